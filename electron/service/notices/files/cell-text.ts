import { unitAtStart } from '../../../../shared/offices/units-at-start.ts';

/** A day that a narrow cell cut in its year: "30/6/20" above "24"; and a number of which each line has one digit. */
const CUT_YEAR = /(?:\d{1,2}|quý\s[IVX]{1,3}|tháng\s\d{1,2})\s?[/.-]\s?((?:19|20)?\d{0,3})$/iu;

/** Lines of a cell as one text; what was cut in the middle of a number is joined without a blank. */
export const cellLines = (lines: readonly string[]): readonly string[] => {
  if (lines.length > 1 && lines.every((line) => /^\d$/u.test(line))) return [lines.join('')];
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const year = last === undefined ? undefined : CUT_YEAR.exec(last)?.[1];
    const goesOn = /^\d{1,4}(?!\d)/u.exec(line)?.[0] ?? '';
    if (last !== undefined && year !== undefined && goesOn !== '' && /^(?:19|20)\d\d$/u.test(year + goesOn))
      joined[joined.length - 1] = last + line;
    else joined.push(line);
  }
  return joined;
};

/** The paragraphs of a table's cell as one text; where each names an office, they are a list of offices. */
export function cellText(paragraphs: readonly string[]): string {
  const filled = paragraphs.map((text) => text.trim()).filter((text) => text !== '');
  const isList = filled.length > 1 && filled.every((text) => isOffice(text));
  return isList ? filled.map((text) => bareOf(text)).join('; ') : filled.join(' ');
}

/** A text without an item's dash and the mark at its end. */
const bareOf = (text: string): string =>
  text.replace(/^[-–+•]\s*/u, '').replace(/(?<![\s;,.])[\s;,.]+$/u, '');

/** Whether a text is the name of an office and no more. */
function isOffice(text: string): boolean {
  const bare = bareOf(text);
  return unitAtStart(bare)?.length === bare.length;
}
