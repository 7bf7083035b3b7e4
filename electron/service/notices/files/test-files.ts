import { strToU8, zipSync } from 'fflate';

/** Files as other programs make them, for tests. */

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A paragraph of one run. */
export const para = (text: string, look = ''): string => `<w:p>${run(text, look)}</w:p>`;

export const run = (text: string, look = ''): string =>
  `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

export const cell = (text: string, properties = ''): string =>
  `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${para(text)}</w:tc>`;

export const row = (cells: readonly string[], properties = ''): string =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.map((text) => (text.startsWith('<') ? text : cell(text))).join('')}</w:tr>`;

export const table = (rows: readonly string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;

/** The head of a notice, what stands in it, and its end. */
export const noticeBody = (inner: string): string =>
  [
    ...[
      'ỦY BAN NHÂN DÂN',
      'TỈNH LẠNG SƠN',
      'Số: 88/TB-UBND',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Lạng Sơn, ngày 12 tháng 3 năm 2024',
      'THÔNG BÁO',
      'Kết luận của Phó Chủ tịch UBND tỉnh tại buổi làm việc về công tác đối ngoại',
      'Ngày 10/3/2024, Phó Chủ tịch UBND tỉnh chủ trì buổi làm việc và kết luận như sau:',
    ].map((text) => para(text)),
    inner,
    ...[
      'Văn phòng UBND tỉnh thông báo để các cơ quan biết, thực hiện./.',
      'Nơi nhận:',
      '- Như trên;',
      '- Lưu: VT.',
      'TL. CHỦ TỊCH',
      'CHÁNH VĂN PHÒNG',
      'Trần Văn Mẫu',
    ].map((text) => para(text)),
  ].join('');

/** A part beside the main one: the type of its relation, its path below `word/` and its content. */
export interface Beside {
  readonly type: string;
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** A packed Word document of the given body. */
export function packedWord(
  body: string,
  how: {
    readonly main?: string;
    /** Namespace of the text. */
    readonly space?: string;
    /** Prefix of the tags, without its colon. */
    readonly prefix?: string;
    readonly relations?: string;
    readonly beside?: readonly Beside[];
    /** Whether the main part leaves out what it needs. */
    readonly unrelated?: boolean;
  } = {},
): Uint8Array {
  const {
    main = 'word/document.xml',
    space = WORD,
    prefix = 'w',
    relations = OFFICE,
    beside = [],
    unrelated = false,
  } = how;
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${space}" xmlns:r="${OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>${body}</w:body></w:document>`;
  const named =
    prefix === 'w'
      ? document
      : document.replaceAll(/(<\/?|\s|xmlns:)w:/g, `$1${prefix}:`).replace('xmlns:w=', `xmlns:${prefix}=`);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const rels = (list: readonly (readonly [id: string, type: string, target: string])[]): string =>
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
      .map(
        ([id, type, target]) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`,
      )
      .join('')}</Relationships>`;
  return zipSync({
    '_rels/.rels': strToU8(rels([['rId1', 'officeDocument', main]])),
    [main]: strToU8(named),
    [`${folder}_rels/${main.slice(folder.length)}.rels`]: strToU8(
      rels((unrelated ? [] : beside).map(({ type, path }, at) => [`rId${at + 1}`, type, path])),
    ),
    ...Object.fromEntries(
      beside.map(({ path, content }) => [
        `${folder}${path}`,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  });
}

export const wordPart = (tag: string, inner: string): string =>
  `<?xml version="1.0"?><w:${tag} xmlns:w="${WORD}">${inner}</w:${tag}>`;
