import { expect, it } from 'vitest';
import { plainDate } from '../../time/plain-date.ts';
import { dayBesideDay, inOtherYear } from './day-beside-day.ts';

it.each<[string, 'start' | 'end', string, string | null]>([
  ['05/02', 'start', '2024-02-07', '2024-02-05'],
  ['28/12', 'start', '2024-01-03', '2023-12-28'],
  ['5', 'start', '2024-02-07', '2024-02-05'],
  ['07/02', 'end', '2024-02-05', '2024-02-07'],
  ['03/01', 'end', '2023-12-28', '2024-01-03'],
  ['đến 7/2', 'end', '2024-02-05', '2024-02-07'],
  ['7', 'end', '2024-02-05', '2024-02-07'],
  ['cùng ngày', 'end', '2024-02-05', '2024-02-05'],
  ['cùng ngày', 'start', '2024-02-05', null],
  ['05/08', 'start', '2024-02-07', null],
  ['3', 'end', '2024-02-05', null],
  ['31/4', 'end', '2024-04-05', null],
  ['chưa rõ', 'end', '2024-02-05', null],
])('%j as %s beside %s is %s', (text, edge, other, date) => {
  expect(dayBesideDay(text, plainDate(other), edge)).toBe(date);
});

it('puts a day without its year into the one by which the trip is over the new year', () => {
  expect(inOtherYear(plainDate('2024-12-28'), plainDate('2024-01-03'), 'start')).toBe('2023-12-28');
  expect(inOtherYear(plainDate('2024-01-03'), plainDate('2024-12-28'), 'end')).toBe('2025-01-03');
  expect(inOtherYear(plainDate('2024-06-28'), plainDate('2024-01-03'), 'start')).toBeNull();
});
