import { describe, expect, it } from 'vitest';
import { readNoticeText } from './read-notice.ts';
import { textBlocks } from './text-tables.ts';

const HEAD = ['TT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời hạn'];
const FIRST = ['1', 'Xây dựng Nghị quyết', 'Sở Tài chính', 'Sở Tư pháp', 'Tháng 6/2025'];
const SECOND = ['2', 'Triển khai học bạ số', 'Sở Giáo dục và Đào tạo', '', '15/8/2025'];

const cells = (text: string) =>
  textBlocks(text).flatMap((block) => (block.cells === null ? [] : [block.cells]));

describe('a table of tasks in a plain text', () => {
  it.each([
    ['tabs', (row: readonly string[]) => row.join('\t')],
    ['bars', (row: readonly string[]) => `| ${row.join(' | ')} |`],
    ['one cell a line', (row: readonly string[]) => row.join('\n')],
    ['blanks', (row: readonly string[]) => row.map((cell) => cell.padEnd(26)).join('')],
  ])('is read with %s between its cells', (_, line) => {
    expect(cells([HEAD, FIRST, SECOND].map(line).join('\n'))).toEqual([HEAD, FIRST, SECOND]);
  });

  it('of blanks has cells that go on in the next line, and text behind it', () => {
    const text = [
      'STT   Nội dung công việc        Đơn vị chủ trì    Thời gian',
      '1     Kiện toàn Tổ công nghệ    Văn phòng         Trước 15/02/2024',
      '      số cộng đồng              HĐND-UBND xã',
      '2     Số hóa sổ hộ tịch         Công an xã        Quý II/2024',
      '',
      'Nơi nhận:',
      '- Lưu: VT.',
    ].join('\n');
    expect(cells(text).slice(1)).toEqual([
      ['1', 'Kiện toàn Tổ công nghệ số cộng đồng', 'Văn phòng HĐND-UBND xã', 'Trước 15/02/2024'],
      ['2', 'Số hóa sổ hộ tịch', 'Công an xã', 'Quý II/2024'],
    ]);
    expect(textBlocks(text).at(-1)?.text).toBe('- Lưu: VT.');
  });

  it('leaves lines that only draw it out', () => {
    const rows = [HEAD, HEAD.map(() => '----'), FIRST, SECOND].map((row) => `|${row.join('|')}|`);
    expect(cells(rows.join('\n'))).toEqual([HEAD, FIRST, SECOND]);
  });

  it('of one cell a line has groups, blank lines between its rows, and text behind it', () => {
    const rows = [HEAD, ['I', 'Thể chế'], FIRST, SECOND, ['II', 'Xã hội số'], ['1', ...FIRST.slice(1)]];
    const text = `${rows.map((row) => row.join('\n')).join('\n\n')}\n\nNơi nhận:\n- Lưu VT.`;
    expect(cells(text)).toEqual(rows);
    expect(textBlocks(text).at(-1)?.text).toBe('- Lưu VT.');
    expect(readNoticeText(text).tasks.map(({ ref, leadUnit, due }) => [ref, leadUnit, due])).toEqual([
      ['I.1', 'Sở Tài chính', '2025-06-30'],
      ['I.2', 'Sở Giáo dục và Đào tạo', '2025-08-15'],
      ['II.1', 'Sở Tài chính', '2025-06-30'],
    ]);
  });

  it('is not seen in a list of numbered lines', () => {
    expect(cells('TT\nNội dung\nGhi chú\n1\nMột\n2\nHai')).toEqual([]);
  });
});
