import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import { identityNumbers } from '../../../shared/text/identity-number.ts';
import { openWorkbook } from './open-workbook.ts';
import { allOf, importInto, workbook } from './test-sheets.ts';

const heads = [
  'Tên đoàn',
  'Nước đến',
  'Cơ quan chủ trì',
  'Số người',
  'Ngày đi',
  'Ngày về',
  'Thành viên',
  'Nội dung',
];

const content = workbook({
  rows: [
    heads,
    [
      'Đoàn công tác',
      'Trung Quốc',
      'Sở Ngoại vụ',
      1,
      '20/02/2024',
      '23/02/2024',
      'Nguyễn Văn An (HC C7654321)',
      'Làm việc; người liên hệ CCCD 020190123456',
    ],
  ],
});

/** The files of a data folder whose bytes hold a text. */
function filesWith(directory: string, text: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(text));
}

describe('identity-document numbers within other cells of a sheet', () => {
  it('go to the number of the member, or are masked, are named in the preview, and reach no log', async () => {
    const store = testStore();
    const preview = await importInto(store, content, { dryRun: true });
    const codes = preview.doubts.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['identity-moved', 'identity-masked']));
    expect(preview.questions).toMatchObject([
      { kind: 'identityNumbers', rows: [2], samples: [{ text: '02*******456' }, { text: 'C7***321' }] },
    ]);
    // Nothing is saved before it is answered.
    await importInto(store, content);
    expect(allOf(store, 'outgoing-delegation')).toEqual([]);
    await importInto(store, content, { decisions: { answers: { identityNumbers: 'without' } } });
    expect(allOf(store, 'outgoing-delegation')).toMatchObject([
      {
        content: 'Làm việc; người liên hệ CCCD 02*******456',
        members: [{ fullName: 'Nguyễn Văn An', documentNumber: { masked: 'C7***321' } }],
      },
    ]);
    for (const number of ['C7654321', '020190123456']) expect(filesWith(store.directory, number)).toEqual([]);
  });

  it.each(['looks.xlsx', 'looks.ods', 'looks.xls', 'long-note.xls'])('are not seen in %s', (name) => {
    const content = new Uint8Array(
      readFileSync(new URL(`../../../tests/fixtures/sheet-looks/${name}`, import.meta.url)),
    );
    const texts = openWorkbook(content, name).flatMap(({ rows }) => rows.flat().map(({ text }) => text));
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.filter((text) => identityNumbers(text, true).length > 0)).toEqual([]);
  });

  it('stay where somebody says that they are none', async () => {
    const store = testStore();
    await importInto(store, content, { decisions: { answers: { identityNumbers: 'keep' } } });
    const [kept] = allOf(store, 'outgoing-delegation');
    expect(kept).toMatchObject({ content: 'Làm việc; người liên hệ CCCD 020190123456' });
    expect(JSON.stringify(kept?.['members'])).toContain('HC C7654321');
  });
});
