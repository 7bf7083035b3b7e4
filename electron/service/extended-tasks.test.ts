import * as XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.ts';
import { listRecords } from '../../db/queries/lists.ts';
import { readRecords } from '../../db/record-rows.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import { change, save } from '../../db/test-store.ts';
import { listQuerySchema, type ListQuery } from '../../shared/registers/list-query.ts';
import { boardQuerySchema } from '../../shared/registers/task/task-board.ts';
import { bookHtml } from './documents/book-html.ts';
import { officialHtml } from './documents/official-html.ts';
import { tableRows } from '../../shared/report/official-paper.ts';
import { plainDate } from '../../shared/time/plain-date.ts';
import { clockedStore } from '../../tests/property/random-delegations.ts';
import { readBook } from './book.ts';
import { listXlsx } from './documents/list-xlsx.ts';
import { officialDocx } from './documents/official-docx.ts';
import { homeOverview } from './home.ts';
import { monthEntries } from './month.ts';
import { readTaskBoard, readUrging, reminders } from './tasks.ts';
import { importInto } from './imports/test-sheets.ts';
import { readManager } from './manager.ts';
import { readAll } from './read-all.ts';
import { liveReport } from './reports/read.ts';

const FIRST = '2024-06-10';
const HOLDS = '2024-06-20';

/** A task due on 10/6 that was extended on 5/6 to 20/6, between one due on 9/6, one on 15/6 and one on 25/6. */
function extended(today = '2024-06-12') {
  const clocked = clockedStore(today);
  const { store } = clocked;
  const ids = {
    extended: newId(),
    ...Object.fromEntries(['2024-06-09', '2024-06-15', '2024-06-25'].map((due) => [due, newId()])),
  };
  const fields = (content: string, due: string) => ({
    content,
    due,
    assignedOn: '2024-05-02',
    lead: { code: null, text: 'Sở Công Thương' },
    officer: 'Vi Văn Lâm',
  });
  saveRecords(store, {
    writeId: newId(),
    saves: Object.entries(ids).map(([name, id]) => ({
      register: 'task' as const,
      id,
      fields: name === 'extended' ? fields('Việc được gia hạn', FIRST) : fields(`Việc hạn ${name}`, name),
      children:
        name === 'extended'
          ? { extensions: [{ id: newId(), fields: { date: '2024-06-05', newDue: HOLDS } }] }
          : {},
    })),
  });
  return { ...clocked, id: ids.extended };
}

const query = (part: Partial<ListQuery> = {}): ListQuery =>
  listQuerySchema.parse({ register: 'task', ...part });
const titles = (store: ReturnType<typeof extended>['store'], part: Partial<ListQuery>): readonly unknown[] =>
  listRecords(store, query(part)).rows.map((row) => row.record['content']);
const all = ['Việc hạn 2024-06-09', 'Việc hạn 2024-06-15', 'Việc được gia hạn', 'Việc hạn 2024-06-25'];

/** Text of a part of a packed document. */
function words(content: Uint8Array): string {
  const found = XLSX.CFB.find(XLSX.CFB.read(content, { type: 'array' }), '/word/document.xml');
  return found === null ? '' : Buffer.from(found.content).toString('utf8');
}

describe('a task whose due date was extended', () => {
  it('stands in the list with the date that holds, sorted and found by it, and keeps the first one', () => {
    const { store, id } = extended();
    const row = listRecords(store, query()).rows.find((one) => one.record.id === id);
    expect(row?.inForce).toEqual({ dueInForce: HOLDS });
    expect(row?.record['due']).toBe(FIRST);
    expect(titles(store, { sort: 'dueInForce', descending: false })).toEqual(all);
    expect(titles(store, { sort: 'dueInForce', descending: true })).toEqual(all.toReversed());
    expect(titles(store, { sort: 'dueInForce', descending: false, offset: 2, limit: 1 })).toEqual([all[2]]);
    expect(titles(store, { fields: { dueInForce: [HOLDS] } })).toEqual(['Việc được gia hạn']);
    expect(titles(store, { fields: { dueInForce: [FIRST] } })).toEqual([]);
    expect(
      titles(store, { fields: { dueInForce: [HOLDS, '2024-06-25'] }, sort: 'dueInForce', search: 'viec' }),
    ).toEqual([all[3], all[2]]);
  });

  it('is sorted by the date that holds in a view that was kept when the list showed the first one', () => {
    const { store } = extended();
    expect(titles(store, { sort: 'due', descending: false })).toEqual(all);
  });

  it('holds its new date from the day on which it was extended', () => {
    const clocked = extended('2024-06-06');
    const { store, id } = clocked;
    const shown = () =>
      listRecords(store, query()).rows.find((row) => row.record.id === id)?.inForce['dueInForce'];
    expect(shown()).toBe(HOLDS);
    clocked.setDay('2024-06-04');
    expect(shown()).toBe(FIRST);
    expect(titles(store, { sort: 'dueInForce', descending: false })[1]).toBe('Việc được gia hạn');
    clocked.setDay('2024-06-05');
    expect(shown()).toBe(HOLDS);
    expect(titles(store, { sort: 'dueInForce', descending: false })).toEqual(all);
  });

  it('is exported with both dates, and the sheet, imported elsewhere, keeps the first one as such', async () => {
    const { store } = extended();
    const content = await listXlsx(store, query({ sort: 'dueInForce', descending: false }));
    const book = XLSX.read(content, { type: 'array' });
    const rows = XLSX.utils.sheet_to_json<readonly string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, {
      header: 1,
      raw: false,
      dateNF: 'dd/mm/yyyy',
    });
    const head = rows.find((cells) => cells.includes('Hạn ban đầu')) ?? [];
    const line = rows.find((cells) => cells.includes('Việc được gia hạn')) ?? [];
    expect(line[head.indexOf('Hạn ban đầu')]).toBe('10/06/2024');
    expect(line[head.indexOf('Hạn hoàn thành')]).toBe('20/06/2024');
    const { store: elsewhere } = clockedStore('2024-06-12');
    expect(await importInto(elsewhere, content, { register: 'task' })).toMatchObject({
      bad: 0,
      problems: [],
    });
    expect(
      listRecords(elsewhere, query()).rows.find((row) => row.record['content'] === 'Việc được gia hạn')
        ?.record['due'],
    ).toBe(FIRST);
  });

  it('is printed with both dates in the bound register, a line or a page a record', () => {
    const { store } = extended();
    const book = (layout: 'table' | 'pages', columns: readonly string[] = []) =>
      readBook(store, { register: 'task', from: null, to: null, layout, columns, withWithdrawn: true });
    const table = book('table');
    const at = (key: string): number => table.columns.findIndex((column) => column.key === key);
    const line = [...table.lines].find(({ title }) => title === 'Việc được gia hạn');
    expect(line?.cells[at('due')]).toEqual({ date: FIRST });
    expect(line?.cells[at('dueInForce')]).toEqual({ date: HOLDS });
    expect(table.columns[at('dueInForce')]).toMatchObject({ title: 'Hạn hoàn thành', align: 'center' });
    expect(bookHtml(book('table', ['content', 'dueInForce']))).toContain('20/6/2024');
    const [page] = [...book('pages').lines].filter(({ title }) => title === 'Việc được gia hạn');
    const facts = Object.fromEntries(page?.facts.map(({ label, text }) => [label, text]) ?? []);
    expect(facts).toMatchObject({ 'Hạn hoàn thành': '20/6/2024', 'Hạn ban đầu': '10/6/2024' });
    expect(page?.lists).toMatchObject([
      { title: 'Gia hạn', rows: [['05/6/2024', '10/6/2024', '20/6/2024']] },
    ]);
  });

  it('is told to the command line with the date that holds', () => {
    const { store, id } = extended();
    const record = [...readAll(store, query()).records]
      .map((one) => one.record)
      .find((one) => 'id' in one && one.id === id);
    expect(record).toMatchObject({ due: FIRST, dueInForce: HOLDS });
  });

  it('stands so on the board, in the list by due date, in the reminders, on the manager’s page', () => {
    const { store, id } = extended();
    for (const view of ['board', 'due'] as const) {
      const { columns } = readTaskBoard(store, boardQuerySchema.parse({ view }));
      const found = columns.flatMap(({ tasks }) => tasks).find((task) => task.id === id);
      expect(found).toMatchObject({ due: HOLDS, days: 8, column: 'inTime' });
    }
    expect(reminders(store)).toMatchObject({ overdue: 1, dueSoon: 1 });
    expect(readManager(store, '').late.map(({ title }) => title)).toEqual(['Việc hạn 2024-06-09']);
    const late = extended('2024-06-21');
    expect(readManager(late.store, '').late.find((task) => task.id === late.id)).toMatchObject({
      due: HOLDS,
      days: -1,
    });
  });

  it('stands so on the first screen and in the month', () => {
    const { store, id } = extended();
    expect(homeOverview(store).tasks.find((task) => task.id === id)).toMatchObject({ date: HOLDS, days: 8 });
    const month = monthEntries(store, { from: plainDate('2024-06-01'), to: plainDate('2024-06-30') });
    expect(month.filter((entry) => entry.id === id).map(({ date }) => date)).toEqual([HOLDS]);
  });

  it('is urged by the date that holds, in slip and letter, on the screen and in Word', async () => {
    const { store, id } = extended();
    for (const kind of ['slip', 'letter'] as const) {
      const papers = readUrging(store, kind, [id]);
      expect(tableRows(papers[0])[0]).toContainEqual({ date: HOLDS });
      for (const text of [officialHtml(papers), words(await officialDocx(papers))]) {
        expect(text).toContain('20/6/2024');
        expect(text).not.toContain('10/6/2024');
      }
    }
  });

  it('is late in the report by the date that held at its end', () => {
    const annex = (today: string) =>
      liveReport(extended(today).store, { calendarId: 'nd09', periodCode: '2024-05-01..2024-06-30' })
        .taskAnnex?.late ?? [];
    expect(annex('2024-06-15').map((cells) => cells[2])).not.toContain('Việc được gia hạn');
    const line = annex('2024-06-21').find((cells) => cells.includes('Việc được gia hạn'));
    expect(line).toContainEqual({ date: HOLDS });
    expect(line).not.toContainEqual({ date: FIRST });
  });

  it('keeps every due date that held, whatever is edited later', () => {
    const clocked = extended();
    const { store, id } = clocked;
    clocked.setDay('2024-06-18');
    save(
      store,
      change(
        'task',
        id,
        {},
        { extensions: [{ id: newId(), fields: { date: '2024-06-18', newDue: '2024-06-30' } }] },
      ),
    );
    const rows = () => {
      const list = readRecords(store, 'task', [id])[0]?.['extensions'];
      return Array.isArray(list) ? list.map((row: object) => ({ ...row })) : [];
    };
    expect(rows()).toMatchObject([
      { oldDue: FIRST, newDue: HOLDS },
      { oldDue: HOLDS, newDue: '2024-06-30' },
    ]);
    save(store, change('task', id, { due: '2024-06-11' }));
    expect(rows()).toMatchObject([{ oldDue: FIRST }, { oldDue: HOLDS }]);
  });
});
