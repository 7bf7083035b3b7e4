import type { TFunction } from 'i18next';
import { periodInWords } from '../../shared/time/period-words.ts';
import { calendarById, periodsOfYear } from '../../shared/time/reporting-calendar.ts';
import { yearOf, type PlainDate } from '../../shared/time/plain-date.ts';
import type { FindEntry } from './match-entries.ts';

/** Years before this one whose reports are offered without being asked for by their number. */
const YEARS_BACK = 4;
const numerals = ['I', 'II', 'III', 'IV'];

/**
 * The reports of periods that have begun, the newest first: of the last years, and of a year that the query names.
 * @param open goes to the report of a period by its code.
 */
export function periodEntries(
  t: TFunction,
  calendarId: string,
  today: PlainDate,
  typed: string,
  open: (periodCode: string) => void,
): readonly FindEntry[] {
  const calendar = calendarById(calendarId);
  if (calendar === undefined) return [];
  // The reporting year may be ahead of the calendar's.
  const newest = yearOf(today) + 1;
  const asked = [...typed.matchAll(/\b(19|20|21)\d\d\b/g)].map(([year]) => Number(year));
  const years = new Set([...Array.from({ length: YEARS_BACK + 2 }, (_, back) => newest - back), ...asked]);
  return [...years]
    .flatMap((year) => periodsOfYear(calendar, year))
    .filter((period) => period.from <= today)
    .toSorted((one, other) => (one.to < other.to ? 1 : one.to > other.to ? -1 : 0))
    .map((period) => {
      const { kind, index, year, code } = period;
      const words = periodInWords(t, period);
      const isNumbered = kind === 'quarter' || kind === 'month';
      const wordings = [
        words,
        isNumbered ? t(`find:period.${kind}`, { index, year }) : t(`find:period.${kind}`, { year }),
      ];
      return {
        key: `report ${code}`,
        label: `${t('reports.title')}: ${words}`,
        kind: t('find:kind.report'),
        also: [...wordings, ...wordings.map((wording) => `${t('reports.title')} ${wording}`)],
        whole: isNumbered ? [String(index), kind === 'quarter' ? (numerals[index - 1] ?? '') : ''] : [],
        run: () => open(code),
      };
    });
}
