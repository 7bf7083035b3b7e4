import { describe, expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { referenceRows } from '../../../db/reference.ts';
import type { OpenStore } from '../../../db/file/open.ts';
import { save, testStore } from '../../../db/test-store.ts';
import { undoSave } from '../../../db/ledger/undo.ts';
import { catalogues, type Catalogue, type ReferenceRow } from '../../../shared/reference/reference-row.ts';
import type { ImportResult } from '../../../shared/import/import-result.ts';
import { referenceXlsx } from '../documents/reference-xlsx.ts';
import { readerInPlace } from '../reader/reader.ts';
import { importReferenceSheet } from './import-reference-sheet.ts';
import { openWorkbook } from './open-workbook.ts';
import { day, separated, workbook, type Row } from './test-sheets.ts';

interface Try {
  readonly catalogue?: Catalogue;
  readonly dryRun?: boolean;
  readonly skipBadRows?: boolean;
}

function importInto(store: OpenStore, content: Uint8Array, tried: Try = {}): Promise<ImportResult> {
  const { catalogue = 'organisation', dryRun = false, skipBadRows = false } = tried;
  return importReferenceSheet(() => store, readerInPlace, {
    writeId: newId(),
    catalogue,
    name: 'danh-muc.xlsx',
    content,
    dryRun,
    skipBadRows,
  });
}

const importRows = (store: OpenStore, rows: readonly Row[], tried: Try = {}): Promise<ImportResult> =>
  importInto(store, workbook({ rows }), tried);

const ofCode = (store: OpenStore, code: string): readonly ReferenceRow[] =>
  referenceRows(store).filter((row) => row.code === code && row.catalogue !== 'country');

const problems = (result: ImportResult): readonly unknown[] =>
  result.problems.map(({ row, column, code }) => [row, column, code]);

const heads = ['Mã', 'Tên', 'Hiệu lực từ', 'Hiệu lực đến', 'Thay bằng', 'Loại'];

describe('a catalogue as a sheet', () => {
  it.each(catalogues)('comes back without a change: %s', async (catalogue) => {
    const store = testStore();
    const content = await referenceXlsx(store, catalogue);
    const total = referenceRows(store).filter((row) => row.catalogue === catalogue).length;
    const result = await importInto(store, content, { catalogue });
    expect(result.problems).toEqual([]);
    expect(result).toMatchObject({ good: 0, bad: 0, unchanged: total, imported: 0, saveId: null });
  });

  it('changes the row with the same code and first day, adds the others, and is one save', async () => {
    const store = testStore();
    const first = await importRows(store, [
      ['DANH MỤC CƠ QUAN'],
      ['STT', ...heads],
      [1, 'PX', 'Phòng X', day('2020-01-01'), day('2025-06-30'), 'PY; PZ', 'Sở, ban, ngành'],
      [2, 'PY', 'Phòng Y', day('2025-07-01'), null, null, 'department'],
      [3, 'PZ', 'Phòng Z', '1/7/2025', null, null, 'department'],
    ]);
    expect(first).toMatchObject({ good: 3, bad: 0, imported: 3, unchanged: 0 });
    const [px] = ofCode(store, 'PX');
    expect(px).toMatchObject({
      name: 'Phòng X',
      validFrom: '2020-01-01',
      validTo: '2025-06-30',
      attributes: { kind: 'department' },
      successorIds: [ofCode(store, 'PY')[0]?.id, ofCode(store, 'PZ')[0]?.id],
    });
    const second = await importRows(store, [
      ['Mã', 'Tên', 'Hiệu lực từ', 'Tên khác'],
      ['PX', 'Phòng X', day('2020-01-01'), null],
      ['PY', 'Phòng Y', day('2025-07-01'), 'P. Y; Phòng I-grếch'],
    ]);
    expect(second).toMatchObject({ good: 1, bad: 0, imported: 1, unchanged: 1 });
    expect(ofCode(store, 'PY')[0]).toMatchObject({
      aliases: ['P. Y', 'Phòng I-grếch'],
      attributes: { kind: 'department' },
    });
    undoSave(store, newId(), second.saveId ?? '', 'hoàn tác');
    undoSave(store, newId(), first.saveId ?? '', 'hoàn tác');
    expect(referenceRows(store).filter((row) => row.name.startsWith('Phòng X'))).toEqual([]);
  });

  it('reads a file of separated values, with English heads', async () => {
    const store = testStore();
    const text = separated(
      [
        ['Code', 'Name', 'English name', 'Valid from', 'Confirmed', 'rank'],
        ['thu-nghiem', 'Chức vụ thử', 'Trial position', '2025-07-01', 'no', '35'],
      ],
      ';',
    );
    const result = await importInto(store, new TextEncoder().encode(text), { catalogue: 'position' });
    expect(result).toMatchObject({ imported: 1, problems: [] });
    expect(ofCode(store, 'thu-nghiem')).toMatchObject([
      { nameEn: 'Trial position', validFrom: '2025-07-01', confirmed: false, attributes: { rank: 35 } },
    ]);
  });

  it('ends a row and begins the next, whichever stands first', async () => {
    const rows: readonly Row[] = [
      ['PX', 'Phòng X', null, day('2025-06-30'), 'PX', null],
      ['PX', 'Phòng X mới', day('2025-07-01'), null, null, null],
    ];
    for (const ordered of [rows, rows.toReversed()]) {
      const store = testStore();
      await importRows(store, [heads.slice(0, 2), ['PX', 'Phòng X']]);
      expect(await importRows(store, [heads, ...ordered])).toMatchObject({ imported: 2, problems: [] });
      const [old, next] = ofCode(store, 'PX');
      expect(old).toMatchObject({ validTo: '2025-06-30', successorIds: [next?.id] });
    }
  });
});

describe('a sheet with errors', () => {
  const bad: readonly (readonly [string, Row, readonly unknown[]])[] = [
    ['no code', ['', 'Phòng', null, null, null, null], ['Mã', 'required']],
    ['no name', ['PN', '', null, null, null, null], ['Tên', 'required']],
    [
      'a date that does not exist',
      ['PN', 'N', '30/02/2025', null, null, null],
      ['Hiệu lực từ', 'no-such-date'],
    ],
    [
      'an end before the beginning',
      ['PN', 'N', day('2025-02-01'), day('2025-01-01'), null, null],
      ['Hiệu lực đến', 'validity-reversed'],
    ],
    [
      'days of a kept row',
      ['PK', 'K mới', day('2025-02-01'), null, null, null],
      ['Hiệu lực từ', 'validity-overlaps'],
    ],
    [
      'a successor that nobody knows',
      ['PN', 'N', null, null, 'KHONGCO', null],
      ['Thay bằng', 'unknown-code'],
    ],
    ['a row that the sheet has already', ['PG', 'Phòng G', null, null, null, null], ['', 'repeated-row']],
    ['a name that is too long', ['PN', 'x'.repeat(501), null, null, null, null], ['Tên', 'too-long']],
  ];
  it.each(bad)(
    'is kept out whole for %s, and taken without that row on request',
    async (_case, row, [column, code]) => {
      const store = testStore();
      await importRows(store, [heads.slice(0, 2), ['PK', 'Phòng K']]);
      const rows = [heads, ['PG', 'Phòng G', null, null, null, null], row];
      const refused = await importRows(store, rows);
      expect(problems(refused)).toEqual([[3, column, code]]);
      expect(refused).toMatchObject({ good: 1, bad: 1, imported: 0 });
      expect(ofCode(store, 'PG')).toEqual([]);
      expect(await importRows(store, rows, { skipBadRows: true })).toMatchObject({ imported: 1 });
      expect(ofCode(store, 'PG')).toHaveLength(1);
      expect(ofCode(store, 'PK')).toMatchObject([{ name: 'Phòng K', validTo: null }]);
    },
  );

  it('refuses what a refused row would have made room for', async () => {
    const store = testStore();
    await importRows(store, [heads.slice(0, 2), ['PK', 'Phòng K']]);
    const rows: readonly Row[] = [
      heads,
      ['PK', 'x'.repeat(501), null, day('2025-06-30'), null, null],
      ['PK', 'Phòng K mới', day('2025-07-01'), null, null, null],
    ];
    const result = await importRows(store, rows, { skipBadRows: true });
    expect(problems(result)).toEqual([
      [2, 'Tên', 'too-long'],
      [3, 'Hiệu lực từ', 'validity-overlaps'],
    ]);
    expect(result.imported).toBe(0);
  });

  it('reads attributes under their labels in words and in codes, and names what it cannot read', async () => {
    const store = testStore();
    const result = await importRows(
      store,
      [
        ['Mã', 'Tên', 'Loại hình', 'Xã', 'Khu vực mốc', 'Màu sơn'],
        ['G1', 'Lối mở A', 'lối mở', 'Xã Ba Sơn', '1200 - 1201', 'xanh'],
        ['G2', 'Lối mở B', 'lane', '06196', null, null],
        ['G3', 'Lối mở C', 'cổng', 'Xã Không Có', 'gần suối', null],
      ],
      { catalogue: 'gate', skipBadRows: true },
    );
    expect(problems(result)).toEqual([
      [4, 'Loại hình', 'attribute-not-choice'],
      [4, 'Xã', 'unknown-code'],
      [4, 'Khu vực mốc', 'attribute-not-marker'],
    ]);
    expect(result).toMatchObject({ imported: 2, unused: ['Màu sơn'] });
    expect(ofCode(store, 'G1')[0]?.attributes).toEqual({
      class: 'opening',
      commune: '06196',
      markers: '1200 - 1201',
    });
    expect(ofCode(store, 'G2')[0]?.attributes).toEqual({ class: 'lane', commune: '06196' });
  });

  it('writes no code of an attribute into its own sheet where a name says it', async () => {
    const store = testStore();
    const [sheet] = openWorkbook(await referenceXlsx(store, 'gate'), 'gate.xlsx');
    const texts = sheet?.rows.map((row) => row.map((cell) => cell.text)) ?? [];
    const head = texts.find((row) => row.includes('Loại hình')) ?? [];
    const gate = texts.find((row) => row.includes('Cửa khẩu quốc tế Hữu Nghị')) ?? [];
    const under = (title: string): string | undefined => gate[head.indexOf(title)];
    expect([under('Loại hình'), under('Tỉnh, thành phố'), under('Xã')]).toEqual([
      'Cửa khẩu quốc tế',
      'Lạng Sơn',
      'xã Đồng Đăng',
    ]);
  });

  it('says what kind of value an attribute has', async () => {
    const store = testStore();
    const result = await importRows(
      store,
      [
        ['Mã', 'Tên', 'rank', 'Đã xác nhận'],
        ['PN', 'N', 'cao', 'có lẽ'],
      ],
      { catalogue: 'position' },
    );
    expect(problems(result)).toEqual([
      [2, 'rank', 'attribute-not-number'],
      [2, 'Đã xác nhận', 'not-yes-or-no'],
    ]);
  });

  it('keeps out a row with a number of an identity document', async () => {
    const store = testStore();
    const rows = [heads.slice(0, 2), ['PX', 'Phòng X (CCCD 020190123456)'], ['PY', 'Phòng Y']];
    const result = await importRows(store, rows, { skipBadRows: true });
    expect(problems(result)).toEqual([[2, '', 'identity-number']]);
    expect([ofCode(store, 'PX').length, ofCode(store, 'PY').length]).toEqual([0, 1]);
  });

  it('without heads for code and name is refused', async () => {
    await expect(importRows(testStore(), [['Tên'], ['Phòng X']])).rejects.toThrow('no-header-row');
  });

  it('writes nothing in a dry run, and leaves withdrawn rows withdrawn', async () => {
    const store = testStore();
    const rows = [heads.slice(0, 2), ['PX', 'Phòng X']];
    expect(await importRows(store, rows, { dryRun: true })).toMatchObject({ good: 1, imported: 0 });
    expect(ofCode(store, 'PX')).toEqual([]);
    await importRows(store, rows);
    const [px] = ofCode(store, 'PX');
    const withdrawn = { reason: 'nhập nhầm' };
    save(store, { register: 'reference-item', id: px?.id ?? '', fields: {}, children: {}, withdrawn });
    expect(await importRows(store, rows)).toMatchObject({ imported: 1 });
    expect(ofCode(store, 'PX').map((row) => row.id)).not.toContain(px?.id);
  });
});
