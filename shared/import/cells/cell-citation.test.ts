import { describe, expect, it } from 'vitest';
import { cellCitation } from './cell-citation.ts';

describe('a document cited in a cell', () => {
  it.each<[string, string, string, string, string]>([
    ['145/QĐ-UBND ngày 20/01/2024', '145/QĐ-UBND', '20/01/2024', '', ''],
    ['Công văn số 321/UBND-NC, 05/3/2024', '321/UBND-NC', '05/3/2024', '', ''],
    ['835-QĐ/TU (12.02.2024)', '835-QĐ/TU', '12.02.2024', '', ''],
    ['835-QĐ/TU\n12/02/2024', '835-QĐ/TU', '12/02/2024', '', ''],
    ['Số: 12/TB-SNgV ngày 05 tháng 3 năm 2024', '12/TB-SNgV', '05 tháng 3 năm 2024', '', ''],
    ['Ngày 20/01/2024, số 145/QĐ-UBND', '145/QĐ-UBND', '20/01/2024', '', ''],
    ['145/QĐ-UBND/ngày 20/01/2024', '145/QĐ-UBND', '20/01/2024', '', ''],
    ['QĐ 145/QĐ-UBND ngày 20/01/2024 của UBND tỉnh', '145/QĐ-UBND', '20/01/2024', 'UBND tỉnh', ''],
    [
      'Công văn số 321/UBND-NC ngày 05/3/2024 của UBND tỉnh về việc rà soát mốc giới',
      '321/UBND-NC',
      '05/3/2024',
      'UBND tỉnh',
      'về việc rà soát mốc giới',
    ],
    ['145/QĐ-UBND ngày 20/01/2024; 146/QĐ-UBND', '145/QĐ-UBND', '20/01/2024', '', '146/QĐ-UBND'],
    ['50/2025/QĐ-UBND', '50/2025/QĐ-UBND', '', '', ''],
    ['12/2024', '12/2024', '', '', ''],
    ['45-CV/TU', '45-CV/TU', '', '', ''],
    ['/BNG-UBBG', '/BNG-UBBG', '', '', ''],
    ['桂外办函〔2024〕5号', '桂外办函〔2024〕5号', '', '', ''],
    ['05/T-ĐDBG', '05/T-ĐDBG', '', '', ''],
  ])('%j is number %j, day %j, issuer %j, beside %j', (text, number, day, issuer, beside) => {
    expect(cellCitation(text)).toEqual({ number, day, issuer, beside });
  });
});
