import {
  shownRows,
  type Decisions,
  type ImportResult,
  type PreviewRow,
  type RowProblem,
  type SheetPlace,
} from '../../../shared/import/import-result.ts';
import type { RecordSheet, SheetRecord } from '../../../shared/import/record/record-sheet.ts';
import { columnHead } from '../../../shared/import/template/template-columns.ts';
import type { OpenRegister } from '../../../shared/registers/all-registers.ts';

/** True where a row is refused only because the same record is there already. */
export const isDouble = (problem: RowProblem | undefined): boolean =>
  problem?.code === 'duplicate-record' || problem?.code === 'repeated-row';

const keyOf = ({ sheet, row }: SheetPlace): string => `${row} ${sheet}`;

/** The rows of a file that its reader sees before anything is written: those that want a look, and the first of the others. */
export class Preview {
  readonly #register: OpenRegister;
  readonly #tables: RecordSheet['tables'];
  readonly #taken: ReadonlySet<string>;
  readonly #decided: ReadonlySet<string>;
  readonly #rows: PreviewRow[] = [];
  readonly #lacking = new Set<string>();
  #bad = 0;
  #good = 0;

  constructor(register: OpenRegister, tables: RecordSheet['tables'], { mended, taken }: Decisions) {
    this.#register = register;
    this.#tables = tables;
    this.#taken = new Set(taken.map(keyOf));
    this.#decided = new Set([...mended, ...taken].map(keyOf));
  }

  isTaken(read: SheetRecord): boolean {
    return this.#taken.has(keyOf(this.#placeOf(read)));
  }

  /** Takes a row with what was found about it. */
  show(read: SheetRecord, problems: readonly RowProblem[], double: boolean): void {
    const { columns = [] } = this.#tables[read.table] ?? {};
    for (const { target } of problems)
      if (target !== undefined && columns.every((column) => column.target !== target))
        this.#lacking.add(target);
    const place = this.#placeOf(read);
    const isGood = problems.length === 0;
    if (!this.#decided.has(keyOf(place))) {
      if (isGood ? this.#good >= shownRows.good : this.#bad >= shownRows.bad) return;
      if (isGood) this.#good += 1;
      else this.#bad += 1;
    }
    const texts = Object.fromEntries(
      columns.flatMap(({ target, reader }, at) => {
        const text = read.texts[at] ?? '';
        return text === '' || reader === 'ignore' ? [] : [[target, text]];
      }),
    );
    this.#rows.push({ ...place, texts, problems: [...problems], double, doubts: read.doubts, update: null });
  }

  /** What can be typed in, and the rows. */
  shown(): Pick<ImportResult, 'typed' | 'rows'> {
    const found = this.#tables.flatMap((table) => table.columns).filter(({ reader }) => reader !== 'ignore');
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

  #placeOf({ table, row }: SheetRecord): SheetPlace {
    return { sheet: this.#tables[table]?.name ?? '', row };
  }
}
