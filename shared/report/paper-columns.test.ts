import { expect, it } from 'vitest';
import { sizedColumns } from './paper-columns.ts';

const column = (key: string, title = key) => ({ key, title, centred: false });

it('gives each column room for its longest word, and the rest to the long text', () => {
  const { columns, across } = sizedColumns(
    [column('index', 'STT'), column('code', 'Mã hồ sơ'), column('name', 'Nội dung')],
    [[1, 'ĐR-VP-2024-0009', 'Đoàn công tác của tỉnh dự Chương trình Gặp gỡ đầu Xuân và Hội nghị']],
  );
  const [index = 0, code = 0, name = 0] = columns.map(({ width }) => width);
  expect(index).toBeGreaterThan(5);
  expect(code).toBeGreaterThan(16);
  expect(name).toBeGreaterThan(code * 1.5);
  expect(across).toBe(false);
});

it('lays the page across where the columns ask for it, and never where it must stand', () => {
  const columns = Array.from({ length: 8 }, (_, at) => column(`c${at}`));
  const rows = [columns.map(() => 'một đoạn chữ dài vừa phải trong ô')];
  expect(sizedColumns(columns, rows).across).toBe(true);
  expect(sizedColumns(columns, rows, 'upright').across).toBe(false);
});

it('leaves the others their words beside a column with one endless word', () => {
  const { columns } = sizedColumns([column('a'), column('b')], [['x'.repeat(500), 'ngắn']]);
  expect(columns[1]?.width).toBeGreaterThan(5);
});
