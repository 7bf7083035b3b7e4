import { expect, it } from 'vitest';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import {
  columnsKey,
  leastWidth,
  LEAST_WIDTH,
  moved,
  rememberedColumns,
  resized,
  shownColumns,
  usualAgain,
  usualColumns,
  widthOf,
} from './column-choice.ts';

const register = registerNamed('outgoing-delegation');
const usual = usualColumns(register);
const kept = (value: unknown) =>
  rememberedColumns({ [columnsKey(register.name)]: JSON.stringify(value) }, register);

it('gives the title what the other columns leave, which is most of an office screen', () => {
  const title = shownColumns(register, usual).filter(({ width }) => width === null);
  expect(title.map(({ name }) => name)).toEqual(['name']);
  for (const name of ['outgoing-delegation', 'incoming-delegation', 'task', 'letter', 'talk'] as const) {
    const one = registerNamed(name);
    const choice = usualColumns(one);
    const others = leastWidth(one, choice) - widthOf(one, choice, one.titleColumn);
    // 1366 without the menu, the margins, the boxes of marks and a scroll bar.
    expect(1366 - 188 - 32 - 30 - 17 - others, name).toBeGreaterThan(250);
  }
});

it('opens what was chosen, without columns that there are not, and never without the title', () => {
  expect(kept({ columns: ['code', 'name', 'leader'], widths: { code: 90, gone: 90 } })).toEqual({
    columns: ['code', 'name', 'leader'],
    widths: { code: 90 },
  });
  expect(kept({ columns: ['code', 'gone', 'code'], widths: {} }).columns).toEqual(['name', 'code']);
  expect(kept({ columns: ['gone'], widths: {} })).toEqual(usual);
  expect(kept('broken')).toEqual(usual);
  expect(rememberedColumns({}, register)).toEqual(usual);
});

it('moves a column to where another stands, either way', () => {
  expect(moved(['a', 'b', 'c', 'd'], 'a', 'c')).toEqual(['b', 'c', 'a', 'd']);
  expect(moved(['a', 'b', 'c', 'd'], 'd', 'b')).toEqual(['a', 'd', 'b', 'c']);
  expect(moved(['a', 'b'], 'x', 'b')).toEqual(['a', 'b']);
});

const choice = { columns: ['code', 'name', 'hostAgency', 'leader'], widths: {} };
const drawn = { code: 100, name: 500, hostAgency: 200, leader: 200 };

it('moves an edge between two columns, so that all go on to fit', () => {
  expect(resized(register, choice, 'hostAgency', 30, drawn, true).widths).toEqual({
    hostAgency: 230,
    leader: 170,
  });
  expect(resized(register, choice, 'hostAgency', 500, drawn, true).widths).toEqual({
    hostAgency: 400 - LEAST_WIDTH,
    leader: LEAST_WIDTH,
  });
  expect(resized(register, choice, 'hostAgency', -500, drawn, true).widths).toEqual({
    hostAgency: LEAST_WIDTH,
    leader: 400 - LEAST_WIDTH,
  });
});

it('lets the title grow and shrink by its edges, down to its least', () => {
  expect(resized(register, choice, 'name', 50, drawn, true).widths).toEqual({ hostAgency: 150 });
  expect(resized(register, choice, 'name', -400, drawn, true).widths).toEqual({ hostAgency: 480 });
  expect(resized(register, choice, 'code', 50, drawn, true).widths).toEqual({ code: 150 });
  expect(resized(register, choice, 'code', 900, drawn, true).widths).toEqual({ code: 380 });
});

it('changes one column alone where the rows scroll sideways, and behind the last', () => {
  expect(resized(register, choice, 'hostAgency', 40, drawn, false).widths).toEqual({ hostAgency: 240 });
  expect(resized(register, choice, 'name', 40, drawn, false).widths).toEqual({ name: 540 });
  expect(resized(register, choice, 'leader', -500, drawn, true).widths).toEqual({ leader: LEAST_WIDTH });
  expect(usualAgain({ ...choice, widths: { name: 540, code: 90 } }, 'name').widths).toEqual({ code: 90 });
});
