import { expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { outgoing, save, testStore } from '../../../db/test-store.ts';
import { plainDate } from '../../../shared/time/plain-date.ts';
import { cellText } from '../../../shared/report/table-layout.ts';
import type { InputValue } from '../../../shared/registers/save-request.ts';
import { tripsPaper, type TripsToPrint } from './trips-paper.ts';

type Store = ReturnType<typeof testStore>;

const member = (fullName: string, more: Readonly<Record<string, InputValue>> = {}) => ({
  id: newId(),
  fields: { fullName, ...more },
});
const agency = (text: string) => ({ agency: { code: null, text } });

function send(
  store: Store,
  days: Readonly<Record<string, InputValue>>,
  members: readonly ReturnType<typeof member>[],
  fields: Readonly<Record<string, InputValue>> = {},
): void {
  save(
    store,
    outgoing(
      { departureActual: null, returnActual: null, leader: null, ...days, ...fields },
      {
        members,
        stops: [
          { id: newId(), fields: { country: 'CN' } },
          { id: newId(), fields: { country: 'TH', transit: true } },
        ],
      },
    ),
  );
}

/** Name, unit, trips and days of each line, and the last one. */
function linesOf(store: Store, span: Partial<TripsToPrint> = {}) {
  const paper = tripsPaper(store, { from: null, to: null, ...span });
  const [part] = paper.parts;
  if (part?.kind !== 'table') return { paper, lines: [], total: [], trips: [] };
  return {
    paper,
    lines: [...part.rows].map(({ cells }) => [cells[1], cells[3], cells[4], cells[5]]),
    trips: [...part.rows].map(({ cells }) => cellText(cells[6] ?? null, undefined)),
    total: part.total,
  };
}

it('counts the trips and days of each person in a span, both ends included, and says which they were', () => {
  const store = testStore();
  const [ha, lam] = ['Nguyễn Thị Hà', 'Vi Văn Lâm'];
  send(store, { departureActual: '2024-01-10', returnActual: '2024-01-12' }, [
    member(ha, agency('Sở Ngoại vụ')),
    member(lam, agency('Sở Công Thương')),
  ]);
  send(store, { departureActual: '2024-02-01', returnActual: '2024-02-01' }, [
    member(ha, agency('Sở Ngoại vụ')),
  ]);
  send(store, { departureActual: '2024-03-01', returnActual: '2024-03-09' }, [
    member(ha, agency('Sở Ngoại vụ')),
  ]);
  const { lines, trips, total, paper } = linesOf(store, {
    from: plainDate('2024-01-10'),
    to: plainDate('2024-02-01'),
  });
  expect(lines).toEqual([
    [ha, 'Sở Ngoại vụ', 2, 4],
    [lam, 'Sở Công Thương', 1, 3],
  ]);
  expect(trips[0]).toMatch(
    /^10\/01\/2024 – 12\/01\/2024: .+, Trung Quốc \(ĐR-VP-2024-\d{4}\)\n01\/02\/2024: /,
  );
  expect(total).toEqual(['Tổng cộng: 2 người', null, null, null, 3, 7, null]);
  expect(paper.lines[0]).toBe('từ ngày 10/01/2024 đến hết ngày 01/02/2024 · 2 người, 3 lượt');
});

it('counts no trip that was only planned, called off, private or in which someone took no part', () => {
  const store = testStore();
  const days = { departureActual: '2024-01-10', returnActual: '2024-01-12' };
  send(store, { departurePlanned: '2024-01-20', returnPlanned: '2024-01-22' }, [member('A')]);
  send(store, days, [member('B')], { calledOff: 'cancelled' });
  send(store, days, [member('C')], { nature: 'private' });
  send(store, days, [member('D', { participated: false }), member('Đ')]);
  expect(linesOf(store).lines.map(([name]) => name)).toEqual(['Đ']);
  expect(linesOf(testStore()).paper).toMatchObject({ parts: [] });
  expect(linesOf(testStore()).paper.notes[0]).toBe('Không có chuyến đi nào.');
});

it('takes two of one name in different offices for two people, a leader for one who went, and no one twice', () => {
  const store = testStore();
  const days = { departureActual: '2024-01-10', returnActual: '2024-01-12' };
  send(store, days, [member('Lê Thu', agency('Sở Ngoại vụ')), member('lê thu', agency('Sở Ngoại vụ'))], {
    leader: 'Trần Minh',
    leaderJobTitle: 'Giám đốc',
  });
  send(store, { ...days, departureActual: '2024-01-11' }, [member('Lê Thu', agency('Sở Công Thương'))]);
  const { lines } = linesOf(store);
  expect(lines.map(([name, unit, trips]) => [String(name).toLowerCase(), unit, trips])).toEqual(
    expect.arrayContaining([
      ['lê thu', 'Sở Ngoại vụ', 1],
      ['lê thu', 'Sở Công Thương', 1],
      ['trần minh', expect.anything(), 1],
    ]),
  );
  expect(lines).toHaveLength(3);
});

it('knows a person by the record whatever office a trip names, and one who is only named by it too', () => {
  const store = testStore();
  const person = newId();
  save(store, { register: 'person', id: person, fields: { fullName: 'Lê Thu' }, children: {} });
  send(store, { departureActual: '2024-01-10', returnActual: '2024-01-12' }, [
    member('Lê Thu', { person, ...agency('Sở Nội vụ') }),
  ]);
  send(store, { departureActual: '2024-02-10', returnActual: null }, [
    member('Lê Thu', { person, ...agency('Sở Ngoại vụ') }),
  ]);
  send(store, { departureActual: '2024-02-20', returnActual: '2024-02-20' }, [member('lê thu')]);
  const { lines, paper } = linesOf(store);
  expect(lines).toHaveLength(1);
  expect(lines[0]?.slice(2)).toEqual([3, 4]);
  expect(paper.notes).toContain('Chưa tính số ngày của 01 lượt chưa ghi ngày về.');
});
