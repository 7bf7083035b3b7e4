import { describe, expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { undoSave } from '../../../db/ledger/undo.ts';
import { save, testStore } from '../../../db/test-store.ts';
import type { OpenStore } from '../../../db/file/open.ts';
import { createTranslator } from '../../../shared/i18n/translator.ts';
import { changeSentence } from '../../../shared/import/update/change-sentence.ts';
import type { AnyRecord } from '../../../shared/registers/define-register.ts';
import type { OpenRegisterName } from '../../../shared/registers/all-registers.ts';
import { closeReport } from '../reports/closing.ts';
import { allOf, importInto, workbook, type Row } from './test-sheets.ts';

const now = '2024-06-27T03:00:00Z';
const heads = [
  'Mã hồ sơ',
  'Tên đoàn',
  'Cơ quan chủ trì',
  'Số người',
  'Ngày đi',
  'Ngày về',
  'Nước đến',
  'Thành viên',
];
const fair: Row = [null, 'Đoàn hội chợ', 'Sở Công Thương', 5, '05/02/2024', '07/02/2024', 'Trung Quốc', null];
const library: Row = [null, 'Đoàn thư viện', 'Sở Ngoại vụ', 3, '06/02/2024', null, 'Lào', null];

/** A row with other words in some columns. */
const but = (row: Row, changes: Readonly<Record<string, Row[number]>>): Row =>
  row.map((cell, at) => changes[heads[at] ?? ''] ?? cell);

const sheet = (...rows: readonly Row[]): Uint8Array => workbook({ name: 'Quý I', rows: [heads, ...rows] });

async function begun(...rows: readonly Row[]): Promise<OpenStore> {
  const store = testStore(now);
  await importInto(store, sheet(...rows));
  return store;
}
const only = (store: OpenStore, register: OpenRegisterName = 'outgoing-delegation'): AnyRecord => {
  const [record, ...more] = allOf(store, register);
  if (record === undefined || more.length > 0) throw new RangeError(`${more.length} more`);
  return record;
};

describe('a row of a record that is known', () => {
  it.each([
    ['the number of people', { 'Số người': 7 }, 'peopleDeclared', 7],
    ['a day that was empty', { 'Ngày về': '08/02/2024' }, 'returnActual', '2024-02-08'],
    [
      'a name in other letters and a remark',
      { 'Tên đoàn': 'ĐOÀN HỘI CHỢ', 'Số người': 6 },
      'peopleDeclared',
      6,
    ],
  ])('changes %s', async (_, changes, field, after) => {
    const store = await begun(fair);
    const judged = await importInto(store, sheet(but(fair, changes)), { dryRun: true });
    expect(judged).toMatchObject({ good: 1, updated: 1, bad: 0 });
    expect(judged.updates[0]?.changes.length).toBeGreaterThan(0);
    expect(judged.rows[0]?.update?.code).toBe(only(store).code);
    const done = await importInto(store, sheet(but(fair, changes)));
    expect(done).toMatchObject({ imported: 1, updated: 1 });
    expect(only(store)[field]).toBe(after);
  });

  it('that says what is kept is counted and saves nothing', async () => {
    const store = await begun(fair, library);
    const again = await importInto(store, sheet(fair, library));
    expect(again).toMatchObject({ good: 0, bad: 0, unchanged: 2, imported: 0, saveId: null });
    expect(allOf(store, 'outgoing-delegation')).toHaveLength(2);
  });

  it('changes no field of which its cell says nothing', async () => {
    const store = await begun(but(fair, { 'Thành viên': 'Nguyễn Văn An; Trần Thị Bình' }));
    const silent = but(fair, { 'Số người': 8 }).map((cell, at) => (heads[at] === 'Ngày về' ? null : cell));
    expect(await importInto(store, sheet(silent))).toMatchObject({ updated: 1 });
    const record = only(store);
    expect(record).toMatchObject({ peopleDeclared: 8, returnActual: '2024-02-07' });
    expect(record['members']).toHaveLength(2);
  });

  it('adds members and stops that are missing by their names, and takes none out', async () => {
    const store = await begun(but(fair, { 'Thành viên': 'Nguyễn Văn An, Giám đốc; Trần Thị Bình' }));
    const more = but(fair, {
      'Thành viên': 'Nguyễn Văn An, Phó Giám đốc; Lê Văn Cường',
      'Nước đến': 'Trung Quốc; Lào',
    });
    const judged = await importInto(store, sheet(more), { dryRun: true });
    expect(judged.updates[0]?.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ child: 'Nguyễn Văn An', before: 'Giám đốc', after: 'Phó Giám đốc' }),
        expect.objectContaining({ child: 'Lê Văn Cường', before: '', after: 'Lê Văn Cường' }),
      ]),
    );
    const said = (language: 'vi' | 'en') =>
      changeSentence(createTranslator(language).t, judged.updates[0]?.changes ?? []);
    expect(said('vi')).toContain('Thành viên: Nguyễn Văn An: Chức vụ: “Giám đốc” → “Phó Giám đốc”');
    expect(said('en')).toContain('Members: Nguyễn Văn An: Position: “Giám đốc”');
    await importInto(store, sheet(more));
    const record = only(store);
    expect((record['members'] as AnyRecord[]).map((row) => [row['fullName'], row['jobTitle']])).toEqual([
      ['Nguyễn Văn An', 'Phó Giám đốc'],
      ['Trần Thị Bình', null],
      ['Lê Văn Cường', null],
    ]);
    expect((record['stops'] as AnyRecord[]).map((row) => row['country'])).toEqual(['CN', 'LA']);
  });

  it('by its code is another name of the same day, but never a record of another name and day', async () => {
    const store = await begun(fair, library);
    const [first] = allOf(store, 'outgoing-delegation');
    const code = first?.code ?? '';
    const renamed = but(fair, { 'Mã hồ sơ': code, 'Tên đoàn': 'Đoàn dự hội chợ' });
    expect(await importInto(store, sheet(renamed))).toMatchObject({ updated: 1, bad: 0 });
    const foreign = but(library, {
      'Mã hồ sơ': code,
      'Tên đoàn': 'Đoàn khác hẳn',
      'Ngày đi': '01/03/2024',
      'Ngày về': '02/03/2024',
    });
    const judged = await importInto(store, sheet(foreign), { dryRun: true });
    expect(judged).toMatchObject({ good: 0, bad: 1, doubles: 1, problems: [{ code: 'code-of-other' }] });
    const place = { sheet: 'Quý I', row: 2 };
    expect(
      await importInto(store, sheet(foreign), { dryRun: true, decisions: { updated: [place] } }),
    ).toMatchObject({
      updated: 1,
    });
    expect(
      await importInto(store, sheet(foreign), { dryRun: true, decisions: { taken: [place] } }),
    ).toMatchObject({
      good: 1,
      updated: 0,
    });
  });

  it('is left out or taken as a new record where that is decided', async () => {
    const store = await begun(fair);
    const place = { sheet: 'Quý I', row: 2 };
    const changed = sheet(but(fair, { 'Số người': 9 }));
    const left = await importInto(store, changed, { skipBadRows: true, decisions: { left: [place] } });
    expect(left).toMatchObject({ imported: 0, doubles: 1 });
    const taken = await importInto(store, changed, { decisions: { taken: [place] } });
    expect(taken).toMatchObject({ imported: 1, updated: 0 });
    expect(allOf(store, 'outgoing-delegation').map((record) => record['peopleDeclared'])).toEqual([5, 9]);
  });

  it('that matches several is asked about, and told by its code', async () => {
    const store = await begun(fair, but(fair, { 'Số người': 6 }));
    expect(allOf(store, 'outgoing-delegation')).toHaveLength(2);
    const other = but(fair, { 'Số người': 7 });
    const judged = await importInto(store, sheet(other), { dryRun: true });
    expect(judged).toMatchObject({ bad: 1, problems: [{ code: 'several-records', target: 'code' }] });
    expect(judged.typed.map(({ target }) => target)).toContain('code');
    const code = allOf(store, 'outgoing-delegation')[1]?.code ?? '';
    const mended = [{ sheet: 'Quý I', row: 2, target: 'code', text: code }];
    expect(await importInto(store, sheet(other), { decisions: { mended } })).toMatchObject({ updated: 1 });
    // The file as it was first is known row by row.
    expect(
      await importInto(store, sheet(fair, but(fair, { 'Số người': 7 })), { dryRun: true }),
    ).toMatchObject({ unchanged: 2, bad: 0 });
  });

  it('is one save with the new rows, undone as one; a field that was changed since stays', async () => {
    const store = await begun(fair);
    const done = await importInto(
      store,
      sheet(but(fair, { 'Số người': 7, 'Ngày về': '09/02/2024' }), library),
    );
    expect(done).toMatchObject({ imported: 2, updated: 1 });
    const [known] = allOf(store, 'outgoing-delegation');
    save(store, {
      register: 'outgoing-delegation',
      id: known?.id ?? '',
      fields: { returnActual: '2024-02-10' },
      children: {},
    });
    const undone = undoSave(store, newId(), done.saveId ?? '', 'thử');
    expect(undone.kept.flatMap(({ fields }) => fields.map(({ field }) => field))).toEqual(['returnActual']);
    const records = allOf(store, 'outgoing-delegation');
    expect(
      records.map((record) => [record['peopleDeclared'], record['returnActual'], record.withdrawn === null]),
    ).toEqual([
      [5, '2024-02-10', true],
      [3, null, false],
    ]);
  });

  it('of another day near by comes in as a new one, with a doubt that names what is kept', async () => {
    const store = await begun(fair);
    const moved = but(fair, { 'Ngày đi': '06/02/2024' });
    const judged = await importInto(store, sheet(moved, library), { dryRun: true });
    expect(judged).toMatchObject({ good: 2, updated: 0 });
    expect(judged.doubts).toMatchObject([
      { row: 2, code: 'like-known', params: { code: only(store).code, date: '2024-02-05' } },
    ]);
    const coded = but(moved, { 'Mã hồ sơ': only(store).code });
    expect(await importInto(store, sheet(coded), { dryRun: true })).toMatchObject({ updated: 1, doubts: [] });
  });
});

it('names the closed periods that a change touches, by the day before and the day after', async () => {
  const store = await begun(fair, library);
  closeReport(store, newId(), { calendarId: 'nd09', periodCode: '2024-Q1' });
  const [first] = allOf(store, 'outgoing-delegation');
  const moved = but(fair, {
    'Mã hồ sơ': first?.code ?? '',
    'Ngày đi': '06/05/2024',
    'Ngày về': '07/05/2024',
  });
  const judged = await importInto(store, sheet(moved, library), { dryRun: true });
  expect(judged).toMatchObject({ updated: 1, unchanged: 1 });
  expect(judged.closed.map(({ period, count }) => [period.periodCode, count])).toContainEqual(['2024-Q1', 1]);
});

const documentHeads = ['Số ký hiệu', 'Ngày ban hành', 'Cơ quan ban hành', 'Trích yếu'];

it.each<[string, OpenRegisterName, readonly string[], Row, Row, string, unknown]>([
  [
    'a person by name and birthday',
    'person',
    ['Họ và tên', 'Ngày sinh', 'Ghi chú'],
    ['Nguyễn Văn An', '02/03/1980', null],
    ['Nguyễn Văn An', '02/03/1980', 'đã chuyển'],
    'notes',
    'đã chuyển',
  ],
  [
    'a document by number and day, whatever its abstract says',
    'assigning-document',
    documentHeads,
    ['12/TB-UBND', '05/01/2024', 'UBND tỉnh', 'Kết luận phiên họp'],
    ['12/TB-UBND', '05/01/2024', 'UBND tỉnh', 'Kết luận phiên họp tháng 01'],
    'abstract',
    'Kết luận phiên họp tháng 01',
  ],
  [
    'a task by its content, where the file tells no day',
    'task',
    ['Nội dung nhiệm vụ', 'Ngày giao', 'Đơn vị chủ trì', 'Ghi chú'],
    ['Rà soát thỏa thuận', '05/01/2024', 'Sở Ngoại vụ', null],
    ['Rà soát thỏa thuận', null, 'Sở Ngoại vụ', 'đang làm'],
    'notes',
    'đang làm',
  ],
])('knows %s', async (_, register, head, before, after, field, value) => {
  const store = testStore(now);
  const others = allOf(store, register).length;
  expect(await importInto(store, workbook({ rows: [head, before] }), { register })).toMatchObject({
    imported: 1,
  });
  const done = await importInto(store, workbook({ rows: [head, after] }), { register });
  expect(done).toMatchObject({ imported: 1, updated: 1, bad: 0 });
  const records = allOf(store, register);
  expect(records).toHaveLength(others + 1);
  expect(records.at(-1)?.[field]).toBe(value);
});
