import { describe, expect, it } from 'vitest';
import { cellCitation, cellCitations } from './cell-citation.ts';

describe('a number that says no more than itself', () => {
  it.each([
    '145/QĐ-UBND',
    '50/2025/QĐ-UBND',
    '12/2024',
    'BB-HN-02',
    '145',
    '45-CV/TU',
    '272-QĐ/TW',
    '05-HD/BĐNTW',
    '/BNG-UBBG',
    '/TB-UBND',
    '桂外办函〔2024〕5号',
    '05/T-ĐDBG',
    '145 / QĐ – UBND',
    '135/SNgV – LS',
    'QĐ145',
    'GX-FAO 2024-05',
    'Thông báo số 88',
  ])('%j is taken whole', (text) => {
    expect(cellCitations(text)).toEqual([{ number: text, day: '', issuer: '', beside: '' }]);
  });
});

describe('a document cited in a cell', () => {
  it.each<[string, string, string, string, string]>([
    ['145/QĐ-UBND ngày 20/01/2024', '145/QĐ-UBND', '20/01/2024', '', ''],
    ['145/QĐ-UBND, 20/01/2024', '145/QĐ-UBND', '20/01/2024', '', ''],
    ['145/QĐ-UBND (20/01/2024)', '145/QĐ-UBND', '20/01/2024', '', ''],
    ['145/QĐ-UBND (ngày 20/01/2024)', '145/QĐ-UBND', '20/01/2024', '', ''],
    ['số 145/QĐ-UBND, 20.01.2024', '145/QĐ-UBND', '20.01.2024', '', ''],
    ['310/QĐ-UBND/27-02-2024', '310/QĐ-UBND', '27-02-2024', '', ''],
    ['310/QĐ-UBND-27/02/2024', '310/QĐ-UBND', '27/02/2024', '', ''],
    ['145/QĐ-UBND ngày 20/01', '145/QĐ-UBND', '20/01', '', ''],
    ['No. 145/QĐ-UBND dated 20/01/2024', '145/QĐ-UBND', '20/01/2024', '', ''],
    ['桂外办函〔2024〕5号 2024年1月20日', '桂外办函〔2024〕5号', '2024年1月20日', '', ''],
    ['Quyết định số 145/QĐ-UBND', '145/QĐ-UBND', '', '', ''],
    ['TB số 88/TB-UBND', '88/TB-UBND', '', '', ''],
    ['Thông báo kết luận số 88/TB-UBND', '88/TB-UBND', '', '', ''],
    ['Biên bản số 01/BB ngày 21/02/2024', '01/BB', '21/02/2024', '', ''],
    ['Công điện 05/CĐ-UBND', '05/CĐ-UBND', '', '', ''],
    ['Công văn số 321/UBND-NC, 05/3/2024', '321/UBND-NC', '05/3/2024', '', ''],
    ['835-QĐ/TU (12.02.2024)', '835-QĐ/TU', '12.02.2024', '', ''],
    ['835-QĐ/TU\n12/02/2024', '835-QĐ/TU', '12/02/2024', '', ''],
    ['Số: 12/TB-SNgV ngày 05 tháng 3 năm 2024', '12/TB-SNgV', '05 tháng 3 năm 2024', '', ''],
    ['Ngày 20/01/2024, số 145/QĐ-UBND', '145/QĐ-UBND', '20/01/2024', '', ''],
    ['145/QĐ-UBND/ngày 20/01/2024', '145/QĐ-UBND', '20/01/2024', '', ''],
    ['145/QĐ-UBND của UBND tỉnh', '145/QĐ-UBND', '', 'UBND tỉnh', ''],
    ['QĐ 145/QĐ-UBND ngày 20/01/2024 của UBND tỉnh', '145/QĐ-UBND', '20/01/2024', 'UBND tỉnh', ''],
    ['88/TB-UBND (Hỏa tốc)', '88/TB-UBND', '', '', 'Hỏa tốc'],
    ['88/TB-UBND (Hỏa tốc) ngày 5/2/2024', '88/TB-UBND', '5/2/2024', '', 'Hỏa tốc'],
    ['135/SNgV-LS - Hỏa tốc', '135/SNgV-LS', '', '', 'Hỏa tốc'],
    [
      'Công văn số 321/UBND-NC ngày 05/3/2024 của UBND tỉnh về việc rà soát mốc giới',
      '321/UBND-NC',
      '05/3/2024',
      'UBND tỉnh',
      'về việc rà soát mốc giới',
    ],
    ['145/QĐ-UBND ngày 20/01/2024; 146/QĐ-UBND', '145/QĐ-UBND', '20/01/2024', '', '146/QĐ-UBND'],
    ['88/TB-UBND, 89/TB-UBND', '88/TB-UBND', '', '', '89/TB-UBND'],
    ['Đã hoàn thành tại BC số 35/BC-SNgV ngày 10/3/2024', '35/BC-SNgV', '10/3/2024', '', 'Đã hoàn thành'],
  ])('%j is number %j, day %j, issuer %j, beside %j', (text, number, day, issuer, beside) => {
    expect(cellCitation(text)).toEqual({ number, day, issuer, beside });
  });

  it('may be one of several', () => {
    expect(
      cellCitations('145/QĐ-UBND ngày 20/01/2024 của UBND tỉnh và QĐ số 150/QĐ-UBND ngày 22/01/2024'),
    ).toEqual([
      { number: '145/QĐ-UBND', day: '20/01/2024', issuer: 'UBND tỉnh', beside: '' },
      { number: '150/QĐ-UBND', day: '22/01/2024', issuer: '', beside: '' },
    ]);
  });
});

describe('a cell without a number', () => {
  it.each(['Không', 'không có', 'Chưa', 'CHƯA CÓ.'])('%j says nothing', (text) => {
    expect(cellCitation(text)).toBeNull();
  });

  it.each(['Đang trình', 'Đã báo cáo', 'x', 'Không số', 'Đã trình ngày 5/2/2024', 'Xong 10/3', 'Đủ'])(
    '%j is left in words',
    (text) => {
      expect(cellCitation(text)).toEqual({ number: '', day: '', issuer: '', beside: text });
    },
  );

  it.each([
    ['12/02/2024', '12/02/2024'],
    ['Báo cáo ngày 12/02/2024', '12/02/2024'],
  ])('%j tells a day', (text, day) => {
    expect(cellCitation(text)).toEqual({ number: '', day, issuer: '', beside: '' });
  });
});
