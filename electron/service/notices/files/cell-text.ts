import { unitAtStart } from '../../../../shared/offices/units-at-start.ts';

/** The paragraphs of a table's cell as one text; where each names an office, they are a list of offices. */
export function cellText(paragraphs: readonly string[]): string {
  const filled = paragraphs.map((text) => text.trim()).filter((text) => text !== '');
  const isList = filled.length > 1 && filled.every((text) => isOffice(text));
  return isList ? filled.map((text) => bareOf(text)).join('; ') : filled.join(' ');
}

/** A text without an item's dash and the mark at its end. */
const bareOf = (text: string): string => text.replace(/^[-–+•]\s*/u, '').replace(/[\s;,.]+$/u, '');

/** Whether a text is the name of an office and no more. */
function isOffice(text: string): boolean {
  const bare = bareOf(text);
  return unitAtStart(bare)?.length === bare.length;
}
