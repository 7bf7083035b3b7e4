import { describe, expect, it } from 'vitest';
import { choice, country, integer, money, recordLink, type Field } from './field.ts';
import { registerNamed } from './all-registers.ts';
import { blankRecord } from './edit-record.ts';
import { validateRecord, valueProblem } from './validate.ts';

const kinds: Readonly<Record<string, Field>> = {
  integer: integer({ max: 1_000 }),
  money: money(),
  choice: choice('sex', ['male', 'female']),
  country: country(),
  link: recordLink(['talk']),
};

describe('a value that a person typed and no field can hold', () => {
  it.each([
    ['integer', 'mười hai', 'not-a-number', { value: 'mười hai' }],
    ['integer', 1.5, 'not-whole', { value: '1,5' }],
    ['integer', 1_001, 'too-large', { max: 1_000 }],
    ['money', 'khoảng hai tỷ', 'not-a-number', { value: 'khoảng hai tỷ' }],
    ['money', { amount: -5, currency: 'VND', rate: 1 }, 'below-zero', { value: '-5' }],
    ['money', { amount: 5, currency: 'CNY', rate: 'ba' }, 'not-a-number', { value: 'ba' }],
    ['choice', 'đàn ông', 'not-in-list', { value: 'đàn ông' }],
    ['country', 'Wakanda', 'unknown-country', { value: 'Wakanda' }],
    ['link', 'văn bản nào đó', 'record-not-chosen', { value: 'văn bản nào đó' }],
  ])('of kind %s, %j, is named: %s', (kind, value, code, params) => {
    const field = kinds[kind];
    expect(field === undefined ? null : valueProblem(field, value)).toEqual({ code, params });
  });

  it.each([
    ['integer', 12],
    ['money', { amount: 0, currency: 'VND', rate: 1 }],
    ['choice', 'male'],
    ['country', 'LA'],
    ['link', null],
  ])('of kind %s, %j, is none', (kind, value) => {
    const field = kinds[kind];
    expect(field === undefined ? 'no field' : valueProblem(field, value)).toBeNull();
  });
});

it('lets a talk be linked with every register that says so, and with no other', () => {
  const linked = (register: string) => {
    const record = { id: '0190a1b2-0000-7000-8000-000000000000', register };
    const row = { id: 'x', position: 0, withdrawn: false, record, note: null };
    const talk = registerNamed('talk');
    return validateRecord(talk, { ...blankRecord(talk, 'id'), links: [row] }).filter(
      ({ list }) => list === 'links',
    );
  };
  for (const register of ['border-incident', 'talk', 'letter', 'outgoing-delegation', 'incoming-delegation'])
    expect([register, linked(register)]).toEqual([register, []]);
  for (const register of ['task', 'person', 'setting', 'unknown'])
    expect(linked(register).map(({ code }) => code)).toEqual(['wrong-kind']);
});
