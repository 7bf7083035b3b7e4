import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readNoticeFile } from '../read-document.ts';

const SPACES = ['office', 'text', 'table', 'style', 'fo', 'draw']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

const p = (text: string, style = ''): string =>
  `<text:p${style === '' ? '' : ` text:style-name="${style}"`}>${text}</text:p>`;
const item = (text: string): string =>
  `<text:list-item>${text.startsWith('<') ? text : p(text)}</text:list-item>`;
const list = (items: readonly string[], how = ''): string =>
  `<text:list text:style-name="L1" ${how}>${items.map(item).join('')}</text:list>`;
const cell = (text: string, how = ''): string => `<table:table-cell ${how}>${p(text)}</table:table-cell>`;
const row = (cells: readonly string[]): string =>
  `<table:table-row>${cells.map((text) => (text.startsWith('<') ? text : cell(text))).join('')}</table:table-row>`;

const STYLES = [
  '<style:style style:name="Gone"><style:text-properties style:text-line-through-style="solid"/></style:style>',
  '<style:style style:name="Below" style:parent-style-name="Gone"/>',
  '<style:style style:name="Unseen"><style:text-properties text:display="none"/></style:style>',
  '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>',
].join('');

const odt = (inner: string, beside: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': strToU8(
      `<?xml version="1.0"?><office:document-content ${SPACES}><office:automatic-styles>${STYLES}</office:automatic-styles><office:body><office:text>${[
        'ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN',
        'Số: 88/TB-UBND',
        'Lạng Sơn, ngày 12 tháng 3 năm 2024',
        'THÔNG BÁO',
        'Kết luận của Phó Chủ tịch UBND tỉnh tại buổi làm việc',
        'Phó Chủ tịch UBND tỉnh kết luận như sau:',
      ]
        .map((text) => p(text))
        .join('')}${inner}</office:text></office:body></office:document-content>`,
    ),
    ...Object.fromEntries(Object.entries(beside).map(([path, text]) => [path, strToU8(text)])),
  });

const read = (content: Uint8Array) => readNoticeFile(content, 'thong-bao.odt');
const tasksOf = async (content: Uint8Array) =>
  (await read(content)).tasks.map(({ ref, leadUnit, due }) => [ref, leadUnit, due]);

describe('an OpenDocument text', () => {
  it('has the numbers of its lists, also where one goes on behind a paragraph', async () => {
    const first = `${p('Sở Ngoại vụ:')}${list(['Rà soát.', 'Báo cáo, xong trong tháng 5/2024.'])}`;
    const content = odt(
      `${list([first])}${p('Các việc khác:')}${list(['Giao Sở Y tế cử tổ y tế.'], 'text:continue-numbering="true"')}`,
    );
    expect(await tasksOf(content)).toEqual([
      ['1.a', 'Sở Ngoại vụ', null],
      ['1.b', 'Sở Ngoại vụ', '2024-05-31'],
      ['2', 'Sở Y tế', null],
    ]);
    expect((await read(content)).documentNumber).toBe('88/TB-UBND');
  });

  it('has its tables of tasks, a cell over two rows in both', async () => {
    const table = [
      `<table:table-header-rows>${row(['TT', 'Nội dung', 'Đơn vị chủ trì', 'Thời hạn'])}</table:table-header-rows>`,
      row(['1', 'Lập kế hoạch', cell('Sở Ngoại vụ', 'table:number-rows-spanned="2"'), '15/4/2024']),
      row(['2', 'Tổng kết', '<table:covered-table-cell/>', 'Quý IV/2024']),
    ].join('');
    expect(await tasksOf(odt(`<table:table>${table}</table:table>`))).toEqual([
      ['1', 'Sở Ngoại vụ', '2024-04-15'],
      ['2', 'Sở Ngoại vụ', '2024-12-31'],
    ]);
  });

  it('is read without what is struck out, hidden, deleted or only remarked, and says so', async () => {
    const notice = await read(
      odt(
        [
          '<text:tracked-changes><text:changed-region><text:deletion><text:p>Giao Sở Tư pháp thẩm định.</text:p></text:deletion></text:changed-region></text:tracked-changes>',
          p(
            '1. Giao Sở Ngoại vụ rà soát<office:annotation><text:p>Giao Sở Xây dựng</text:p></office:annotation>, báo cáo trước ngày <text:span text:style-name="Below">20/3/2024</text:span> 25/3/2024.',
          ),
          p('2. Giao Sở Y tế cử cán bộ.', 'Gone'),
          p('3. Giao Sở Nội vụ tổng hợp.<text:span text:style-name="Unseen"> Mật.</text:span>'),
        ].join(''),
      ),
    );
    expect(notice.tasks.map(({ ref, leadUnit, due }) => [ref, leadUnit, due])).toEqual([
      ['1', 'Sở Ngoại vụ', '2024-03-24'],
      ['3', 'Sở Nội vụ', null],
    ]);
    expect(notice.remarks).toEqual([
      { code: 'struck', what: ['20/3/2024', '2. Giao Sở Y tế cử cán bộ.'] },
      { code: 'hidden', what: ['Mật.'] },
    ]);
  });

  it('has the deadline that a note sets behind its words', async () => {
    const note =
      '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Hoàn thành trong ngày 15/4/2024.</text:p></text:note-body></text:note>';
    expect(await tasksOf(odt(p(`1. Giao Sở Ngoại vụ rà soát${note}.`)))).toEqual([
      ['1', 'Sở Ngoại vụ', '2024-04-15'],
    ]);
  });

  it.each([
    ['notice-locked', { 'META-INF/manifest.xml': '<m xmlns:manifest="x"><manifest:encryption-data/></m>' }],
    ['notice-damaged', { 'content.xml': '<a/>' }],
  ])('says so: %s', async (code, beside) => {
    await expect(read(odt('', beside))).rejects.toMatchObject({ detail: { code } });
  });
});
