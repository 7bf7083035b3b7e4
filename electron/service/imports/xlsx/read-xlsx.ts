import { Tally } from '../../../../shared/contract/file-bounds.ts';
import type { CellNote } from '../../../../shared/import/workbook/workbook.ts';
import type { SheetTallies } from '../sheet-tallies.ts';
import { cellStyles } from './cell-styles.ts';
import { cellNotes } from './cell-notes.ts';
import { readSheetPart, type NotedSheet } from './read-sheet-part.ts';
import { SharedStrings } from './shared-strings.ts';
import { attribute, isSet, XmlPieces } from './xml-pieces.ts';
import type { ZipParts } from '../../reader/zip-parts.ts';

/** A sheet of a workbook. */
export interface NamedSheet {
  readonly name: string;
  /** Hidden sheets hold old copies and lists for drop-down cells. */
  readonly isHidden: boolean;
  readonly sheet: NotedSheet;
}

interface Related {
  readonly type: string;
  readonly target: string;
}

/** The main part of a workbook of XML parts; null where the file is another kind of workbook or none. */
export function workbookPart(parts: ZipParts): string | null {
  const main = [...relations(parts, '').values()].find(({ type }) => type === 'officeDocument');
  return main !== undefined &&
    /\.xml$/i.test(main.target) &&
    /workbook/i.test(main.target) &&
    parts.has(main.target)
    ? main.target
    : null;
}

/**
 * Reads the sheets of a workbook (.xlsx, .xlsm); of hidden ones only how many rows they have.
 * @param main its main part, as `workbookPart` tells.
 * @throws Error where the file is damaged. @throws Refusal `over-bound`.
 */
export function readXlsx(
  parts: ZipParts,
  main: string,
  rowLimit: number,
  tallies: SheetTallies,
): readonly NamedSheet[] {
  const related = relations(parts, main);
  const partOf = (type: string): string =>
    [...related.values()].find((one) => one.type === type)?.target ?? '';
  const listed: { readonly name: string; readonly id: string; readonly isHidden: boolean }[] = [];
  let date1904 = false;
  XmlPieces.of(parts, main, {
    open: (name, attributes) => {
      if (name === 'workbookPr') date1904 = isSet(attribute(attributes, 'date1904'));
      if (name !== 'sheet') return;
      tallies.sheets.add();
      const isHidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible';
      listed.push({
        name: attribute(attributes, 'name') ?? '',
        id: attribute(attributes, 'id') ?? '',
        isHidden,
      });
    },
  });
  const strings = new SharedStrings((take) => parts.read(partOf('sharedStrings'), take));
  const styleOf = cellStyles(parts, partOf('styles'));
  return listed.flatMap(({ name, id, isHidden }) => {
    const part = related.get(id);
    // Sheets of charts hold no cells.
    if (part?.type !== 'worksheet') return [];
    const sheet = readSheetPart((take) => parts.read(part.target, take), {
      strings,
      styleOf,
      date1904,
      rowLimit: isHidden ? 0 : rowLimit,
      tallies,
    });
    return [
      {
        name,
        isHidden,
        sheet: { ...sheet, notes: isHidden ? [] : notesOf(parts, part.target, tallies.notes) },
      },
    ];
  });
}

/** The notes of a sheet; a thread stands in the notes of the old kind too, behind a sentence of the program. */
function notesOf(parts: ZipParts, sheet: string, tally: Tally): readonly CellNote[] {
  const related = [...relations(parts, sheet).values()];
  const kinds = ['threadedComment', 'comments'].map((kind) =>
    related.filter(({ type }) => type === kind).flatMap(({ target }) => cellNotes(parts, target, tally)),
  );
  const [threads = [], notes = []] = kinds;
  const placeOf = ({ row, column }: CellNote): string => `${row} ${column}`;
  const threaded = new Set(threads.map(placeOf));
  return [...threads, ...notes.filter((note) => !threaded.has(placeOf(note)))];
}

/** What a part names as its own, by id; of the whole file where the part is none. */
function relations(parts: ZipParts, part: string): ReadonlyMap<string, Related> {
  const at = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, at);
  const found = new Map<string, Related>();
  const tally = new Tally('packedParts');
  XmlPieces.of(parts, `${folder}_rels/${part.slice(at)}.rels`, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      tally.add();
      const type = (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '';
      found.set(attribute(attributes, 'Id') ?? '', {
        type,
        target: resolved(folder, attribute(attributes, 'Target') ?? ''),
      });
    },
  });
  return found;
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}
