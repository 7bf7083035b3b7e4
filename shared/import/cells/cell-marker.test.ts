import { expect, it } from 'vitest';
import { plainDate } from '../../time/plain-date.ts';
import { cellMarker } from './cell-marker.ts';

const serial = (year: number, month: number): number =>
  (Date.UTC(year, month - 1, 1) - Date.UTC(1899, 11, 30)) / 86_400_000;

it.each([
  ['1088/2-1089', null, '1088/2-1089', false],
  ['1116', 1116, '1116', false],
  ['', serial(1088, 2), '1088/2', true],
  ['', serial(1116, 2), '1116/2', true],
  ['', serial(1224, 1), '1224/1', true],
])('%j (%s) is the marker %s', (text, number, marker, isRecovered) => {
  expect(cellMarker({ text, date: null, number })).toEqual({ text: marker, isRecovered });
});

it('cannot be told of another date', () => {
  expect(cellMarker({ text: '2024-02-23', date: plainDate('2024-02-23'), number: null })).toBeNull();
});
