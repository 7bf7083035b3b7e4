import { describe, expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import { separatorOf } from './open-workbook.ts';
import { allOf, countedIn, importInto, separated } from './test-sheets.ts';

const rows = [
  ['TỔNG HỢP ĐOÀN RA QUÝ I/2024', '', '', '', '', '', ''],
  ['STT', 'Tên đoàn', 'Cơ quan chủ trì', 'Số người', 'Nước đến', 'Ngày đi', 'Ngày về'],
  ['1', 'Đoàn dự "Gặp gỡ đầu Xuân", Nam Ninh', 'Sở Ngoại vụ', '12', 'Trung Quốc', '20/02/2024', '23/02/2024'],
  [
    '2',
    'Đoàn khảo sát;\nhai dòng',
    'Sở Công Thương',
    '05 người',
    'Nhật Bản | Hàn Quốc'.replace(' | ', '; '),
    '10/01/2024',
    '15/01/2024',
  ],
];

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));

/** Windows-1258 keeps tones as marks of their own behind the vowel. */
function windows1258(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1258');
  const byteOf = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) byteOf.set(decoder.decode(Uint8Array.of(byte)), byte);
  const parts = Array.from(text).flatMap((letter) => {
    if (byteOf.has(letter)) return [letter];
    const [base = '', ...marks] = letter.normalize('NFD');
    // The tone stands alone; a circumflex, breve or horn belongs to the letter.
    const tones = marks.filter((mark) => '\u0300\u0301\u0303\u0309\u0323'.includes(mark));
    const shaped = (base + marks.filter((mark) => !tones.includes(mark)).join('')).normalize('NFC');
    return [shaped, ...tones];
  });
  return Uint8Array.from(parts, (part) => {
    const byte = byteOf.get(part);
    if (byte === undefined) throw new RangeError(part);
    return byte;
  });
}

describe('a text file of separated values', () => {
  it.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['bars', '|'],
  ])('is read with %s', async (_what, separator) => {
    const text = separated(rows, separator);
    expect(separatorOf(text)).toBe(separator);
    const store = testStore();
    expect(await importInto(store, utf8(text), { name: 'bang.csv' })).toMatchObject({
      imported: 2,
      problems: [],
    });
    expect(countedIn(store, 'outgoing')).toEqual([2, 17]);
    expect(allOf(store, 'outgoing-delegation')).toMatchObject([
      { name: 'Đoàn dự "Gặp gỡ đầu Xuân", Nam Ninh', departureActual: '2024-02-20' },
      { stops: [{ country: 'JP' }, { country: 'KR' }] },
    ]);
  });

  it.each([
    ['UTF-8', utf8],
    ['UTF-8 with a byte order mark', (text: string) => utf8(`\uFEFF${text}`)],
    ['UTF-8 with decomposed letters', (text: string) => utf8(text.normalize('NFD'))],
    ['UTF-16', utf16],
    ['UTF-16, the other way round', (text: string) => new Uint8Array(Buffer.from(utf16(text)).swap16())],
    ['Windows-1258', windows1258],
  ])('is read in %s', async (_what, encode) => {
    const store = testStore();
    const content = encode(separated(rows, ';'));
    expect(await importInto(store, content, { name: 'bang.csv' })).toMatchObject({
      imported: 2,
      problems: [],
    });
    expect(allOf(store, 'outgoing-delegation')[0]).toMatchObject({
      name: 'Đoàn dự "Gặp gỡ đầu Xuân", Nam Ninh',
      hostAgency: { text: 'Sở Ngoại vụ' },
    });
  });

  it.each([
    ['Unix line ends', (text: string) => text.replaceAll('\r\n', '\n')],
    ['a hint of its separator for Excel', (text: string) => `sep=;\r\n${text}`],
    ['empty lines between', (text: string) => text.replaceAll('\r\n', '\r\n\r\n')],
    ['empty columns behind', (text: string) => text.replaceAll('\r\n', ';;;\r\n')],
  ])('may have %s', async (_what, changed) => {
    const store = testStore();
    const content = utf8(changed(separated(rows, ';')));
    expect(await importInto(store, content, { name: 'bang.csv' })).toMatchObject({
      imported: 2,
      problems: [],
    });
  });

  it('never takes 05/02/2024 for the second of May', async () => {
    const store = testStore();
    const text = separated(
      [rows[1] ?? [], ['1', 'Đoàn A', 'Sở Y tế', '2', 'Lào', '05/02/2024', '06/02/2024']],
      ',',
    );
    await importInto(store, utf8(text), { name: 'bang.csv' });
    expect(allOf(store, 'outgoing-delegation')).toMatchObject([{ departureActual: '2024-02-05' }]);
  });
});

describe('a table of a web page saved as .xls', () => {
  it('is read as the table that it shows', async () => {
    const cells = (rows[1] ?? []).map((text) => `<th>${text}</th>`).join('');
    const line = ['1', 'Đoàn A', 'Sở Y tế', '2', 'Lào', '05/02/2024', '06/02/2024'];
    const html = `<html><head><meta charset="utf-8"></head><body><table><tr>${cells}</tr><tr>${line
      .map((text) => `<td>${text}</td>`)
      .join('')}</tr></table></body></html>`;
    const store = testStore();
    expect(await importInto(store, utf8(html), { name: 'bang.xls' })).toMatchObject({
      imported: 1,
      problems: [],
    });
    expect(allOf(store, 'outgoing-delegation')).toMatchObject([
      { departureActual: '2024-02-05', returnActual: '2024-02-06' },
    ]);
  });
});
