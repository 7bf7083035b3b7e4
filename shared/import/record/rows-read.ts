import type { OpenRegister } from '../../registers/all-registers.ts';
import type { ReferenceIndex } from '../../reference/find-reference.ts';
import { cellsInOrder, dateOrder, provenOrders } from '../cells/date-order.ts';
import { dateColumns } from '../columns/date-columns.ts';
import type { FoundColumn } from '../columns/found-columns.ts';
import type { ReadDecisions, RowProblem, SheetQuestion } from '../import-result.ts';
import type { FoundTable } from '../table/found-table.ts';
import type { TableRecord } from '../table/record-lines.ts';
import { rowsOf } from '../table/table-rows.ts';
import { columnHead } from '../template/template-columns.ts';
import { carriedFromAbove } from './carried-cells.ts';
import { filledFromGroups } from './group-cells.ts';
import { lookedAt } from './sheet-looks.ts';

/** The rows of a table as they are read. */
interface ReadRows {
  /** Numbers of rows that are no record. */
  readonly ignored: readonly number[];
  readonly questions: readonly SheetQuestion[];
  readonly records: readonly TableRecord[];
  readonly columns: readonly FoundColumn[];
  /** What is named of the records, by the number of the record's first row. */
  readonly doubts: readonly ReadonlyMap<number, readonly RowProblem[]>[];
}

interface RowsContext {
  readonly register: OpenRegister;
  readonly index: ReferenceIndex;
  readonly decided?: ReadDecisions;
}

/** The rows of the tables of a file: without those that were left out, with their days in order, with what they take from their groups. */
export function rowsRead(
  tables: readonly FoundTable[],
  { register, index, decided: { answers = {} } = {} }: RowsContext,
): readonly ReadRows[] {
  const looked = tables.map((table) => {
    const { records, ignored } = rowsOf(table, register);
    return {
      table,
      ignored: [...ignored, ...rowsOfOthers(table)],
      days: dateColumns(register, table.columns),
      ...lookedAt(table, records, register.sheets, answers),
    };
  });
  const proven = new Set(looked.flatMap(({ days, records }) => [...provenOrders(days, records)]));
  return looked.map(({ table, ignored, days, records, questions, doubts }) => {
    const order = dateOrder(table.grid.name, days, records, proven);
    const answer = answers.dateOrder;
    const dated =
      order === null || answer === undefined
        ? records
        : records.map((record) => ({
            ...record,
            cells: cellsInOrder(record.cells, order, answer),
            own: record.own.map((cells) => cellsInOrder(cells, order, answer)),
          }));
    const carried = carriedFromAbove(table, dated, register.sheets);
    const filled = filledFromGroups(table, carried.records, register.sheets, index, (column) =>
      columnHead(register, column),
    );
    return {
      ignored,
      questions: [...questions, ...(order === null ? [] : [order.question])],
      records: filled.records,
      columns: filled.columns,
      doubts: [doubts, carried.doubts, filled.doubts],
    };
  });
}

/** Numbers of the rows of other tables of the sheet that say something. */
function rowsOfOthers({ grid, foreign }: FoundTable): readonly number[] {
  return foreign.flatMap(({ first, end }) =>
    grid.rows.slice(first, end).flatMap((cells, at) => {
      const isSaid = cells.some((cell) => cell.text !== '');
      return isSaid ? [grid.firstRow + first + at] : [];
    }),
  );
}
