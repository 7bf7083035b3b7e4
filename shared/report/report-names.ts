import choices from '../i18n/vi/choices.json' with { type: 'json' };
import { ReferenceIndex } from '../reference/find-reference.ts';
import type { ReferenceRow } from '../reference/reference-row.ts';

/** Vietnamese names for what a report prints, whatever the language of the window. */
export interface ReportNames {
  country(code: string): string;
  choice(set: string, code: string): string;
}

const sets: Readonly<Record<string, Readonly<Record<string, string>>>> = choices;

export function reportNames(rows: readonly ReferenceRow[]): ReportNames {
  const index = new ReferenceIndex(rows.filter((row) => row.catalogue === 'country'));
  return {
    country: (code) => index.withCode('country', code)?.name ?? code,
    choice: (set, code) => sets[set]?.[code] ?? code,
  };
}
