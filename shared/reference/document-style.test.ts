import { describe, expect, it } from 'vitest';
import { documentComponents, documentStyle, documentStyleSchema } from './document-style.ts';
import style from './document-style.json' with { type: 'json' };

describe('document style', () => {
  it('fits its schema and has every component', () => {
    expect(documentStyleSchema.safeParse(style).error).toBeUndefined();
    expect(Object.keys(documentStyle.components).toSorted()).toEqual(documentComponents.toSorted());
  });

  it('is A4 upright in Times New Roman, black', () => {
    expect(documentStyle.page).toMatchObject({ width: 210, height: 297 });
    expect([documentStyle.font, documentStyle.color]).toEqual(['Times New Roman', '000000']);
  });

  it.each(['top', 'bottom', 'left', 'right'] as const)(
    'keeps the %s margin in what the decree allows',
    (side) => {
      expect(documentStyle.page[side]).toBeGreaterThanOrEqual(documentStyle.allowed[side].min);
      expect(documentStyle.page[side]).toBeLessThanOrEqual(documentStyle.allowed[side].max);
    },
  );

  it('gives the pages of annexes, which lie across, the margins of the body', () => {
    const { annexPage, page } = documentStyle;
    expect(annexPage).toEqual({ top: page.top, right: page.right, bottom: page.bottom, left: page.left });
  });

  it('keeps the body in what the decree allows', () => {
    const { body, allowed } = documentStyle;
    for (const [value, range] of [
      [body.size, allowed.bodySize],
      [body.firstLine, allowed.firstLine],
      [body.spaceAfter, allowed.spaceAfter],
      [body.lineSpacing, allowed.lineSpacing],
    ] as const) {
      expect(value).toBeGreaterThanOrEqual(range.min);
      expect(value).toBeLessThanOrEqual(range.max);
    }
  });

  // Nghị định 30/2020/NĐ-CP, Phụ lục I: least and greatest size, bold, italic, capitals.
  it.each([
    ['parent', 12, 13, false, false, true],
    ['agency', 12, 13, true, false, true],
    ['nation', 12, 13, true, false, true],
    ['motto', 13, 14, true, false, false],
    ['number', 13, 13, false, false, false],
    ['placeDate', 13, 14, false, true, false],
    ['kind', 13, 14, true, false, true],
    ['title', 13, 14, true, false, false],
    ['addressee', 13, 14, false, false, false],
    ['signer', 13, 14, true, false, false],
    ['signerOffice', 13, 14, true, false, true],
    ['recipientsTitle', 12, 12, true, true, false],
    ['recipients', 11, 11, false, false, false],
    ['pageNumber', 13, 14, false, false, false],
  ] as const)(
    'sets %s between %i and %i points as the decree says',
    (name, min, max, bold, italic, capitals) => {
      const { size, ...look } = documentStyle.components[name];
      expect(size).toBeGreaterThanOrEqual(min);
      expect(size).toBeLessThanOrEqual(max);
      expect(look).toMatchObject({ bold, italic, capitals });
      expect(documentStyle.sizes[name]).toBe(size);
    },
  );
});
