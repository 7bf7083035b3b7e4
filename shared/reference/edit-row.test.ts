import { describe, expect, it } from 'vitest';
import { plainDate } from '../time/plain-date.ts';
import { blankRow, copyOf, saveOfRow, supersede } from './edit-row.ts';

const row = {
  ...blankRow('gate', 'a'),
  code: 'TT',
  name: 'Cửa khẩu Tân Thanh',
  validTo: '2030-12-31',
  successorIds: ['z'],
  attributes: { class: 'secondary', markers: null },
};

describe('the save of an edited row', () => {
  it('names every field of a new row', () => {
    expect(Object.keys(saveOfRow(null, row)?.fields ?? {})).toHaveLength(14);
  });

  it.each([
    ['nothing', {}, null],
    ['an empty text in the place of none', { shortName: '' }, null],
    ['the order of attributes', { attributes: { markers: null, class: 'secondary' } }, null],
    ['a name', { name: 'Tân Thanh' }, { name: 'Tân Thanh' }],
    ['a code', { code: 'TTh' }, { itemCode: 'TTh' }],
    ['an attribute', { attributes: { class: 'lane' } }, { attributes: { class: 'lane' } }],
  ])('that differs in %s names just that', (_case, change, fields) => {
    expect(saveOfRow(row, { ...row, ...change })?.fields ?? null).toEqual(fields);
  });
});

it('ends a row on the day before its copy begins, and lets the copy go on to the row’s successors', () => {
  const next = { ...copyOf(row, 'b', null), name: 'Lối thông quan', validFrom: plainDate('2024-05-27') };
  const [old, added] = supersede(row, next);
  expect(old).toMatchObject({ id: 'a', fields: { validTo: '2024-05-26', successorIds: ['b'] } });
  expect(added).toMatchObject({
    id: 'b',
    fields: { itemCode: 'TT', validFrom: '2024-05-27', validTo: '2030-12-31', successorIds: ['z'] },
  });
});
