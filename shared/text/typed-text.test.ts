import { describe, expect, it } from 'vitest';
import { withoutUnseen } from './typed-text.ts';

describe('a text as it was pasted', () => {
  it.each([
    ['\uFEFFSở Ngoại vụ', 'Sở Ngoại vụ'],
    ['05/02/2024\u200B', '05/02/2024'],
    ['1\u00A0250\u00A0000', '1 250 000'],
    ['Bie\u0302n pho\u0300ng', 'Biên phòng'],
    ['Trà\u00AD Lĩnh\u200E', 'Trà Lĩnh'],
    ['mốc\u30001116', 'mốc 1116'],
    ['hai  dòng\n\tgiữ nguyên', 'hai  dòng\n\tgiữ nguyên'],
    ['', ''],
  ])('%j is %j', (pasted, text) => {
    expect(withoutUnseen(pasted)).toBe(text);
  });
});
