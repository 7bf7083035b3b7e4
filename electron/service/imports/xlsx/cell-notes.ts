import { withinBound, type Tally } from '../../../../shared/contract/file-bounds.ts';
import type { CellNote } from '../../../../shared/import/workbook/workbook.ts';
import { normalise } from '../../../../shared/text/fold.ts';
import type { ZipParts } from '../../reader/zip-parts.ts';
import { columnOfAddress } from './read-sheet-part.ts';
import { attribute, XmlPieces } from './xml-pieces.ts';

/** What a part of notes says, of either kind: each under the address of its cell, answers behind it. @throws Refusal `over-bound`. */
export function cellNotes(parts: ZipParts, name: string, tally: Tally): readonly CellNote[] {
  const notes = new Map<string, string[]>();
  let address = '';
  let said = '';
  let isInText = false;
  const end = (): void => {
    const text = normalise(said);
    said = '';
    if (text === '') return;
    tally.add();
    const own = notes.get(address);
    if (own === undefined) notes.set(address, [text]);
    else own.push(text);
  };
  XmlPieces.of(parts, name, {
    open: (name, attributes, isEmpty) => {
      if (name === 'comment' || name === 'threadedComment') address = attribute(attributes, 'ref') ?? '';
      else if (name === 'text') isInText = !isEmpty;
    },
    close: (name) => {
      if (name === 'text') isInText = false;
      else if (name === 'comment' || name === 'threadedComment') end();
    },
    text: (text) => {
      if (!isInText) return;
      said += text;
      withinBound('cellCharacters', said.length);
    },
  });
  return [...notes].flatMap(([at, texts]) => {
    const row = Number(/(?<!\d)\d+$/.exec(at)?.[0] ?? 0) - 1;
    return row < 0 ? [] : [{ row, column: columnOfAddress(at), text: texts.join(' – ') }];
  });
}
