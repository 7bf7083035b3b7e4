import { describe, expect, it } from 'vitest';
import { cellHours } from './cell-hours.ts';

describe('the hours of a cell', () => {
  it.each<[string, string | null, string | null, string]>([
    ['8h30', '08:30', null, ''],
    ['8h', '08:00', null, ''],
    ['08:30', '08:30', null, ''],
    ['08:30:00', '08:30', null, ''],
    ['2:30 PM', '14:30', null, ''],
    ['8 giờ 30 phút', '08:30', null, ''],
    ['8h30-10h15', '08:30', '10:15', ''],
    ['8h30 đến 10h15', '08:30', '10:15', ''],
    ['từ 8 giờ 30 đến 10 giờ', '08:30', '10:00', ''],
    ['14:00 – 16:00', '14:00', '16:00', ''],
    ['8h30-10h15, ngày 20/01/2024', '08:30', '10:15', '20/01/2024'],
    ['20/01/2024 (8h30 - 10h15)', '08:30', '10:15', '20/01/2024'],
    ['20/01/2024', null, null, '20/01/2024'],
    ['Buổi sáng', null, null, 'Buổi sáng'],
    ['25h00', null, null, '25h00'],
  ])('%j begins at %j, ends at %j, leaves %j', (text, start, end, rest) => {
    expect(cellHours(text)).toEqual({ start, end, rest });
  });
});
