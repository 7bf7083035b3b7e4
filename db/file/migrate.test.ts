import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import { codeOf } from '../../tests/fault/sentence.ts';
import { dataFiles } from './data-names.ts';
import { listRecords } from '../queries/lists.ts';
import first from '../migrations/0001_registers.sql?raw';
import { openForReading, openStore } from './open.ts';
import { applicationIds, connect } from './sqlite.ts';
import { outgoing, save, testFolder } from '../test-store.ts';

/** A data folder as the first version left it: one delegation, set up. */
function firstVersion(): string {
  const directory = testFolder();
  const db = connect(join(directory, dataFiles.main), { create: true });
  db.exec(first);
  db.pragma('user_version = 1');
  db.pragma(`application_id = ${applicationIds.main}`);
  const id = '01900000-0000-7000-8000-000000000001';
  db.exec(`
    INSERT INTO device VALUES (1, '${id}', 'VP', '${id}', '2024-01-01T00:00:00.000Z');
    INSERT INTO outgoing_delegation (id, code, name) VALUES ('${id}', 'ĐR-VP-2024-0001', 'Đoàn cũ');
    INSERT INTO record_summary VALUES (1, '${id}', 'outgoing-delegation', 'ĐR-VP-2024-0001', 'Đoàn cũ', 'doan cu', 0, 1,
      '2024-01-05', 1, '2024-01-06', 5, '[[null,"planned"]]', '000000000001-0000');`);
  db.close();
  return directory;
}

it.each(['', 'files', 'keys'])(
  'migrations of each database are numbered from 1 without a gap (%s)',
  (folder) => {
    const names = readdirSync(join(import.meta.dirname, '../migrations', folder)).filter((name) =>
      name.endsWith('.sql'),
    );
    const numbers = names.map((name) => name.slice(0, 5)).toSorted();
    expect(numbers).toEqual(names.map((_name, at) => `${String(at + 1).padStart(4, '0')}_`));
  },
);

describe('data of the first version', () => {
  it('keep their records and their device, behind a verified backup', () => {
    const directory = firstVersion();
    const store = openStore({ directory, now: () => new Date('2024-03-20T03:00:00Z') });
    try {
      const page = listRecords(store, listQuerySchema.parse({ register: 'outgoing-delegation' }));
      expect(page.rows.map((row) => [row.record.code, row.personTrips])).toEqual([['ĐR-VP-2024-0001', 5]]);
      expect(store.device).toMatchObject({ prefix: 'VP', post: null });
      expect(readdirSync(join(directory, 'backups'))).toHaveLength(1);
      save(store, outgoing());
    } finally {
      store.close();
    }
  });

  it('are not read beside the program before they were brought up to date, and nothing in them changes', () => {
    const directory = firstVersion();
    expect(codeOf(() => openForReading({ directory }))).toBe('database-older');
    const db = connect(join(directory, dataFiles.main));
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    db.close();
  });
});
