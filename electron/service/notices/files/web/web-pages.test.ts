import { describe, expect, it } from 'vitest';
import { readNoticeFile } from '../read-document.ts';

const HEAD = [
  'ỦY BAN NHÂN DÂN',
  'TỈNH LẠNG SƠN',
  'Số: 88/TB-UBND',
  'Lạng Sơn, ngày 12 tháng 3 năm 2024',
  'THÔNG BÁO',
  'Kết luận của Phó Chủ tịch UBND tỉnh tại buổi làm việc về công tác đối ngoại',
];
const FIRST = 'Giao Sở Ngoại vụ chủ trì xây dựng kế hoạch đối ngoại, hoàn thành trong ngày 15/4/2024.';
const SECOND = 'Giao Sở Công Thương tổ chức hội chợ, xong trong tháng 5/2024.';
const page = (body: string, head = '<meta charset="utf-8">'): string =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>${head}<title>x</title><style>p.a{color:red}</style></head><body>${HEAD.map((line) => `<p class=MsoNormal>${line}<o:p></o:p></p>`).join('\n')}${body}<p>Văn phòng UBND tỉnh thông báo để các cơ quan biết, thực hiện./.</p></body></html>`;
const listed = `<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>${FIRST.replace('kế hoạch', 'kế\nhoạch')}</p><p class=MsoListParagraph>2. ${SECOND}</p>`;

function quoted(text: string): string {
  const bytes = Array.from(Buffer.from(text, 'utf8'), (byte) =>
    byte === 61 || byte > 126 || byte < 32
      ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
      : String.fromCodePoint(byte),
  );
  return (bytes.join('').match(/(?:=..|[^=]){1,60}/g) ?? []).join('=\r\n');
}
const archive = (body: string, encoding: string, type = 'text/html; charset="utf-8"'): string =>
  `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_Next"\r\n\r\nThis document is a Single File Web Page.\r\n\r\n------=_Next\r\nContent-Location: file:///C:/a.htm\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Type: ${type}\r\n\r\n${body}\r\n\r\n------=_Next\r\nContent-Location: file:///C:/b.xml\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text/xml\r\n\r\n<xml>Giao S=E1=BB=9F Y t=E1=BA=BF</xml>\r\n------=_Next--\r\n`;

const read = (content: string | Uint8Array) =>
  readNoticeFile(typeof content === 'string' ? Buffer.from(content) : content, 'trang');

describe('a page that Word or a browser saved', () => {
  const plain = page(listed);
  it.each([
    ['as .htm', plain],
    ['in UTF-16', Buffer.from(`\uFEFF${plain}`, 'utf16le')],
    ['as .mht in quoted-printable', archive(quoted(plain), 'quoted-printable')],
    ['as .mht in base64', archive(Buffer.from(plain).toString('base64'), 'base64')],
    ['as .mht of 8 bits', archive(plain, '8bit')],
    [
      'from a browser',
      `From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="ab"\r\n\r\n--ab\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quoted(plain)}\r\n--ab--\r\n`,
    ],
    ['with a list of its own numbers', page(`<ol><li>${FIRST}</li><li>${SECOND}</li></ol>`)],
    ['with lines that only break', page(`<div>1. ${FIRST}<br>2. ${SECOND}</div>`)],
    [
      'with words that are hidden',
      page(
        `<p>1. <span style='display:none;mso-hide:all'>Giao Sở Y tế</span>${FIRST}</p><p>2. ${SECOND}</p>`,
      ),
    ],
  ])('is read: %s', async (_, content) => {
    const notice = await read(content);
    expect(notice).toMatchObject({ documentNumber: '88/TB-UBND', documentDate: '2024-03-12' });
    expect(notice.tasks.map(({ ref, leadUnit, due, text }) => [ref, leadUnit, due, text])).toEqual([
      ['1', 'Sở Ngoại vụ', '2024-04-15', FIRST],
      ['2', 'Sở Công Thương', '2024-05-31', SECOND],
    ]);
  });

  it.each([
    '<s>x</s>',
    '<del>x</del>',
    '<strike>x</strike>',
    '<span style="text-decoration: line-through">x</span>',
  ])('leaves out what is struck out: %s', async (struck) => {
    const notice = await read(
      page(`<p>1. ${FIRST}</p><p>${struck.replace('>x<', '>2. Giao Sở Y tế báo cáo.<')}</p>`),
    );
    expect(notice.tasks.map(({ leadUnit }) => leadUnit)).toEqual(['Sở Ngoại vụ']);
    expect(notice.remarks).toEqual(
      struck.startsWith('<del') ? [] : [{ code: 'struck', what: ['2. Giao Sở Y tế báo cáo.'] }],
    );
  });

  it('keeps the cells of a table in their columns', async () => {
    const cells = (...texts: readonly string[]): string =>
      `<tr>${texts.map((text) => (text.startsWith('<') ? text : `<td><p>${text}</p></td>`)).join('')}</tr>`;
    const notice = await read(
      page(
        `<p>Phân công nhiệm vụ như sau:</p><table><tbody>${cells('STT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn')}${cells('1', 'Xây dựng kế hoạch', '<td rowspan=2>Sở Ngoại vụ</td>', '15/4/2024')}${cells('2', 'Tổ chức hội chợ', '31/5/2024')}</tbody></table>`,
      ),
    );
    expect(notice.tasks.map(({ ref, leadUnit, due }) => [ref, leadUnit, due])).toEqual([
      ['1', 'Sở Ngoại vụ', '2024-04-15'],
      ['2', 'Sở Ngoại vụ', '2024-05-31'],
    ]);
  });
});
