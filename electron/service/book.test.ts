import { expect, it } from 'vitest';
import { newId } from '../../db/ids.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import { change, outgoing, save, testStore } from '../../db/test-store.ts';
import { openRegisterNames, registerNamed } from '../../shared/registers/all-registers.ts';
import { plainDate } from '../../shared/time/plain-date.ts';
import { bookTotals } from '../../shared/report/book.ts';
import { bookHtml } from './documents/book-html.ts';
import { columnKeys } from '../../shared/registers/list-columns.ts';
import { readBook, type BookRequest } from './book.ts';
import { columnTitle } from './documents/record-cells.ts';

const request: BookRequest = {
  register: 'outgoing-delegation',
  from: null,
  to: null,
  layout: 'table',
  columns: [],
  withWithdrawn: true,
};

it('keeps the line of a withdrawn record, struck with its reason, and counts only what stands', () => {
  const store = testStore();
  const { id } = save(store, outgoing({ name: 'Đoàn thứ nhất', departureActual: '2024-01-10' }));
  save(store, outgoing({ name: 'Đoàn thứ hai', departureActual: '2024-01-05', peopleDeclared: 3 }));
  saveRecords(store, {
    writeId: newId(),
    saves: [{ ...change('outgoing-delegation', id, {}), withdrawn: { reason: 'ghi <nhầm>' } }],
  });
  const book = readBook(store, request);
  expect([...book.lines].map(({ number, title, withdrawnFor }) => [number, title, withdrawnFor])).toEqual([
    [1, 'Đoàn thứ hai', null],
    [2, 'Đoàn thứ nhất', 'ghi <nhầm>'],
  ]);
  expect(book.counted).toEqual({ delegations: 1, personTrips: 3 });
  expect(bookTotals(book)).toEqual([
    'Tổng số: 01 đoàn tính báo cáo, 03 lượt người; 2 hồ sơ ghi trong sổ',
    'Trong đó đã loại khỏi sổ: 1 hồ sơ (gạch ngang, giữ số thứ tự)',
  ]);
  const html = bookHtml(book);
  expect(html).toContain('<tr class="struck">');
  expect(html).toContain('Đã loại khỏi sổ: ghi &lt;nhầm&gt;');
  expect(readBook(store, { ...request, withWithdrawn: false }).total).toBe(1);
});

it('holds the records of its days, both ends inclusive, with the columns that were chosen, in their order', () => {
  const store = testStore();
  for (const departureActual of ['2023-12-14', '2023-12-15', '2024-03-14', '2024-03-15'])
    save(store, outgoing({ departureActual, returnActual: '2024-03-19' }));
  const book = readBook(store, {
    ...request,
    from: plainDate('2023-12-15'),
    to: plainDate('2024-03-14'),
    columns: ['personTrips', 'departureActual', 'nothing of this name'],
  });
  expect(book.columns.map(({ key }) => key)).toEqual(['personTrips', 'departureActual']);
  expect([...book.lines].map(({ cells }) => cells)).toEqual([
    [12, { date: '2023-12-15' }],
    [12, { date: '2024-03-14' }],
  ]);
});

it('gives each record a page with what is known of it, identity numbers masked', () => {
  const store = testStore();
  save(
    store,
    outgoing(
      { notes: 'Ghi chú riêng' },
      {
        members: [
          { id: newId(), fields: { fullName: 'Nguyễn Văn A', documentNumber: 'C1234567' } },
          { id: newId(), fields: { fullName: 'Trần Thị B' } },
        ],
      },
    ),
  );
  const html = bookHtml(readBook(store, { ...request, layout: 'pages' }));
  expect(html.match(/<section class="record">/g)).toHaveLength(1);
  expect(html).toContain('Ghi chú riêng');
  expect(html).toContain('Trần Thị B');
  expect(html).not.toContain('C1234567');
});

it.each(openRegisterNames)('prints %s with a Vietnamese head for every column that it offers', (name) => {
  const register = registerNamed(name);
  for (const key of columnKeys(register)) expect(columnTitle(register, key), key).not.toBe(key);
  for (const layout of ['table', 'pages'] as const) {
    const book = readBook(testStore(), { ...request, register: name, layout });
    expect(bookHtml(book)).toContain('<h1>SỔ ');
  }
});
