import { expect, it } from 'vitest';
import { normalise } from '../../text/fold.ts';
import { cellTimes } from './cell-times.ts';

it.each<[string, readonly string[], string]>([
  ['8h30 5/2/2024', ['08:30'], '5/2/2024'],
  ['8h30’ 5/2/2024', ['08:30'], '5/2/2024'],
  ['5/2/2024 7:30 PM', ['19:30'], '5/2/2024'],
  ['12:15 AM 5/2/2024', ['00:15'], '5/2/2024'],
  ['05/02/2024 08:30:00 AM', ['08:30'], '05/02/2024'],
  ['2 PM 5/2/2024', ['14:00'], '5/2/2024'],
  ['2h chiều ngày 5/2', ['14:00'], 'ngày 5/2'],
  ['chiều 2h30 5/2/2024', ['14:30'], '5/2/2024'],
  ['11h đêm 5/2', ['23:00'], '5/2'],
  ['7 giờ kém 15 ngày 5/2', ['06:45'], 'ngày 5/2'],
  ['7 giờ rưỡi ngày 5/2', ['07:30'], 'ngày 5/2'],
  ['14 giờ 30 phút ngày 5/2', ['14:30'], 'ngày 5/2'],
  ['8h30-11h30, 05/02/2024', ['08:30', '11:30'], ', 05/02/2024'],
  ['Từ 14h đến 16h ngày 05/02/2024', ['14:00', '16:00'], 'ngày 05/02/2024'],
  ['05/02/2024', [], '05/02/2024'],
  ['sáng 5/2/2024', [], 'sáng 5/2/2024'],
])('%j says the hours %j', (text, times, rest) => {
  const read = cellTimes(text);
  expect({ ...read, rest: normalise(read.rest) }).toEqual({ times, rest, unread: [] });
});

it('tells hours that there are not', () => {
  expect(cellTimes('25h ngày 5/2')).toMatchObject({ times: [], unread: ['25h'] });
});
