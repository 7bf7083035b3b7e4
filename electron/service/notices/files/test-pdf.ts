/** PDFs as other programs make them, for tests. */

/** A line of letters: at a place in points from the lower left corner, or by a whole text matrix. */
export interface TestLine {
  readonly text: string;
  readonly x?: number;
  readonly y?: number;
  /** Instead of `x` and `y`. */
  readonly matrix?: readonly number[];
  readonly size?: number;
}

export interface TestAnnotation {
  readonly rect: readonly [number, number, number, number];
  /** Letters within the rectangle, from its lower left corner. */
  readonly lines: readonly TestLine[];
  readonly subtype?: string;
  /** Whether the letters stand in a form of a form, as programs for signing write them. */
  readonly nested?: boolean;
}

export interface TestPage {
  readonly lines?: readonly TestLine[];
  readonly annotations?: readonly TestAnnotation[];
  /** Lines that are drawn, each from (x, y) to (x, y); `[x, y, width, height]` of boxes that are filled. */
  readonly strokes?: readonly (readonly [number, number, number, number])[];
  readonly boxes?: readonly (readonly [number, number, number, number])[];
  readonly rotate?: number;
  /** What the page's drawing goes through, as of a page that was drawn turned. */
  readonly turned?: readonly number[];
  readonly size?: readonly [number, number];
  /** Whether the page shows a picture. */
  readonly picture?: boolean;
}

/** Codes of signs; the others are blanks to a reader of PDFs. */
const CODES = Array.from({ length: 255 }, (_, code) => code).filter(
  (code) => code > 32 && (code < 127 || code > 160) && code !== 173,
);

/** Letters are 0.5 of the size wide, all of them. */
export const LETTER = 0.5;

/** @param how `shown`: what a letter says it is, as of a font that says the wrong ones; `locked`: with a password. */
export function pdf(
  pages: readonly TestPage[],
  {
    shown = (letter: string) => letter,
    locked = false,
  }: { readonly shown?: (letter: string) => string; readonly locked?: boolean } = {},
): Uint8Array {
  const codes = new Map<string, number>();
  const coded = (text: string): string =>
    Array.from(text, (letter) => {
      const code = codes.get(letter) ?? CODES[codes.size] ?? 0;
      codes.set(letter, code);
      return code.toString(16).padStart(2, '0');
    }).join('');
  const objects: string[] = ['', '', ''];
  const add = (body: string): number => objects.push(body);
  const stream = (dict: string, content: string): number =>
    add(`<<${dict}/Length ${content.length}>>stream\n${content}\nendstream`);
  const drawn = ({ text, x = 0, y = 0, matrix = [1, 0, 0, 1, x, y], size = 11 }: TestLine): string =>
    `BT /F1 ${size} Tf ${matrix.join(' ')} Tm <${coded(text)}> Tj ET`;
  const FONT = '/Resources<</Font<</F1 3 0 R>>>>';
  const kids = pages.map((page) => {
    const { lines = [], annotations = [], rotate = 0, turned = [1, 0, 0, 1, 0, 0], size = [595, 842] } = page;
    const notes = annotations.map(({ rect, lines: own, subtype = 'Widget', nested = false }) => {
      const [left, low, right, high] = rect;
      const box = `/Type/XObject/Subtype/Form/BBox[0 0 ${right - left} ${high - low}]`;
      const content = own.map(drawn).join('\n');
      const inner = nested ? stream(`${box}${FONT}`, content) : 0;
      const look = nested
        ? stream(`${box}/Resources<</XObject<</n2 ${inner} 0 R>>>>`, 'q 1 0 0 1 0 0 cm /n2 Do Q')
        : stream(`${box}${FONT}`, content);
      const field = subtype === 'Widget' ? '/FT/Sig/T(Signature)' : '';
      return add(
        `<</Type/Annot/Subtype/${subtype}${field}/F 132/Rect[${rect.join(' ')}]/AP<</N ${look} 0 R>>>>`,
      );
    });
    const picture =
      page.picture === true
        ? stream('/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8', 'x')
        : 0;
    const show = picture === 0 ? '' : '\nq 500 0 0 700 40 40 cm /Im Do Q';
    const rules = [
      ...(page.strokes ?? []).map(([x1, y1, x2, y2]) => `${x1} ${y1} m ${x2} ${y2} l S`),
      ...(page.boxes ?? []).map((box) => `${box.join(' ')} re f`),
    ];
    const content = stream(
      '',
      `q ${turned.join(' ')} cm\n${[...lines.map(drawn), ...rules].join('\n')}\nQ${show}`,
    );
    const images = picture === 0 ? '' : `/XObject<</Im ${picture} 0 R>>`;
    return add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${size.join(' ')}]/Rotate ${rotate}/Contents ${content} 0 R/Resources<</Font<</F1 3 0 R>>${images}>>/Annots[${notes.map((id) => `${id} 0 R`).join(' ')}]>>`,
    );
  });
  const map = [...codes].map(
    ([letter, code]) =>
      `<${code.toString(16).padStart(2, '0')}> <${Buffer.from(shown(letter), 'utf16le').swap16().toString('hex')}>`,
  );
  const unicode = stream(
    '',
    `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <01> <ff> endcodespacerange ${chunks(
      map,
    )
      .map((part) => `${part.length} beginbfchar ${part.join(' ')} endbfchar`)
      .join(' ')} endcmap end`,
  );
  objects[0] = '<</Type/Catalog/Pages 2 0 R>>';
  objects[1] = `<</Type/Pages/Kids[${kids.map((id) => `${id} 0 R`).join(' ')}]/Count ${kids.length}>>`;
  objects[2] = `<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 1/LastChar 255/Widths[${Array.from({ length: 255 }, () => LETTER * 1_000).join(' ')}]/ToUnicode ${unicode} 0 R>>`;
  const lock = locked
    ? `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'ab'.repeat(32)}>/U<${'cd'.repeat(32)}>>>/ID[<${'01'.repeat(16)}><${'01'.repeat(16)}>]`
    : '';
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj`).join('\n');
  return new Uint8Array(
    Buffer.from(`%PDF-1.6\n${body}\ntrailer\n<</Root 1 0 R/Size ${objects.length + 1}${lock}>>\n`, 'latin1'),
  );
}

const chunks = (list: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(list.length / 90) }, (_, at) => list.slice(at * 90, at * 90 + 90));
