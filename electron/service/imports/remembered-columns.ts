import { settingSave } from '../../../db/ledger/save-settings.ts';
import { readSettings } from '../../../db/settings.ts';
import type { ReadStore } from '../../../db/store.ts';
import { headKeyOf } from '../../../shared/import/columns/assigned-columns.ts';
import type { SheetHead } from '../../../shared/import/import-result.ts';
import type { OpenRegisterName } from '../../../shared/registers/all-registers.ts';
import type { RecordSave } from '../../../shared/registers/save-request.ts';
import { MOST_IMPORT_COLUMNS, type Settings } from '../../../shared/registers/setting/settings.ts';

type Remembered = NonNullable<Settings['importColumns']>;

/** What earlier imports into a register read heads as. */
export function rememberedColumns(store: ReadStore, register: OpenRegisterName): Remembered {
  return (readSettings(store).importColumns ?? []).filter((one) => one.register === register);
}

/** The letter that stands for a head where a column has none: another file means another column by it. */
const isLetter = (title: string): boolean => /^[A-Z]{1,3}$/.test(title);

/** The save by which heads that were assigned by hand are read alike from now on; null where nothing is new. */
export function rememberColumns(
  store: ReadStore,
  register: OpenRegisterName,
  heads: readonly SheetHead[],
): RecordSave | null {
  const said = heads.flatMap(({ title, target, by }) => {
    const head = headKeyOf(title);
    return by === 'hand' && head !== '' && !isLetter(title) ? [{ register, head, target }] : [];
  });
  const before = readSettings(store).importColumns ?? [];
  const keyOf = (one: Remembered[number]): string => `${one.register} ${one.head}`;
  const next = new Map([...before, ...said].map((one) => [keyOf(one), one]));
  const after = [...next.values()].slice(-MOST_IMPORT_COLUMNS);
  return JSON.stringify(after) === JSON.stringify(before) ? null : settingSave('importColumns', after);
}
