import { Tally, withinBound } from '../../../../shared/contract/file-bounds.ts';
import type { SourceBlock } from '../reading/source-text.ts';

/** Holds what was found in a file, of whatever kind, against what is read of one. @throws Refusal `over-bound`. */
export function withinDocument(blocks: readonly SourceBlock[]): void {
  const characters = new Tally('documentCharacters');
  const cells = new Tally('tableCells');
  withinBound('paragraphs', blocks.length);
  for (const block of blocks) {
    withinBound('paragraphCharacters', block.text.length);
    characters.add(block.text.length);
    cells.add(block.cells?.length ?? 0);
    withinBound('tableColumns', block.cells?.length ?? 0);
  }
}

/** Holds a plain text against what is read, before it is cut into paragraphs: a line may be a part of one. @throws Refusal `over-bound`. */
export function withinText(text: string): void {
  withinBound('documentCharacters', text.length);
  const lines = new Tally('paragraphs');
  for (let at = 0; at <= text.length;) {
    const end = text.indexOf('\n', at);
    const behind = end < 0 ? text.length : end;
    withinBound('paragraphCharacters', behind - at);
    if (behind > at) lines.add();
    at = behind + 1;
  }
}
