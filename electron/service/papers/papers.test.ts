import { describe, expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { saveRecords } from '../../../db/ledger/intake.ts';
import { change, outgoing, save, testStore } from '../../../db/test-store.ts';
import { openRegisterNames, registerNamed } from '../../../shared/registers/all-registers.ts';
import { listQuerySchema } from '../../../shared/registers/list-query.ts';
import { outgoingDelegation } from '../../../shared/registers/outgoing-delegation/outgoing-delegation.ts';
import { printedHtml } from '../documents/printed-html.ts';
import { childTitle, columnTitle, sectionTitle } from '../documents/record-cells.ts';
import { bookFileName, listFileName, recordFileName } from './file-names.ts';
import { viewRecord } from '../record-view.ts';
import { listPaper } from './list-paper.ts';
import { recordPaper } from './record-paper.ts';
import { tasksPaper } from './tasks-paper.ts';

const register = outgoingDelegation.name;
/** A delegation of one day. */
const onDay = (day: string, fields: Record<string, string | number> = {}) =>
  outgoing({ departureActual: day, returnActual: day, ...fields });
const query = (part: object = {}) => listQuerySchema.parse({ register, limit: 20, ...part });

describe('a list on paper', () => {
  it('holds every row that its query finds, in its order, whatever page is on screen', () => {
    const store = testStore();
    for (let day = 1; day <= 25; day += 1)
      save(store, onDay(`2026-01-${String(day).padStart(2, '0')}`, { name: `Đoàn ${day}` }));
    const paper = listPaper(store, {
      query: query({
        offset: 20,
        sort: 'decidingDate',
        descending: false,
        from: '2026-01-03',
        to: '2026-03-14',
      }),
      columns: [],
    });
    const [table] = paper.parts;
    if (table?.kind !== 'table') throw new Error('no table');
    expect([...table.rows].map(({ cells }) => cells[0])).toEqual(
      Array.from({ length: 23 }, (_, at) => at + 1),
    );
    expect(table.columns.map(({ key }) => key)).toEqual(['index', ...outgoingDelegation.listColumns]);
    expect(table.total[1]).toBe('Tổng số: 23 hồ sơ');
    expect(paper.title).toBe('DANH SÁCH ĐOÀN RA');
    expect(paper.lines).toEqual([
      'từ ngày 03/01/2026 đến hết ngày 14/3/2026 · sắp theo Ngày đi, tăng dần · 23 hồ sơ',
    ]);
  });

  it('says in words what it is narrowed by', () => {
    const store = testStore();
    save(store, onDay('2026-01-10'));
    const paper = listPaper(store, {
      query: query({
        from: '2025-12-15',
        to: '2026-03-14',
        search: ' đoàn ',
        status: ['planned', 'returned'],
        country: ['CN'],
        fields: { nature: ['working'] },
        countedOnly: true,
      }),
      columns: [],
    });
    expect(paper.lines[0]).toBe(
      'Quý I năm 2026 · tìm “đoàn” · Tình trạng: Dự kiến, Đã về – chưa báo cáo · Nước: Trung Quốc · Tính chất: Công tác, làm việc · chỉ hồ sơ tính vào báo cáo · 1 hồ sơ',
    );
  });

  it('says in its head and in the name of its file that only chosen rows are on it', () => {
    const store = testStore();
    const { id } = save(store, onDay('2026-01-10'));
    save(store, onDay('2026-01-11'));
    const chosen = query({ ids: [id] });
    expect(listPaper(store, { query: chosen, columns: [] }).lines).toEqual([
      'chỉ các hồ sơ đã chọn · 1 hồ sơ',
    ]);
    expect(listFileName(store, chosen, 'xlsx')).toBe('doan-ra-da-chon.xlsx');
  });

  it('sums what counts, and puts the people of what does not in brackets', () => {
    const store = testStore();
    save(store, onDay('2026-01-10', { peopleDeclared: 3 }));
    save(store, onDay('2026-01-11', { peopleDeclared: 4, nature: 'private' }));
    const paper = listPaper(store, { query: query(), columns: ['name', 'personTrips', 'no such column'] });
    const [table] = paper.parts;
    if (table?.kind !== 'table') throw new Error('no table');
    expect([...table.rows].map(({ cells }) => cells.at(-1))).toEqual(['(4)', 3]);
    expect(table.total).toEqual([null, 'Tổng số: 2 hồ sơ', 3]);
    expect(paper.notes).toEqual([
      'Tính vào báo cáo: 01 đoàn, 03 lượt người. Số trong ngoặc không tính vào báo cáo.',
    ]);
    expect(paper.across).toBe(false);
  });
});

describe('a record on paper', () => {
  it('holds every value of every section, masks numbers, leaves out what is empty and says what lacks', () => {
    const store = testStore();
    const { id } = save(
      store,
      outgoing(
        { notes: 'Ghi chú riêng', gateOut: { code: null, text: 'Cửa khẩu Hữu Nghị' }, purpose: null },
        {
          members: [
            {
              id: newId(),
              fields: {
                fullName: 'Nguyễn Văn A',
                documentNumber: 'C1234567',
                sex: 'male',
                birthDate: '1980-02-01',
                nationality: 'VN',
                jobTitle: 'Trưởng phòng',
                category: 'civilServant',
                documentType: 'officialPassport',
              },
            },
            { id: newId(), fields: { fullName: 'Trần Thị B', participated: false } },
          ],
        },
      ),
    );
    const html = printedHtml(recordPaper(store, { register, id, typed: null }));
    for (const said of [
      'Ghi chú riêng',
      'Cửa khẩu Hữu Nghị',
      'Nguyễn Văn A',
      'Trần Thị B',
      '01/02/1980',
      'Hộ chiếu công vụ',
      'C1***567',
      'Có tham gia: Không',
      '<td>Mục đích</td><td class="lacking">(chưa có)</td>',
    ])
      expect(html).toContain(said);
    expect(html).not.toContain('C1234567');
    expect(html).not.toContain('Đối tác mời');
    expect(html).not.toMatch(/<(?:input|button|select|textarea)|undefined|\[object/);
  });

  it('strikes a withdrawn one and gives the reason', () => {
    const store = testStore();
    const { id } = save(store, outgoing());
    saveRecords(store, {
      writeId: newId(),
      saves: [{ ...change(register, id, {}), withdrawn: { reason: 'ghi <nhầm>' } }],
    });
    expect(printedHtml(recordPaper(store, { register, id, typed: null }))).toContain('ghi &lt;nhầm&gt;');
  });

  it('shows what is typed and not kept yet, says so, and keeps a typed number to itself', () => {
    const store = testStore();
    const { id } = save(store, outgoing({ name: 'Đoàn cũ' }));
    const paper = recordPaper(store, {
      register,
      id,
      typed: {
        fields: { name: 'Đoàn mới' },
        children: { members: [{ id: newId(), fields: { fullName: 'Lê C', documentNumber: 'B7654321' } }] },
      },
    });
    const html = printedHtml(paper);
    expect(html).toContain('Đoàn mới');
    expect(html).not.toContain('B7654321');
    expect(paper.notes).toEqual(['Bản in có nội dung chưa lưu.']);
  });

  it('is refused where there is none', () => {
    expect(() => recordPaper(testStore(), { register, id: newId(), typed: null })).toThrow(
      'record-not-found',
    );
  });
});

it('lists followed tasks on paper, and says where there are none', () => {
  const filters = { unit: [], person: [], leader: [], document: [], group: [] };
  const paper = tasksPaper(testStore(), { view: 'board', filters });
  expect(paper.notes).toEqual(['Không có nhiệm vụ.']);
});

describe.each(openRegisterNames)('the register %s', (name) => {
  it('has a Vietnamese label for all that a paper shows of it', () => {
    const definition = registerNamed(name);
    for (const section of definition.sections) expect(sectionTitle(section)).not.toBe(section);
    for (const key of [...Object.keys(definition.fields), ...definition.listColumns])
      expect(columnTitle(definition, key), key).not.toBe(key);
    for (const [list, { fields }] of Object.entries(definition.children))
      for (const key of Object.keys(fields)) expect(childTitle(definition, list, key), key).not.toBe(key);
  });

  it('names its files by what it is called, never as the program calls it', () => {
    const store = testStore();
    const days = listQuerySchema.parse({ register: name });
    const file = listFileName(store, days, 'xlsx');
    expect(file).toMatch(/^[a-z]+(?:-[a-z]+)*\.xlsx$/);
    expect(file).not.toBe(`${name}.xlsx`);
    expect(bookFileName(store, days, 'pdf')).toMatch(/^so-[a-z-]+\.pdf$/);
    expect(recordFileName(name, 'ĐR-VP-2026-0001', 'pdf')).toMatch(/-DR-VP-2026-0001\.pdf$/);
  });
});

it('names a file of a period after it', () => {
  const store = testStore();
  const days = query({ from: '2025-12-15', to: '2026-03-14' });
  expect(listFileName(store, days, 'xlsx')).toBe('doan-ra-quy-1-2026.xlsx');
  expect(bookFileName(store, query({ from: '2026-01-02' }), 'pdf')).toBe('so-doan-ra-tu-2026-01-02.pdf');
});

it('tells a leader who is a member: nothing is missing, and list and record name them', () => {
  const store = testStore();
  const { id } = save(
    store,
    outgoing(
      {},
      {
        members: [
          { id: newId(), fields: { fullName: 'Nguyễn Văn An', jobTitle: 'Phó Giám đốc', role: 'leader' } },
        ],
      },
    ),
  );
  expect(viewRecord(store, register, id).missing).not.toContain('leader');
  expect(viewRecord(store, register, id).missing).not.toContain('leaderJobTitle');
  const html = printedHtml(recordPaper(store, { register, id, typed: null }));
  expect(html).toContain('<td>Trưởng đoàn</td><td>Nguyễn Văn An</td>');
  expect(html).toContain('<td>Chức vụ trưởng đoàn</td><td>Phó Giám đốc</td>');
  const [table] = listPaper(store, { query: query(), columns: ['leader'] }).parts;
  expect(table?.kind === 'table' ? [...table.rows][0]?.cells : []).toEqual([1, 'Nguyễn Văn An']);
});
