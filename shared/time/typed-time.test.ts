import { describe, expect, it } from 'vitest';
import { parseTypedTime } from './typed-time.ts';

describe('times as people type them', () => {
  it.each([
    ['8h30', '08:30'],
    ['08:30', '08:30'],
    ['0830', '08:30'],
    ['830', '08:30'],
    ['8.30', '08:30'],
    ['8h', '08:00'],
    ['23h59', '23:59'],
    ['8 giờ 30 phút', '08:30'],
  ])('reads %s as %s', (typed, time) => {
    expect(parseTypedTime(typed)).toBe(time);
  });

  it.each(['24h00', '8h60', 'sáng', '', '123456'])('reads no time in "%s"', (typed) => {
    expect(parseTypedTime(typed)).toBeNull();
  });
});
