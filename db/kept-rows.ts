import { prepared, type Sqlite } from './file/sqlite.ts';

/**
 * Tables of rows that no log tells of and nobody changes: each row bears a sum (SHA-256) over its columns, in this order, and
 * of `counted` ones a fact keeps how many there are, so that a row that was changed, removed or added is told.
 */
export const keptRows = {
  applied_call: { columns: ['write_id', 'call', 'request_hash', 'outcome', 'applied_at'], counted: false },
  device: { columns: ['number', 'id', 'log_id', 'prefix', 'actor_id', 'created_at', 'post'], counted: true },
  disclosure: {
    columns: ['number', 'disclosed_at', 'actor_id', 'register', 'record_id', 'child_id', 'field', 'purpose'],
    counted: true,
  },
} as const;

type KeptTable = keyof typeof keptRows;

/** The SQL of a row's sum. */
export const sumOf = (table: KeptTable): string => `row_sum(${keptRows[table].columns.join(', ')})`;

/** Name of the fact that keeps how many rows a table has. */
export const countFact = (table: KeptTable): string => `rows.${table}`;

/**
 * Sums up and counts a row that was just added. Use inside the transaction that added it.
 * @param key its first summed column.
 */
export function sealRow(db: Sqlite, table: KeptTable, key: string | number | bigint): void {
  prepared(db, `UPDATE ${table} SET sum = ${sumOf(table)} WHERE ${keptRows[table].columns[0]} = ?`).run(key);
  if (keptRows[table].counted)
    prepared(
      db,
      'UPDATE program_fact SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE name = ?',
    ).run(countFact(table));
}

/** Takes all rows for what they are: of tables that were put together anew of what could be read. */
export function sealAll(db: Sqlite): void {
  for (const table of ['applied_call', 'device', 'disclosure'] as const) {
    db.prepare(`UPDATE ${table} SET sum = ${sumOf(table)} WHERE sum = ''`).run();
    if (keptRows[table].counted)
      db.prepare(
        `INSERT OR REPLACE INTO program_fact (name, value) SELECT ?, CAST(count(*) AS TEXT) FROM ${table}`,
      ).run(countFact(table));
  }
}
