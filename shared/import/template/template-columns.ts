import choiceLabels from '../../i18n/vi/registers.json' with { type: 'json' };
import { rowsOf } from '../../reference/find-reference.ts';
import type { ReferenceRow } from '../../reference/reference-row.ts';
import texts from '../../reference/template-texts.json' with { type: 'json' };
import type { OpenRegister } from '../../registers/all-registers.ts';
import type { AnyRegister } from '../../registers/define-register.ts';
import type { Field } from '../../registers/field.ts';
import type { KnownColumn } from '../../registers/sheet-rules.ts';
import { collationKey } from '../../text/collation.ts';
import type { PlainDate } from '../../time/plain-date.ts';
import { fieldLabel } from '../record/field-labels.ts';

/** A column of the empty sheet that a register is imported from. */
export interface TemplateColumn {
  readonly target: string;
  /** As the import knows it. */
  readonly head: string;
  /** A row is refused without it. */
  readonly needed: boolean;
  /** What a cell is written like; null where a reader of the register's own reads words. */
  readonly kind: Field['kind'];
  /** Values that the cell is offered; empty where any may be typed. */
  readonly offered: readonly string[];
  /** Any other words may stand there as well. */
  readonly open: boolean;
  readonly takes: string;
  readonly example: string;
}

/** The head under which a column is told to people. */
export function columnHead(register: AnyRegister, { target, title }: KnownColumn): string {
  if (title !== undefined) return title;
  const [list = '', name] = target.split('.');
  return name === undefined ? fieldLabel(register, target) : fieldLabel(register, name, list);
}

/**
 * The columns of a register's template: what its sheets are read from, each once.
 * @param rows reference data, of which names that hold on `today` are offered.
 */
export function templateColumns(
  register: OpenRegister,
  rows: readonly ReferenceRow[],
  today: PlainDate,
): readonly TemplateColumn[] {
  return register.sheets.columns
    .filter((column) => column.reader !== 'ignore' && column.alternate !== true)
    .map((column) => {
      const field = fieldLike(register, column);
      const kind = field?.kind ?? 'text';
      const offered = field === undefined ? [] : offeredFor(field, rows, today);
      const said = texts.kinds[kind];
      return {
        target: column.target,
        head: columnHead(register, column),
        needed: isNeeded(register, column),
        kind,
        offered,
        // What the register's own reader reads may hold more than the name, and names of catalogues may be new.
        open: column.takes !== undefined || kind === 'reference' || kind === 'text',
        takes: column.takes ?? said.takes,
        example: column.example ?? (said.example === '' ? (offered[0] ?? '') : said.example),
      };
    });
}

function fieldLike(register: OpenRegister, { target, like }: KnownColumn): Field | undefined {
  const [list = '', name] = (like ?? target).split('.');
  return name === undefined ? register.fields[list] : register.children[list]?.fields[name];
}

function isNeeded(register: OpenRegister, { target, needed }: KnownColumn): boolean {
  if (needed !== undefined) return needed;
  return Object.entries(register.fields).some(
    ([name, { need, initial }]) =>
      need === 'required' &&
      initial === null &&
      (register.sheets.columnsOf?.[name] ?? [name]).includes(target),
  );
}

const labelsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = choiceLabels.choices;

function offeredFor(field: Field, rows: readonly ReferenceRow[], today: PlainDate): readonly string[] {
  if (field.kind === 'boolean') return [texts.yes, texts.no];
  if (field.kind === 'choice')
    return field.choices.map((code) => labelsOf[field.choiceSet ?? '']?.[code] ?? code);
  if (field.catalogue === null) return [];
  const { rowsWith } = field;
  const names = rowsOf(rows, field.catalogue, today)
    .filter((row) => rowsWith === null || row.attributes[rowsWith] === true)
    .map((row) => row.name);
  return [...new Set(names)].toSorted((a, b) => (collationKey(a) < collationKey(b) ? -1 : 1));
}
