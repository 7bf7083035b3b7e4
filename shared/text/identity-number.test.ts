import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { identityNumbers, withNumbersMasked, withoutNumber } from './identity-number.ts';

describe('a number of an identity document within another text', () => {
  it.each([
    ['Nguyễn Văn A (HC 0123456)', '0123456', 'Nguyễn Văn A'],
    ['Nguyễn Văn A - CCCD: 020190123456', '020190123456', 'Nguyễn Văn A'],
    ['Nguyễn Văn A, CCCD số 0123456789', '0123456789', 'Nguyễn Văn A'],
    ['hộ chiếu số B1234567', 'B1234567', ''],
    ['Lý Thị B (Hộ chiếu công vụ số S0012345)', 'S0012345', 'Lý Thị B'],
    ['Hoàng Văn C, GTH 0123456', '0123456', 'Hoàng Văn C'],
    ['Trần D: giấy thông hành biên giới số AB1234567', 'AB1234567', 'Trần D:'.slice(0, -1)],
    ['Passport No. E12345678', 'E12345678', ''],
    ['Wang Wei, passport no: EJ1234567', 'EJ1234567', 'Wang Wei'],
    ['王伟（护照号：E12345678）', 'E12345678', '王伟'],
    ['身份证号码 45010319900101123X', '45010319900101123X', ''],
    ['CMND 081234567', '081234567', ''],
    ['Nguyễn Văn A 020190123456', '020190123456', 'Nguyễn Văn A'],
    ['Nguyễn Văn A C1234567', 'C1234567', 'Nguyễn Văn A'],
    ['số CCCD 020 190 123 456 cấp ngày 01/02/2021', '020190123456', 'số cấp ngày 01/02/2021'],
  ])('%s', (text, number, left) => {
    const [found] = identityNumbers(text);
    expect(found?.number ?? null).toBe(number);
    if (found !== undefined) expect(withoutNumber(text, found)).toBe(left);
  });

  it('of a passport alone counts beside a name, and where the text is one', () => {
    expect(identityNumbers('Mã hàng B1234567')).toEqual([]);
    expect(identityNumbers('B1234567', true)).toHaveLength(1);
  });

  it('is masked as it is shown elsewhere', () => {
    const text = 'A (HC C7654321), B (CCCD 020190123456)';
    expect(withNumbersMasked(text, identityNumbers(text))).toBe('A (HC C7***321), B (CCCD 02*******456)');
  });

  it.each([
    'Quyết định số 123/QĐ-UBND ngày 01/02/2024',
    'Công văn 1234567/UBND-NC',
    'ĐT: 0912345678',
    'Điện thoại 02053812345',
    'STK 020190123456 tại Vietcombank',
    'Tờ khai số 105123456780',
    'mốc 1119-1120, 1088/2, 1106+238m',
    'Kinh phí 120.000.000 đồng',
    'lệ phí cấp hộ chiếu 1200000 đồng',
    'cấp hộ chiếu cho 15 người, ngày 20240115',
    'Biển số 12C-12345, container TCLU1234567',
    'MST 4900123456',
    'ĐR-VP-2024-0007',
    'từ 01/01/2024 đến 31/12/2024',
    'phòng HC - TH họp lúc 14:30',
  ])('is not found in %s', (text) => {
    expect(identityNumbers(text)).toEqual([]);
  });

  it('takes time that grows with the text', () => {
    const text = 'hộ chiếu số '.repeat(20_000) + '1'.repeat(50_000) + ' A1234567 '.repeat(20_000);
    expect(identityNumbers(text).length).toBeLessThanOrEqual(20_001);
  });

  it('is found in no text of the sample or of a notice', () => {
    const folders = [
      '../reference/sample',
      '../../tests/notices/known',
      '../../tests/notices/held',
      '../../tests/fixtures',
    ];
    const texts = folders.flatMap((folder) => {
      const path = fileURLToPath(new URL(folder, import.meta.url));
      return readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(json|txt|csv|md)$/.test(name))
        .map((name) => readFileSync(`${path}/${name}`, 'utf8'));
    });
    expect(texts.length).toBeGreaterThan(50);
    const found = texts.flatMap((text) =>
      identityNumbers(text).map(({ from, to }) => text.slice(Math.max(0, from - 30), to + 10)),
    );
    expect(found).toEqual([]);
  });
});
