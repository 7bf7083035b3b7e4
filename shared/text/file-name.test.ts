import { describe, expect, it } from 'vitest';
import { fileName } from './file-name.ts';

describe('the name of a saved file', () => {
  it.each([
    [['Đoàn ra', 'quý 1 2026'], 'xlsx', 'doan-ra-quy-1-2026.xlsx'],
    [['Báo cáo', 'quý 1 2026'], 'docx', 'bao-cao-quy-1-2026.docx'],
    [['Sổ', 'Sự vụ biên giới'], 'pdf', 'so-su-vu-bien-gioi.pdf'],
    [['Sự vụ biên giới', 'SV-TT-2026-0003'], 'pdf', 'su-vu-bien-gioi-SV-TT-2026-0003.pdf'],
    [['ĐR-VP-2024-0007'], 'pdf', 'DR-VP-2024-0007.pdf'],
    [['Hội đàm: A/B', '', 'mốc 1088/2-1089?'], 'pdf', 'hoi-dam-a-b-moc-1088-2-1089.pdf'],
    [['con'], 'pdf', 'so-ngoai-vu-con.pdf'],
    [['外事'], 'pdf', 'so-ngoai-vu.pdf'],
  ])('of %j is Vietnamese without marks', (parts, ending, name) => {
    expect(fileName(parts, ending)).toBe(name);
  });

  it('never grows beyond what Windows takes, and ends with no dash', () => {
    const name = fileName(
      Array.from({ length: 60 }, () => 'hồ sơ'),
      'pdf',
    );
    expect(name.length).toBeLessThanOrEqual(94);
    expect(name).toMatch(/[a-z]\.pdf$/);
  });
});
