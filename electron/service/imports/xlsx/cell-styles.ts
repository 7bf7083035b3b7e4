import * as XLSX from '@e965/xlsx';
import { attribute, isSet, XmlPieces } from './xml-pieces.ts';

/** How the cells of a style look, as far as it says what they hold. */
export interface CellStyle {
  readonly format: string;
  readonly isDate: boolean;
  readonly isStruck: boolean;
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library leaves its table of formats untyped
const builtIn = XLSX.SSF.get_table() as Readonly<Record<string, string>>;

const plain: CellStyle = { format: 'General', isDate: false, isStruck: false };

/** The styles of a workbook by the number that cells name them with. */
export function cellStyles(xml: string): (index: number) => CellStyle {
  const formats = new Map<string, string>();
  const struckFonts: boolean[] = [];
  const styles: CellStyle[] = [];
  let within = '';
  const styleOf = (attributes: string): CellStyle => {
    const id = attribute(attributes, 'numFmtId') ?? '0';
    const format = formats.get(id) ?? builtIn[id] ?? 'General';
    const isStruck = struckFonts[Number(attribute(attributes, 'fontId') ?? -1)] ?? false;
    return { format, isDate: XLSX.SSF.is_date(format), isStruck };
  };
  new XmlPieces({
    open: (name, attributes, isEmpty) => {
      if (!isEmpty && ['fonts', 'cellXfs', 'dxfs', 'cellStyleXfs'].includes(name)) within = name;
      else if (name === 'numFmt' && within !== 'dxfs')
        formats.set(attribute(attributes, 'numFmtId') ?? '', attribute(attributes, 'formatCode') ?? '');
      else if (name === 'font' && within === 'fonts') struckFonts.push(false);
      else if (name === 'strike' && within === 'fonts')
        struckFonts[struckFonts.length - 1] = isSet(attribute(attributes, 'val') ?? '1');
      else if (name === 'xf' && within === 'cellXfs') styles.push(styleOf(attributes));
    },
    close: (name) => {
      if (name === within) within = '';
    },
    text: () => undefined,
  }).push(xml);
  return (index) => styles[index] ?? plain;
}
