import texts from '../reference/report-texts.json' with { type: 'json' };
import { resources } from '../i18n/resources.ts';
import { ReferenceIndex } from '../reference/find-reference.ts';
import type { Catalogue, ReferenceRow } from '../reference/reference-row.ts';
import type { ReferenceValue } from '../registers/field.ts';
import type { PlainDate } from '../time/plain-date.ts';
import { firstNamed, namesPattern } from '../text/named-in.ts';
import { asThen, groupOfReference, type GroupMode, type GroupName } from './group-name.ts';

/** Vietnamese names for what a report prints, whatever the language of the window. */
export interface ReportNames {
  country(code: string): string;
  /** The code of a country other than Việt Nam that a text names by its usual name; null for none. */
  countryIn(text: string): string | null;
  choice(set: string, code: string): string;
  /** The line of a table in which a name of a catalogue stands. */
  group(value: ReferenceValue, catalogue: Catalogue): GroupName;
}

/** How names are grouped, and the day on which "now" is. */
export interface Grouping {
  readonly mode: GroupMode;
  readonly asOf: PlainDate;
}

/** Names of our own provinces that begin like a country's. */
const withoutProvinces = (text: string): string =>
  texts.notCountries.reduce((left, province) => left.replaceAll(province, ' '), text);

const sets: Readonly<Record<string, Readonly<Record<string, string>>>> = resources.vi.choices;

/** @param grouping null: as then. */
export function reportNames(rows: readonly ReferenceRow[], grouping: Grouping | null = null): ReportNames {
  const countries = rows.filter((row) => row.catalogue === 'country');
  const index = new ReferenceIndex(countries);
  const byName = new Map(
    countries
      .filter(({ code }) => code !== 'VN')
      .flatMap(({ code, name, shortName }) =>
        [name, shortName].flatMap((known) => (known === null ? [] : [[known, code] as const])),
      ),
  );
  let named: RegExp | null = null;
  const groups = new Map<string, GroupName>();
  return {
    group(value, catalogue) {
      if (grouping === null) return asThen(value);
      // A renamed unit keeps the wording of its record where it has no single successor, so the text is part of the key.
      const key = JSON.stringify([catalogue, value.code, value.text]);
      const known = groups.get(key);
      if (known !== undefined) return known;
      const group = groupOfReference(value, catalogue, grouping.asOf, grouping.mode, rows);
      groups.set(key, group);
      return group;
    },
    countryIn(text) {
      named ??= namesPattern([...byName.keys()]);
      const found = firstNamed(named, withoutProvinces(text));
      return found === null ? null : (byName.get(found) ?? null);
    },
    country: (code) => index.withCode('country', code)?.name ?? code,
    choice: (set, code) => sets[set]?.[code] ?? code,
  };
}
