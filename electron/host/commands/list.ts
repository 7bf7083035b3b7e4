import { resolve } from 'node:path';
import { registerNamed } from '../../../shared/registers/all-registers.ts';
import { listQuerySchema, MOST_SEARCHED } from '../../../shared/registers/list-query.ts';
import { withAllRecords } from '../../service/jobs.ts';
import { needed, registerOf, type Command } from './command.ts';

/** Prints the records of a register that a search finds, a line each or whole as JSON. */
export const list: Command = ({ t, say, complain }, positionals, options) => {
  const register = registerOf(positionals, 1);
  const { search = '' } = options;
  if (search.length > MOST_SEARCHED) {
    complain(t('cli:searchTooLong', { length: search.length, most: MOST_SEARCHED }));
    return 1;
  }
  const query = listQuerySchema.parse({ register, search, descending: false });
  const directory = resolve(needed(options.data));
  return withAllRecords(directory, query, ({ records, total, personTrips }) => {
    if (options.json === true) {
      // As one array of JSON, though only some of it is held.
      let before = '[';
      for (const { record } of records) {
        say(`${before}\n${JSON.stringify(record, null, 2).replaceAll(/^/gm, '  ')}`);
        before = ',';
      }
      say(total === 0 ? '[]' : ']');
      return 0;
    }
    for (const { line } of records) say(line.join('\t'));
    say(
      registerNamed(register).countsTrips
        ? t('cli:listTotal', { total, personTrips })
        : t('cli:listCount', { total }),
    );
    return 0;
  });
};
