import { describe, expect, it } from 'vitest';
import { shortCodeOf } from './card.ts';

describe('the short code of a card', () => {
  it.each([
    ['0'.repeat(64), '0000 0000 0000 0000 0000 0000'],
    [`${'0'.repeat(63)}7`, '0000 0000 0000 0000 0000 0007'],
    // 2²⁵⁶ − 1 = …640564039457584007913129639935
    ['f'.repeat(64), '0394 5758 4007 9131 2963 9935'],
  ])('of %s is %s', (hash, code) => {
    expect(shortCodeOf(hash)).toBe(code);
  });
});
