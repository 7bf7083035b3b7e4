import { describe, expect, it } from 'vitest';
import { ReferenceIndex } from '../../reference/find-reference.ts';
import { shippedRows } from '../../reference/shipped-rows.ts';
import { plainDate } from '../../time/plain-date.ts';
import { members } from '../../registers/delegation/delegation-fields.ts';
import {
  boolean,
  date,
  integer,
  longText,
  marker,
  money,
  reference,
  time,
  type Field,
} from '../../registers/field.ts';
import { pastedChoices, valueOfPasted, type PasteContext } from './pasted-value.ts';

const context: PasteContext = {
  index: new ReferenceIndex(shippedRows),
  on: plainDate('2024-03-20'),
  today: plainDate('2024-03-20'),
  choices: pastedChoices,
};

const { fields } = members('outgoing_delegation_member');

describe('a pasted cell as the value of a field', () => {
  it.each<readonly [string, Field, string, unknown]>([
    ['a date', date(), '5/2/1980', '1980-02-05'],
    ['a date with points', date(), '05.02.1980', '1980-02-05'],
    ['a date from year to day', date(), '1980-02-05 00:00:00', '1980-02-05'],
    ['a date in words', date(), 'ngày 5 tháng 2 năm 1980', '1980-02-05'],
    ['a Chinese date', date(), '1980年2月5日', '1980-02-05'],
    ['an English date', date(), '5 February 1980', '1980-02-05'],
    ['an American date in words', date(), 'Feb 5, 1980', '1980-02-05'],
    ['a date with the name of its month', date(), '05-Feb-1980', '1980-02-05'],
    ['a date without strokes', date(), '19800205', '1980-02-05'],
    ['a date with invisible marks', date(), '\u200E05/02/1980\u00A0', '1980-02-05'],
    ['a whole number', integer(), '1.250', 1250],
    ['a number with its unit', integer(), '12 người', 12],
    ['an amount in millions', integer(), '1,5 triệu đồng', 1_500_000],
    ['a share', integer(), '50%', 50],
    ['an amount of money', money(), '20.000 CNY', { amount: 20_000, currency: 'CNY', rate: null }],
    ['a choice by its label', fields.sex, 'Nữ', 'female'],
    ['a choice by its label without marks', fields.sex, 'nu', 'female'],
    ['a choice by an honorific', fields.sex, 'Ông', 'male'],
    ['a Chinese choice', fields.sex, '女', 'female'],
    ['an English choice', fields.role, 'Head of delegation', 'leader'],
    ['a role', fields.role, 'Phó Trưởng đoàn', 'deputy'],
    ['a kind of passport', fields.documentType, 'Hộ chiếu công vụ', 'officialPassport'],
    ['a country', fields.nationality, 'Trung Quốc', 'CN'],
    ['a Chinese country', fields.nationality, '越南', 'VN'],
    ['a country by its code', fields.nationality, 'VN', 'VN'],
    ['an agency of the catalogue', fields.agency, 'Sở Ngoại vụ', { code: 'SNgV', text: 'Sở Ngoại vụ' }],
    ['another agency', reference('organisation'), 'Công ty Hoa Mai', { code: null, text: 'Công ty Hoa Mai' }],
    ['a mark', boolean(), 'x', true],
    ['a yes', boolean(), 'Có', true],
    ['a no', boolean(), 'Không', false],
    ['a time', time(), '8h30', '08:30'],
    ['a text of one line', fields.jobTitle, 'Phó\nGiám  đốc', 'Phó Giám đốc'],
    ['a text of several lines', longText(), 'Một\u200B \n hai', 'Một\nhai'],
    ['a number of a passport', fields.documentNumber, ' C1234567 ', 'C1234567'],
    ['nothing', date(), ' \u200B', null],
  ])('%s is read', (_, field, text, value) => {
    expect(valueOfPasted(field, text, context)).toEqual(value);
  });

  it.each<readonly [string, Field, string]>([
    ['a day without its year', date(), '5/2'],
    ['a bare year', date(), '1980'],
    ['a day that there is not', date(), '31/02/1980'],
    ['words for a date', date(), 'không rõ'],
    ['a span of numbers', integer(), '10-12'],
    ['two numbers', integer(), '10 + 2'],
    ['thousands in words', integer(), '5 nghìn'],
    ['part of a whole number', integer(), '1,5'],
    ['an unknown choice', fields.sex, 'không rõ'],
    ['an unknown country', fields.nationality, 'Xứ sở'],
    ['an unknown answer', boolean(), 'có thể'],
    ['no time', time(), 'sáng'],
  ])('%s stays as it was pasted', (_, field, text) => {
    expect(valueOfPasted(field, text, context)).toBe(text);
  });

  it('a place on the line keeps its text beside what is read of it', () => {
    expect(valueOfPasted(marker(), '1088/2 - 1089', context)).toMatchObject({
      text: '1088/2 - 1089',
      normalised: '1088/2-1089',
    });
  });
});
