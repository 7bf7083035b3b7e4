import type { SheetCell } from '../cells/sheet-cells.ts';
import type { TableLine } from './record-lines.ts';
import { isClosing, isGroupAlone, type RowPlaces } from './row-kinds.ts';

/** How a row stands to the record above it: it surely goes on in it, probably does, adds it up, or is something of its own. */
export type GoesOn = 'surely' | 'probably' | 'total' | 'no';

/**
 * How a row stands to the record above it. Merged places hold the same object. A row goes on where neither the record's name nor
 * its running number, days and number of people stand anew, or its name or number is one merged cell; read as a record of its own,
 * its people would count twice. Where the register says what its records have several of (`SheetRules.several`), a leg of the journey
 * with its own days, people of another agency, and rows that say all the rest again go on in it too, and are named.
 */
export function goesOn(places: RowPlaces, lines: readonly TableLine[], cells: readonly SheetCell[]): GoesOn {
  const { name, number, days, beginning, hosts, several, people, read } = places;
  const above = lines.at(-1)?.cells ?? [];
  const isMerged = (at: number): boolean => textAt(cells, at) !== '' && cells[at] === above[at];
  const isAnew = (at: number): boolean => textAt(cells, at) !== '' && cells[at] !== above[at];
  if (isGroupAlone(cells)) return 'no';
  if (several.length === 0) {
    if ([...days, ...beginning].some(isAnew) || isAnew(name)) return 'no';
    if (isMerged(name)) return 'surely';
    return isAnew(number) || !saysMore(read.filter(isAnew), cells) ? 'no' : 'surely';
  }
  const isOwn = (at: number): boolean => isAnew(at) && textAt(cells, at) !== lastSaid(lines, at);
  const hasOwn = (some: readonly number[]): boolean => some.some(isOwn);
  if (isOwn(name)) return 'no';
  // A subtotal within the merged cells of what it adds up.
  const isWithin = isMerged(number) || isMerged(name);
  if (isWithin && cells.some((cell, at) => isAnew(at) && isClosing(cell.text))) return 'total';
  const isPlain = !hasOwn([...days, ...beginning]);
  if (isMerged(number) || (isMerged(name) && isPlain)) return isPlain ? 'surely' : 'probably';
  const isLeg = !(hasOwn(days) && hasOwn(beginning)) && hasOwn([...several, ...hosts]);
  if (isMerged(name)) return !isOwn(number) && isLeg ? 'probably' : 'no';
  if (textAt(cells, name) !== '') {
    // All of it again, with another country or another of its people.
    const isSame = days.some((at) => textAt(cells, at) !== '') && isPlain && !hasOwn(hosts);
    return isSame && hasOwn(several) ? 'probably' : 'no';
  }
  if (!saysMore(read.filter(isAnew), cells)) return 'no';
  // People are numbered one by one where the delegation is named once: nothing but a person stands beside the number.
  if (isAnew(number)) {
    const said = read.filter((at) => textAt(cells, at) !== '');
    return isPlain && !hasOwn(hosts) && hasOwn(people) && said.every((at) => !days.includes(at))
      ? 'probably'
      : 'no';
  }
  return isPlain ? 'surely' : isLeg ? 'probably' : 'no';
}

const textAt = (cells: readonly SheetCell[], at: number): string => cells[at]?.text ?? '';

/** Whether a row says something of its own, and is no signature below the table. */
const saysMore = (own: readonly number[], cells: readonly SheetCell[]): boolean =>
  own.length > 0 && !cells.some((cell) => isClosing(cell.text));

/** What the lines of a record say last in a column. */
const lastSaid = (lines: readonly TableLine[], at: number): string =>
  textAt(lines.findLast(({ cells }) => textAt(cells, at) !== '')?.cells ?? [], at);
