import { describe, expect, it } from 'vitest';
import { readNoticeFile } from '../read-document.ts';
import { pdf, type TestLine, type TestPage } from '../test-pdf.ts';
import { ruledTables } from './ruled-tables.ts';

const HEAD: readonly TestLine[] = [
  'ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN',
  'Số: 88/KH-UBND',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Lạng Sơn, ngày 12 tháng 3 năm 2024',
  'KẾ HOẠCH',
  'Triển khai công tác đối ngoại năm 2024',
  'UBND tỉnh phân công nhiệm vụ cho các cơ quan, đơn vị như sau:',
].map((text, at) => ({ text, x: 60, y: 780 - at * 13 }));

const EDGES = [60, 90, 240, 360, 450, 530];
const SIZE = 8;

interface Drawing {
  readonly lines: TestLine[];
  readonly strokes: [number, number, number, number][];
  /** Where the table ends. */
  bottom: number;
}

/**
 * A table with lines around its cells. A cell of several lines is a text with line ends; null is the lower part of the cell above.
 * @param top its upper edge.
 */
function ruled(top: number, rows: readonly (readonly (string | null)[])[]): Drawing {
  const drawing: Drawing = { lines: [], strokes: [], bottom: top };
  const [left, right] = [EDGES[0] ?? 0, EDGES.at(-1) ?? 0];
  drawing.strokes.push([left, top, right, top]);
  for (const [index, row] of rows.entries()) {
    const upper = drawing.bottom;
    const height = 6 + Math.max(...row.map((text) => (text ?? '').split('\n').length)) * 10;
    drawing.bottom -= height;
    const over = row.length === 1;
    for (const [at, text] of row.entries()) {
      const [x, end] = [EDGES[at] ?? 0, over ? right : (EDGES[at + 1] ?? 0)];
      for (const [line, words] of (text ?? '').split('\n').entries())
        if (words !== '')
          drawing.lines.push({ text: words, x: x + 3, y: upper - 10 - line * 10, size: SIZE });
      drawing.strokes.push([x, upper, x, drawing.bottom]);
      const goesOn = rows[index + 1]?.[at] === null;
      if (!goesOn) drawing.strokes.push([x, drawing.bottom, end, drawing.bottom]);
    }
    drawing.strokes.push([right, upper, right, drawing.bottom]);
  }
  return drawing;
}

const TITLES = ['STT', 'Nội dung', 'Đơn vị chủ trì', 'Phối hợp', 'Thời gian'];
const FIRST = [
  '1',
  'Cập nhật thông tin thị\ntrường xuất khẩu',
  'Sở Công Thương',
  'Sở Ngoại vụ',
  '30/6/20\n24',
];
const page = (drawing: Drawing, lines: readonly TestLine[] = HEAD): TestPage => ({
  lines: [...lines, ...drawing.lines],
  strokes: drawing.strokes,
});
const tasksOf = async (...pages: readonly TestPage[]) => {
  const { tasks } = await readNoticeFile(pdf(pages), 'ke-hoach.pdf');
  return tasks.map(({ ref, text, leadUnit, due }) => [ref, text, leadUnit, due]);
};
const READ_FIRST = ['1', 'Cập nhật thông tin thị trường xuất khẩu', 'Sở Công Thương', '2024-06-30'];

describe('a table of a PDF with lines around its cells', () => {
  it('is read cell by cell, also where words are centred and a narrow cell cut a year in two', async () => {
    expect(await tasksOf(page(ruled(680, [TITLES, FIRST])))).toEqual([READ_FIRST]);
  });

  it('is read where its lines are thin boxes, in pieces, on a page that lies on its side', async () => {
    const drawing = ruled(680, [TITLES, FIRST]);
    const boxes = drawing.strokes.flatMap(([x1, y1, x2, y2]): [number, number, number, number][] =>
      y1 === y2
        ? [
            [x1, y1, (x2 - x1) / 2, 0.5],
            [x1 + (x2 - x1) / 2, y1, (x2 - x1) / 2, 0.5],
          ]
        : [[x1, Math.min(y1, y2), 0.5, Math.abs(y2 - y1)]],
    );
    const turned = { ...page(drawing), strokes: [], boxes, rotate: 90, turned: [0, 1, -1, 0, 842, 0] };
    expect(await tasksOf({ ...turned, size: [842, 595] })).toEqual([READ_FIRST]);
  });

  it('has a cell over several rows in each of them, and groups in rows of one cell', async () => {
    const drawing = ruled(680, [
      TITLES,
      ['I. THÔNG TIN'],
      ['1', 'Biên tập bản tin', 'Sở Công Thương', 'Sở Ngoại vụ', 'Tháng 5/2024'],
      ['2', 'Lập cơ sở dữ liệu', null, 'Sở Tư pháp', 'Quý III/2024'],
      ['II. XÚC TIẾN'],
      ['1', 'Làm việc với các cơ quan đại diện', 'Sở Ngoại vụ', '', '20/11/2024'],
    ]);
    expect(await tasksOf(page(drawing))).toEqual([
      ['I.1', 'Biên tập bản tin', 'Sở Công Thương', '2024-05-31'],
      ['I.2', 'Lập cơ sở dữ liệu', 'Sở Công Thương', '2024-09-30'],
      ['II.1', 'Làm việc với các cơ quan đại diện', 'Sở Ngoại vụ', '2024-11-20'],
    ]);
  });

  it.each([
    ['with its head again', [TITLES]],
    ['without one', []],
  ])('goes on in the next page %s, a row that was cut joined', async (_, again) => {
    const upper = ruled(200, [TITLES, FIRST, ['2', 'Tổ chức hội nghị xúc', 'Sở Ngoại', '', '05/9/2024']]);
    const lower = ruled(760, [
      ...again,
      ['', 'tiến đầu tư', 'vụ', '', ''],
      ['3', 'Báo cáo kết quả', 'Sở Y tế', '', ''],
    ]);
    const number: TestLine = { text: '2', x: 300, y: 800 };
    const end: TestLine = { text: 'Nơi nhận:', x: 60, y: lower.bottom - 30 };
    const tasks = await tasksOf(page(upper), page(lower, [number, end]));
    expect(tasks).toEqual([
      READ_FIRST,
      ['2', 'Tổ chức hội nghị xúc tiến đầu tư', 'Sở Ngoại vụ', '2024-09-05'],
      ['3', 'Báo cáo kết quả', 'Sở Y tế', null],
    ]);
  });

  it('is no table where lines only frame the head of a paper', async () => {
    const frame = ruled(790, [['UBND TỈNH', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', '', '', '']]);
    const tasks = await tasksOf({
      ...page(frame, HEAD.slice(3)),
      lines: [
        ...HEAD,
        { text: '1. Giao Sở Ngoại vụ xây dựng kế hoạch, xong trong ngày 15/4/2024.', x: 60, y: 600 },
      ],
    });
    expect(tasks.map(([ref, , lead]) => [ref, lead])).toEqual([['1', 'Sở Ngoại vụ']]);
  });

  it('is left where a page draws thousands of lines, each looked at few times', () => {
    let looks = 0;
    const lines = Array.from({ length: 18_000 }, (_, at) => ({
      level: at % 2 === 0,
      get at() {
        looks += 1;
        return (at * 7) % 5_000;
      },
      from: 0,
      to: 5_000,
    }));
    expect(ruledTables([], lines)).toEqual([]);
    expect(looks).toBeLessThan(100 * lines.length);
  });
});
