import {
  shownRows,
  type Decisions,
  type ImportResult,
  type PreviewRow,
  type RowProblem,
  type RowUpdate,
  type SheetPlace,
} from '../../../shared/import/import-result.ts';
import type { RecordSheet, SheetRecord } from '../../../shared/import/record/record-sheet.ts';
import { columnHead } from '../../../shared/import/template/template-columns.ts';
import type { OpenRegister } from '../../../shared/registers/all-registers.ts';

/** Problems of a row of which nothing is wrong but that the same record is there already. */
const doubleCodes: ReadonlySet<string> = new Set([
  'duplicate-record',
  'repeated-row',
  'several-records',
  'code-of-other',
]);

export const isDouble = (problem: RowProblem | undefined): boolean => doubleCodes.has(problem?.code ?? '');

const keyOf = ({ sheet, row }: SheetPlace): string => `${row} ${sheet}`;

/** The rows of a file that its reader sees before anything is written: those that want a look, and the first of the others. */
export class Preview {
  readonly #register: OpenRegister;
  readonly #tables: RecordSheet['tables'];
  readonly #taken: ReadonlySet<string>;
  readonly #left: ReadonlySet<string>;
  readonly #updated: ReadonlySet<string>;
  readonly #decided: ReadonlySet<string>;
  readonly #rows: PreviewRow[] = [];
  readonly #lacking = new Set<string>();
  #bad = 0;
  #good = 0;

  constructor(register: OpenRegister, tables: RecordSheet['tables'], decisions: Decisions) {
    const { mended, taken, left, updated } = decisions;
    this.#register = register;
    this.#tables = tables;
    this.#taken = new Set(taken.map(keyOf));
    this.#left = new Set(left.map(keyOf));
    this.#updated = new Set(updated.map(keyOf));
    this.#decided = new Set([...mended, ...taken, ...left, ...updated].map(keyOf));
  }

  /** What was decided about a row: taken as a new record, left out, or taken as a change of the record of its code. */
  decided(read: SheetRecord): {
    readonly isNew: boolean;
    readonly isLeft: boolean;
    readonly isUpdate: boolean;
  } {
    const key = keyOf(this.placeOf(read));
    return { isNew: this.#taken.has(key), isLeft: this.#left.has(key), isUpdate: this.#updated.has(key) };
  }

  /** Takes a row with what was found about it. */
  show(read: SheetRecord, problems: readonly RowProblem[], update: RowUpdate | null): void {
    const { columns = [] } = this.#tables[read.table] ?? {};
    for (const { target } of [...problems, ...read.doubts.filter((doubt) => doubt.target === 'code')])
      if (
        target !== undefined &&
        columns.every((column) => column.target !== target || column.reader === 'ignore')
      )
        this.#lacking.add(target);
    const place = this.placeOf(read);
    const isGood = problems.length === 0 && read.doubts.length === 0 && (update?.changes.length ?? 0) === 0;
    if (!this.#decided.has(keyOf(place))) {
      if (isGood ? this.#good >= shownRows.good : this.#bad >= shownRows.bad) return;
      if (isGood) this.#good += 1;
      else this.#bad += 1;
    }
    const texts = Object.fromEntries(
      columns.flatMap(({ target, reader }, at) => {
        const text = read.texts[at] ?? '';
        return text === '' || (reader === 'ignore' && target !== 'code') ? [] : [[target, text]];
      }),
    );
    const double = problems.length === 1 && isDouble(problems[0]);
    this.#rows.push({ ...place, texts, problems: [...problems], double, doubts: read.doubts, update });
  }

  /** What can be typed in, and the rows. */
  shown(): Pick<ImportResult, 'typed' | 'rows'> {
    const found = this.#tables
      .flatMap((table) => table.columns)
      .filter(({ reader, target }) => reader !== 'ignore' || this.#lacking.has(target));
    const lacking = this.#register.sheets.columns.filter(({ target }) => this.#lacking.has(target));
    const all = [
      ...found.map(({ target, title }) => ({ target, title })),
      ...lacking.map((column) => ({ target: column.target, title: columnHead(this.#register, column) })),
    ];
    return {
      typed: [...new Map(all.toReversed().map((column) => [column.target, column])).values()].toReversed(),
      rows: this.#rows,
    };
  }

  placeOf({ table, row }: SheetRecord): SheetPlace {
    return { sheet: this.#tables[table]?.name ?? '', row };
  }
}
