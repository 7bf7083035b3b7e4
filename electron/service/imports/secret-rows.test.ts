import { describe, expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import {
  openRegisterNames,
  registerNamed,
  type OpenRegisterName,
} from '../../../shared/registers/all-registers.ts';
import { allOf, day, importInto, workbook, type Row, type TestSheet } from './test-sheets.ts';

async function readAll(register: OpenRegisterName, sheet: TestSheet) {
  const store = testStore();
  const before = allOf(store, register).length;
  const result = await importInto(store, workbook(sheet), { register, skipBadRows: true });
  return {
    result,
    saved: allOf(store, register).length - before,
    problems: result.problems.map(({ row, code }) => `${row} ${code}`),
    doubts: result.doubts.map(({ row, code }) => `${row} ${code}`),
  };
}

const document = (...more: readonly string[]): Row => ['15-BC/TU', '01/04/2024', 'Báo cáo', ...more];
const heads = (...more: readonly string[]): Row => ['Số văn bản', 'Ngày ban hành', 'Trích yếu', ...more];

describe('a row that is marked secret', () => {
  it.each<[string, string]>([
    ['Độ mật', 'Mật'],
    ['Độ mật', 'TỐI MẬT'],
    ['Mức độ mật', 'Tuyệt mật'],
    ['Độ mật', 'C'],
    ['Do mat', 'Mat'],
    ['Độ khẩn, độ mật', 'Khẩn, Mật'],
    ['Mật', 'x'],
    ['密级', '机密'],
    ['Classification', 'Secret'],
    ['Ghi chú', 'Mật'],
    ['Ghi chú', 'Độ mật: Tối mật'],
    ['Cột lạ', 'MẬT'],
    ['Ghi chú', 'Hỏa tốc (Mật)'],
  ])('under %j of %j is refused as on the form', async (head, cell) => {
    const { saved, problems } = await readAll('assigning-document', { rows: [heads(head), document(cell)] });
    expect(problems).toEqual(['2 classified']);
    expect(saved).toBe(0);
  });

  it.each<[string, string]>([
    ['Độ mật', 'Không'],
    ['Độ mật', 'Thường'],
    ['Độ mật', ''],
    ['Độ mật', '-'],
    ['Độ khẩn, mật', 'Hỏa tốc'],
    ['Ghi chú', 'Vắng mặt'],
    ['Ghi chú', 'Mất'],
    ['Mất', 'x'],
    ['Ghi chú', 'Mật độ dân cư, bảo vệ bí mật nhà nước'],
  ])('under %j of %j is not', async (head, cell) => {
    const { saved, problems } = await readAll('assigning-document', { rows: [heads(head), document(cell)] });
    expect(problems).toEqual([]);
    expect(saved).toBe(1);
  });

  it('is named where it only may be', async () => {
    const { saved, doubts } = await readAll('assigning-document', {
      rows: [heads('Ghi chú', 'Độ mật'), document('Kèm phụ lục MẬT', ''), document('', 'chưa rõ')],
    });
    expect(saved).toBe(1);
    expect(doubts).toEqual(['2 maybe-classified', '3 kept-in-words']);
  });

  it('may be told by the title of the table or the head of its group', async () => {
    const titled = await readAll('letter', {
      rows: [
        ['SỔ ĐĂNG KÝ VĂN BẢN MẬT ĐI NĂM 2024'],
        ['Số', 'Ngày', 'Trích yếu'],
        ['1/T', '05/02/2024', 'Thư trao đổi'],
      ],
    });
    expect(titled.problems).toEqual(['3 classified']);
    const grouped = await readAll('assigning-document', {
      rows: [
        heads(),
        ['I. Văn bản thường'],
        document(),
        ['II. Văn bản mật'],
        ['16-BC/TU', '02/04/2024', 'Báo cáo'],
      ],
    });
    expect(grouped.problems).toEqual(['5 classified']);
    expect(grouped.saved).toBe(1);
  });

  it('is no person of that name', async () => {
    const { saved, problems } = await readAll('person', {
      rows: [
        ['Họ', 'Tên'],
        ['Nguyễn Thị', 'Mật'],
      ],
    });
    expect(problems).toEqual([]);
    expect(saved).toBe(1);
  });

  const sheets: Readonly<Partial<Record<OpenRegisterName, readonly Row[]>>> = {
    'outgoing-delegation': [
      ['Tên đoàn', 'Nước', 'Ngày đi', 'Ngày về', 'Số người'],
      ['Đoàn A', 'Lào', day('2024-02-05'), day('2024-02-06'), 3],
    ],
    'incoming-delegation': [
      ['Tên đoàn', 'Nước', 'Ngày đến', 'Ngày về', 'Số người'],
      ['Đoàn A', 'Lào', day('2024-02-05'), day('2024-02-06'), 3],
    ],
    'border-incident': [
      ['Ngày', 'Nội dung'],
      [day('2024-02-05'), 'Xâm canh'],
    ],
    talk: [
      ['Ngày', 'Nội dung'],
      [day('2024-02-05'), 'Hội đàm'],
    ],
    letter: [
      ['Ngày', 'Trích yếu'],
      [day('2024-02-05'), 'Thư trao đổi'],
    ],
    task: [
      ['Nội dung nhiệm vụ', 'Ngày giao', 'Đơn vị chủ trì'],
      ['Báo cáo', day('2024-02-05'), 'Sở Y tế'],
    ],
    'assigning-document': [
      ['Ngày', 'Trích yếu'],
      [day('2024-02-05'), 'Báo cáo'],
    ],
    person: [
      ['Họ và tên', 'Chức vụ'],
      ['Nguyễn Văn An', 'Chuyên viên'],
    ],
  };

  it.each(openRegisterNames.filter((name) => registerNamed(name).sheets !== null))(
    'is refused in %s',
    async (register) => {
      const [head = [], cells = []] = sheets[register] ?? [];
      const { saved, problems } = await readAll(register, {
        rows: [
          [...head, 'Độ mật'],
          [...cells, 'Tối mật'],
        ],
      });
      expect(problems).toEqual(['2 classified']);
      expect(saved).toBe(0);
    },
  );
});
