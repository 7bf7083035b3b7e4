import { read, utils } from '@e965/xlsx';
import { expect, it } from 'vitest';
import { ROWS_AT_ONCE } from '../../../db/queries/lists.ts';
import { fileBounds } from '../../../shared/contract/file-bounds.ts';
import type { PaperRow, PrintedPaper } from '../../../shared/report/printed-paper.ts';
import type { Cell } from '../../../shared/report/table-layout.ts';
import { plainDate } from '../../../shared/time/plain-date.ts';
import { printedXlsx } from './paper-xlsx.ts';

const columns = ['name', 'trips', 'which'].map((key) => ({
  key,
  title: key,
  width: 10,
  align: 'left' as const,
}));
const lineOf = (...cells: readonly Cell[]): PaperRow => ({ cells, struck: false, more: '' });

/** A paper of so many lines, each made when it is asked for. */
function paperOf(length: number, line: (at: number) => PaperRow, total: readonly Cell[] = []): PrintedPaper {
  const rows = {
    length,
    *[Symbol.iterator]() {
      for (let at = 0; at < length; at += 1) yield line(at);
    },
  };
  return {
    parent: '',
    agency: '',
    title: 'SỐ CHUYẾN ĐI',
    lines: ['toàn bộ'],
    withdrawnFor: null,
    printedOn: plainDate('2026-01-10'),
    across: true,
    parts: [{ kind: 'table', heading: null, columns, rows, total }],
    notes: ['Ghi chú thứ nhất', 'Ghi chú thứ hai'],
  };
}

function linesOf(content: Uint8Array): readonly (readonly unknown[])[] {
  const book = read(content);
  return utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, {
    header: 1,
    raw: true,
  });
}

it('has the titles, head, lines, sum and notes of the paper, each once and in order', async () => {
  const paper = paperOf(2, (at) => lineOf(`Người ${at + 1}`, at + 1, 'một\nhai'), [
    'Tổng cộng: 2 người',
    3,
    null,
  ]);
  expect(linesOf(await printedXlsx(paper, 'A')).filter((line) => line.length > 0)).toEqual([
    ['SỐ CHUYẾN ĐI'],
    ['toàn bộ'],
    ['name', 'trips', 'which'],
    ['Người 1', 1, 'một\nhai'],
    ['Người 2', 2, 'một\nhai'],
    ['Tổng cộng: 2 người', 3],
    ['Ghi chú thứ nhất'],
    ['Ghi chú thứ hai'],
  ]);
  const empty = { ...paper, parts: [] };
  expect(linesOf(await printedXlsx(empty, 'A')).flat()).toEqual([
    'SỐ CHUYẾN ĐI',
    'toàn bộ',
    'Ghi chú thứ nhất',
    'Ghi chú thứ hai',
  ]);
});

it('sums over the lines below as well in which a long cell goes on', async () => {
  const trips = Array.from({ length: 1_000 }, (_, at) => `chuyến ${at} `.padEnd(80, '.'));
  const paper = paperOf(2, (at) => lineOf(`Người ${at}`, 1_000, trips.join('\n')), ['Tổng', 2_000, null]);
  const content = await printedXlsx(paper, 'A');
  const told = linesOf(content).map((line) => String(line[2] ?? ''));
  expect(Math.max(...told.map(({ length }) => length))).toBeLessThanOrEqual(fileBounds.cellCharacters);
  expect(told.flatMap((text) => text.split('\n')).filter((text) => text.startsWith('chuyến'))).toEqual([
    ...trips,
    ...trips,
  ]);
  const sheet = Object.values(read(content).Sheets)[0];
  const sum = Object.values(sheet ?? {}).find((cell: { readonly f?: string }) => cell.f !== undefined);
  expect(sum).toMatchObject({ f: 'SUM(B4:B9)', v: 2_000 });
});

it('makes, writes and lets go of its lines page by page, tells how many, and is ended between two pages', async () => {
  let made = 0;
  let isCounting = false;
  const paper = paperOf(3 * ROWS_AT_ONCE, (at) => {
    if (isCounting) made += 1;
    return lineOf(`Người ${at}`, 1, 'chuyến');
  });
  const told: (readonly number[])[] = [];
  const how = {
    tell: ({ done, total }: { readonly done: number; readonly total: number }) =>
      told.push([done, total, made]),
    cancelled: () => {
      // The first look at the lines, for the widths of the columns, is over.
      isCounting = true;
      return told.length === 2;
    },
  };
  await expect(printedXlsx(paper, 'A', how)).rejects.toMatchObject({ detail: { code: 'work-cancelled' } });
  expect(told).toEqual([
    [ROWS_AT_ONCE, 3 * ROWS_AT_ONCE, 0],
    [2 * ROWS_AT_ONCE, 3 * ROWS_AT_ONCE, ROWS_AT_ONCE],
  ]);
});
