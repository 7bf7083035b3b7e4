import { textWords } from '../../shared/text/search-words.ts';
import { prepared, type Sqlite } from '../file/sqlite.ts';
import type { Projection } from './projection.ts';

/** A register as one word of the index. */
export const registerWord = (name: string): string => name.replaceAll('-', '');

/**
 * Lets a connection see that another one changed the index. A search of its own does so by itself; a check of the file
 * does not (FTS5 keeps the list of its pages for each connection), and would take what it remembers for damage.
 */
export function noticeIndex(db: Sqlite): void {
  prepared(db, 'SELECT rowid FROM record_search WHERE record_search MATCH ? LIMIT 1').get('"a"');
}

/**
 * The texts in which a record is searched, exact and folded: all of them, and its head (code and title) apart. Kept
 * under the number that its summary has.
 */
export const search: Projection = {
  name: 'search',
  version: 3,
  ofRecordsAlone: true,
  keep({ db, register, record, summary }) {
    const number = prepared<[string], number>(db, 'SELECT number FROM record_summary WHERE record_id = ?')
      .pluck()
      .get(record.id);
    if (number === undefined) throw new RangeError(`No summary of ${record.id}`);
    prepared(db, 'DELETE FROM record_search WHERE rowid = ?').run(number);
    const texts = register.searchTexts(record).filter((text) => text !== null && text !== '');
    if (texts.length === 0) return;
    const text = textWords(texts.join('\n'));
    const head = textWords(`${record.code}\n${summary.title}`);
    prepared(
      db,
      'INSERT INTO record_search (rowid, exact, folded, head_exact, head_folded, register) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(
      number,
      text.exact.join(' '),
      text.folded.join(' '),
      head.exact.join(' '),
      head.folded.join(' '),
      registerWord(register.name),
    );
  },
};
