import * as z from 'zod';
import type { AnyRegister } from '../../shared/registers/define-register.ts';
import { isSortable, listColumnKeys } from '../../shared/registers/list-columns.ts';
import { readKept } from '../session/read-kept.ts';

/** Which columns a list has, in order, and how wide somebody made them. */
export interface ColumnChoice {
  readonly columns: readonly string[];
  /** Pixels by column; those that nobody changed are as wide as usual. Of the title: the least. */
  readonly widths: Readonly<Record<string, number>>;
}

/** A column as it is drawn. */
export interface ShownColumn {
  readonly name: string;
  /** Pixels; null: what the others leave. */
  readonly width: number | null;
  readonly sortable: boolean;
}

/** Pixels below which no column can be made. */
export const LEAST_WIDTH = 48;
export const GREATEST_WIDTH = 900;
/** Pixels that the title has at least, where nobody made it wider. */
const LEAST_TITLE = 220;

/** Pixels of columns that every register has; others are as wide as their register or their kind says. */
const derived: Readonly<Record<string, number>> = {
  code: 128,
  personTrips: 68,
  decidingDate: 92,
  lastDate: 92,
  status: 138,
};

export const usualColumns = (register: AnyRegister): ColumnChoice => ({
  columns: register.listColumns,
  widths: {},
});

/** Under which name the window remembers the columns of a register. */
export const columnsKey = (register: string): string => `columns/${register}`;

const choiceSchema = z.object({
  columns: z.array(z.string()),
  widths: z.record(z.string(), z.number().min(LEAST_WIDTH).max(GREATEST_WIDTH)),
});

/** The columns that were chosen; what the register has no longer is left out, and the title is always there. */
export function rememberedColumns(
  memory: Readonly<Record<string, string>>,
  register: AnyRegister,
): ColumnChoice {
  const kept = readKept(choiceSchema, memory[columnsKey(register.name)]);
  if (kept === null) return usualColumns(register);
  const known = new Set(listColumnKeys(register));
  const columns = [...new Set(kept.columns)].filter((name) => known.has(name));
  if (columns.length === 0) return usualColumns(register);
  if (!columns.includes(register.titleColumn)) columns.unshift(register.titleColumn);
  const widths = Object.fromEntries(Object.entries(kept.widths).filter(([name]) => known.has(name)));
  return { columns, widths };
}

/** Pixels of a column; of the title those that it has at least. */
export function widthOf(register: AnyRegister, { widths }: ColumnChoice, name: string): number {
  return widths[name] ?? (name === register.titleColumn ? LEAST_TITLE : usualWidth(register, name));
}

function usualWidth(register: AnyRegister, name: string): number {
  const own = register.columnWidths?.[name] ?? derived[name];
  if (own !== undefined) return own;
  if (register.inForce?.[name] !== undefined) return 92;
  if (register.states?.[name] !== undefined) return 138;
  switch (register.fields[name]?.kind) {
    case 'date':
      return 92;
    case 'integer':
    case 'boolean':
    case 'time':
      return 76;
    case 'longText':
      return 220;
    case 'choice':
    case 'country':
    case 'documentNumber':
    case 'marker':
      return 120;
    default:
      return 150;
  }
}

export function shownColumns(register: AnyRegister, choice: ColumnChoice): readonly ShownColumn[] {
  return choice.columns.map((name) => ({
    name,
    width: name === register.titleColumn ? null : widthOf(register, choice, name),
    sortable: isSortable(register, name),
  }));
}

/** Pixels that all columns need at least; with less room the rows scroll sideways. */
export function leastWidth(register: AnyRegister, choice: ColumnChoice): number {
  return choice.columns.reduce((sum, name) => sum + widthOf(register, choice, name), 0);
}

/** With a column taken to the place where another stands. */
export function moved(columns: readonly string[], name: string, to: string): readonly string[] {
  const [from, at] = [columns.indexOf(name), columns.indexOf(to)];
  if (from < 0 || at < 0) return columns;
  return columns.toSpliced(from, 1).toSpliced(at, 0, name);
}

const fit = (width: number): number => Math.round(Math.max(LEAST_WIDTH, Math.min(GREATEST_WIDTH, width)));

/**
 * With the right edge of a column moved by `by` pixels. Where all columns fit into the frame, its neighbour gives or takes
 * the room, so that they go on to fit; else the column alone changes.
 * @param drawn pixels of each column as they stand on the screen.
 */
export function resized(
  register: AnyRegister,
  choice: ColumnChoice,
  name: string,
  by: number,
  drawn: Readonly<Record<string, number>>,
  fits: boolean,
): ColumnChoice {
  const title = register.titleColumn;
  const widthNow = (column: string): number => drawn[column] ?? widthOf(register, choice, column);
  const next = choice.columns[choice.columns.indexOf(name) + 1];
  if (!fits || next === undefined)
    return { ...choice, widths: { ...choice.widths, [name]: fit(widthNow(name) + by) } };
  const least = (column: string): number =>
    column === title ? widthOf(register, choice, column) : LEAST_WIDTH;
  const most = widthNow(next) - least(next);
  const change = Math.max(Math.min(0, least(name) - widthNow(name)), Math.min(by, Math.max(0, most)));
  const pair = [
    [name, fit(widthNow(name) + change)],
    [next, fit(widthNow(next) - change)],
  ] as const;
  // The title takes what is left of itself.
  const widths = Object.fromEntries(pair.filter(([column]) => column !== title));
  return { ...choice, widths: { ...choice.widths, ...widths } };
}

/** With a column as wide as usual. */
export function usualAgain(choice: ColumnChoice, name: string): ColumnChoice {
  const { [name]: _own, ...widths } = choice.widths;
  return { ...choice, widths };
}
