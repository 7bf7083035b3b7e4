import * as XLSX from '@e965/xlsx';
import { Tally } from '../../../../shared/contract/file-bounds.ts';
import type { ZipParts } from '../../reader/zip-parts.ts';
import { attribute, isSet, XmlPieces } from './xml-pieces.ts';

/** How the cells of a style look, as far as it says what they hold. */
export interface CellStyle {
  readonly format: string;
  readonly isDate: boolean;
  readonly isStruck: boolean;
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library leaves its table of formats untyped
const builtIn = XLSX.SSF.get_table() as Readonly<Record<string, string>>;

/** Signs of a format at the most, as in Excel: what is longer is none. */
const LONGEST_FORMAT = 255;

const plain: CellStyle = { format: 'General', isDate: false, isStruck: false };

/** The styles of a workbook by the number that cells name them with. @throws Refusal `over-bound`. */
export function cellStyles(parts: ZipParts, name: string): (index: number) => CellStyle {
  const formats = new Map<string, string>();
  const struckFonts: boolean[] = [];
  const styles: CellStyle[] = [];
  const tally = new Tally('cellStyles');
  let within = '';
  const styleOf = (attributes: string): CellStyle => {
    const id = attribute(attributes, 'numFmtId') ?? '0';
    const format = formats.get(id) ?? builtIn[id] ?? 'General';
    const isStruck = struckFonts[Number(attribute(attributes, 'fontId') ?? -1)] ?? false;
    return { format, isDate: XLSX.SSF.is_date(format), isStruck };
  };
  const addFormat = (attributes: string): void => {
    const code = attribute(attributes, 'formatCode') ?? '';
    if (code.length <= LONGEST_FORMAT) formats.set(attribute(attributes, 'numFmtId') ?? '', code);
  };
  XmlPieces.of(parts, name, {
    open: (name, attributes, isEmpty) => {
      if (!isEmpty && ['fonts', 'cellXfs', 'dxfs', 'cellStyleXfs'].includes(name)) within = name;
      else if (name === 'numFmt' && within !== 'dxfs') addFormat(attributes);
      else if (name === 'font' && within === 'fonts') struckFonts.push(false);
      else if (name === 'strike' && within === 'fonts')
        struckFonts[struckFonts.length - 1] = isSet(attribute(attributes, 'val') ?? '1');
      else if (name === 'xf' && within === 'cellXfs') {
        tally.add();
        styles.push(styleOf(attributes));
      }
    },
    close: (name) => {
      if (name === within) within = '';
    },
  });
  return (index) => styles[index] ?? plain;
}
