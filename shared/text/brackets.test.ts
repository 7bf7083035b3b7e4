import { describe, expect, it } from 'vitest';
import { insidesOf, replaceBracketed, withoutBrackets } from './brackets.ts';

describe('brackets', () => {
  it.each([
    ['a (b) c', 'a   c'],
    ['(a (b) c)', '  c)'],
    ['a ) b (c', 'a ) b (c'],
    ['((((', '(((('],
    ['(a)(b)', '  '],
  ])('of %j leave %j', (text, left) => {
    expect(withoutBrackets(text)).toBe(left);
  });

  it('of two kinds are told apart, or close each other', () => {
    const apart = [
      { open: '(', close: ')' },
      { open: '[', close: ']' },
    ];
    expect(insidesOf('[a) b] (c', apart)).toEqual(['a) b']);
    expect(insidesOf('( ( [a] b', apart)).toEqual(['a']);
    expect(insidesOf('[a) b] (c', [{ open: '([', close: ')]' }])).toEqual(['a']);
  });

  it('that are to stay do', () => {
    expect(replaceBracketed('(1) (a)', (inside) => (inside === 'a' ? '' : null))).toBe('(1) ');
  });
});
