import type { CellNote } from '../../../../shared/import/workbook/workbook.ts';
import { normalise } from '../../../../shared/text/fold.ts';
import { columnOfAddress } from './read-sheet-part.ts';
import { attribute, XmlPieces } from './xml-pieces.ts';

/** What a part of notes says, of either kind: each under the address of its cell, answers behind it. */
export function cellNotes(xml: string): readonly CellNote[] {
  const notes = new Map<string, string[]>();
  let address = '';
  let said = '';
  let isInText = false;
  const end = (): void => {
    const text = normalise(said);
    if (text !== '') notes.set(address, [...(notes.get(address) ?? []), text]);
    said = '';
  };
  new XmlPieces({
    open: (name, attributes, isEmpty) => {
      if (name === 'comment' || name === 'threadedComment') address = attribute(attributes, 'ref') ?? '';
      else if (name === 'text') isInText = !isEmpty;
    },
    close: (name) => {
      if (name === 'text') isInText = false;
      else if (name === 'comment' || name === 'threadedComment') end();
    },
    text: (text) => {
      if (isInText) said += text;
    },
  }).push(xml);
  return [...notes].flatMap(([at, texts]) => {
    const row = Number(/\d+$/.exec(at)?.[0] ?? 0) - 1;
    return row < 0 ? [] : [{ row, column: columnOfAddress(at), text: texts.join(' – ') }];
  });
}
