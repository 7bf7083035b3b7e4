import { expect, it } from 'vitest';
import { sheetAbout } from './sheet-about.ts';

it.each([
  [['DANH SÁCH ĐOÀN RA QUÝ I/2024'], 'Sheet1', 2024],
  [['Tổng hợp đoàn ra năm 2023', '(Kèm theo Báo cáo số 12/BC-SNgV ngày 05/01/2024)'], 'Sheet1', 2023],
  [['THÁNG 02 NĂM 2024'], 'Sheet1', 2024],
  [['Tháng 2-2024'], 'Sheet1', 2024],
  [['DANH SÁCH ĐOÀN RA'], '2024', 2024],
  [['Giai đoạn 2021 - 2025'], 'Sheet1', null],
  [['DANH SÁCH ĐOÀN RA'], 'Sheet1', null],
])('the title %j of sheet %j names the year %s', (above, name, year) => {
  expect(sheetAbout(above, name).year).toBe(year);
});

it('finds the unit of amounts in any line above the table', () => {
  expect(sheetAbout(['DANH SÁCH', 'ĐVT: nghìn đồng'], 'Sheet1').moneyUnit).toEqual({
    scale: 1000,
    currency: 'VND',
  });
  expect(sheetAbout(['Đơn vị: Sở Ngoại vụ'], 'Sheet1').moneyUnit).toBeNull();
});
