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
    ['hộ chiếu số P01234567', 'P01234567', ''],
    ['HC:B1234567', 'B1234567', ''],
    ['hc b1234567', 'B1234567', ''],
    ['HC C 1234567', 'C1234567', ''],
    ['HC-C1234567', 'C1234567', ''],
    ['hộ chiếu Trung Quốc số E12345678', 'E12345678', ''],
    ['Giấy tờ tùy thân: EA1234567', 'EA1234567', ''],
    ['Laissez-passer 0123456', '0123456', ''],
    ['CCCD/CMND: 020.190.123.456', '020190123456', ''],
    ['Lý Văn A, 0201 9012 3456', '020190123456', 'Lý Văn A'],
    ['020190 123456', '020190123456', ''],
    ['CMND 081 234 567', '081234567', ''],
    ['CMND số 081.234.567', '081234567', ''],
    ['Lý Văn A (081234567)', '081234567', 'Lý Văn A'],
    ['ＨＣ：Ｂ１２３４５６７', 'B1234567', ''],
    ['ＣＣＣＤ ０２０１９０１２３４５６', '020190123456', ''],
    ['护照E12345678', 'E12345678', ''],
    ['护照号码为E12345678，持照人王伟', 'E12345678', '持照人王伟'],
    ['王伟 G12345678', 'G12345678', '王伟'],
    ['sinh 1990, 110101199003070011', '110101199003070011', 'sinh 1990'],
    ['WANG WEI, E12345678', 'E12345678', 'WANG WEI'],
    ['NGUYỄN VĂN A C1234567', 'C1234567', 'NGUYỄN VĂN A'],
    ['B1234567 - Nguyễn Văn A', 'B1234567', 'Nguyễn Văn A'],
    ['B1234567 (hộ chiếu)', 'B1234567', ''],
    ['số CCCD 020 190 123 456 cấp ngày 01/02/2021', '020190123456', 'số cấp ngày 01/02/2021'],
  ])('%s', (text, number, left) => {
    const [found] = identityNumbers(text);
    expect(found?.number ?? null).toBe(number);
    if (found !== undefined) expect(withoutNumber(text, found)).toBe(left);
  });

  it('is found in each place of a list', () => {
    expect(
      identityNumbers('HC: B1234567, C7654321 và P01234567; CCCD 020190123456/020190123457').map(
        ({ number }) => number,
      ),
    ).toEqual(['B1234567', 'C7654321', 'P01234567', '020190123456', '020190123457']);
    expect(identityNumbers('CCCD 020190123456, 0912345678')).toHaveLength(1);
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
    'Vụ án số 0123456/2024/HSST, hồ sơ 0201901/23456',
    'ĐT 0912 345 678, 0205 3812 345, +84 912 345 678',
    'Nguyễn Văn A 0912345678, Lý B 912345678',
    'Kinh phí 120.000.000.000 đồng; 1 200 000 000 đồng',
    'Xe 12C1-234.56, 12A-123.45, 29LD-01234 và 桂A12345',
    '1 2 3 4 5 6 7 8 9, 2024 2025 2026',
    'Thông báo số 123/TB-UBND, 456/TB-SNgV, 1234567/CV-BNG',
    'từ 07 30 11 30 13 30 đến 17 00 00',
    'Tờ khai hải quan 303123456780, vận đơn 020190123456',
    'tọa độ 21.987654, 106.123456',
    'cấp 120 hộ chiếu, 15 giấy thông hành, 20240115',
    'Mốc 1088/2 đến 1119, tọa độ 2345678 5678901',
    'https://langson.gov.vn/tin/020190123456',
    'mã 110101199003070012',
    '关于第 123/2024 号文, 电话 07717890123',
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
