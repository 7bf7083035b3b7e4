import { describe, expect, it } from 'vitest';
import { typeWidth } from '../reference/type-width.ts';
import { balancedWidth, isKeptWhole, keptWhole, lineBelow, linesOf } from './text-lines.ts';

const face = { size: 11 };
const title = { size: 14, bold: true };

describe('the width of type', () => {
  it('is that of Times New Roman, marks included, and grows with the size', () => {
    // A digit is half as wide as the type is high.
    expect(typeWidth('0000000000', { size: 72 })).toBeCloseTo(127, 1);
    expect(typeWidth('Độc lập - Tự do - Hạnh phúc', title)).toBeCloseTo(60.8, 0);
    expect(typeWidth('ngoại\u00A0vụ', face)).toBe(typeWidth('ngoại vụ', face));
    expect(typeWidth('ngoại vụ'.normalize('NFD'), face)).toBe(typeWidth('ngoại vụ', face));
  });
});

describe('lines', () => {
  it('end at spaces, behind hyphens and slashes, and anywhere in a run that is longer than the column', () => {
    for (const text of [
      'Kết quả công tác đối ngoại Quý I năm 2024; phương hướng, nhiệm vụ Quý II năm 2024',
      '_'.repeat(90),
      Array.from({ length: 20 }, () => 'ngoại\u00A0vụ').join('\u00A0'),
      `https://langson.gov.vn/${'duong-dan/'.repeat(9)}`,
    ]) {
      const lines = linesOf(text, face, 40);
      expect(lines.length).toBeGreaterThan(1);
      for (const line of lines) expect(typeWidth(line, face)).toBeLessThanOrEqual(40);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }
  });

  it.each(['145/QĐ-UBND', '27-ĐR-0034', '05/02/2024', '1088/2-1089;', '(09/03)'])('keep %s whole', (word) => {
    expect(isKeptWhole(word)).toBe(true);
    for (let before = 0; before < 24; before += 1) {
      const lines = keptWhole(`${'a'.repeat(before)} số ${word} cấp`, face, 30).split('\n');
      expect(lines.some((line) => line.split(' ').includes(word))).toBe(true);
      const broken = lines.flatMap((line) => linesOf(line, face, 30));
      expect(broken.some((line) => line.split(' ').includes(word))).toBe(true);
    }
  });

  it.each(['Đồng-Đăng', 'QĐ-UBND', '2024', '1/'.repeat(40)])('do not keep %s', (word) => {
    expect(isKeptWhole(word)).toBe(false);
  });
});

describe('a title', () => {
  const text = 'Kết quả công tác đối ngoại Quý I năm 2024 và phương hướng, nhiệm vụ Quý II năm 2024';

  it('is set in lines of about one length, no more of them than there must be', () => {
    const lines = linesOf(text, title, balancedWidth(text, title, 165));
    expect(lines).toHaveLength(linesOf(text, title, 165).length);
    const [first = 0, second = 0] = lines.map((line) => typeWidth(line, title));
    expect(Math.min(first, second) / Math.max(first, second)).toBeGreaterThan(0.8);
  });

  it('has a line below it, a third to a half as long as its longest line', () => {
    for (const width of [60, 90, 165]) {
      const longest = Math.max(...linesOf(text, title, width).map((line) => typeWidth(line, title)));
      expect(lineBelow(text, title, width) / longest).toBeGreaterThan(1 / 3);
      expect(lineBelow(text, title, width) / longest).toBeLessThan(1 / 2);
    }
  });
});
