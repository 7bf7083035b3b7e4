import { describe, expect, it } from 'vitest';
import { parseDocumentNumber } from './document-number.ts';

describe('a document number', () => {
  it.each([
    ['145/QĐ-UBND', '145', null, 'QĐ', 'UBND'],
    ['50/2025/QĐ-UBND', '50', 2025, 'QĐ', 'UBND'],
    ['13/TTr-SNgV', '13', null, 'TTr', 'SNgV'],
    ['135/SNgV-LS', '135', null, null, 'SNgV-LS'],
    ['272-QĐ/TW', '272', null, 'QĐ', 'TW'],
    ['835-QĐ/TU', '835', null, 'QĐ', 'TU'],
    ['05-HD/BĐNTW', '05', null, 'HD', 'BĐNTW'],
    ['/TB-UBND', null, null, 'TB', 'UBND'],
    ['Số:       /TB-UBND', null, null, 'TB', 'UBND'],
    ['70/2020/QH14', '70', 2020, null, 'QH14'],
    [' 145 / QĐ – UBND ', '145', null, 'QĐ', 'UBND'],
    ['09/2019/NĐ-CP'.normalize('NFD'), '09', 2019, 'NĐ', 'CP'],
  ])('%s is read', (text, number, year, kind, agency) => {
    expect(parseDocumentNumber(text)).toEqual({ number, year, kind, agency });
  });

  it.each(['', '145', 'Công văn hôm qua', 'QĐ 145', '145/qđ-ubnd'])(
    '%o is kept as it is written, without parts',
    (text) => {
      expect(parseDocumentNumber(text)).toBeNull();
    },
  );
});
