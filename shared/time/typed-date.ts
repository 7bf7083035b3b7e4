import { dayOf, isRecordable, makeDate, monthOf, yearOf, type PlainDate } from './plain-date.ts';

export type TypedDate =
  | { readonly ok: true; readonly date: PlainDate }
  | { readonly ok: false; readonly problem: 'not-a-date' | 'no-such-date' };

/**
 * Reads a date as people type it: `5/2/24`, `05022024`, `5.2.2024`, `5-2-2024`, `5/2` (the year of `today`),
 * `2024-02-05`, `ngày 5 tháng 2 năm 2024`. Day before month, always. Two-digit years: 00–79 are 20xx, 80–99 are 19xx.
 */
export function parseTypedDate(text: string, today: PlainDate): TypedDate {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/ngày|tháng|năm|ngay|thang|nam/g, ' ')
    .trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]00:00(?::00(?:\.0+)?z?)?)?$/.exec(plain);
  if (iso !== null) return found(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const compact = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(plain);
  if (compact !== null) return found(fullYear(compact[3]), Number(compact[2]), Number(compact[1]));
  const parts = /^(\d{1,2})(?:\s*[-/.,]\s*|\s+)(\d{1,2})(?:(?:\s*[-/.,]\s*|\s+)(\d{4}|\d{2}))?$/.exec(plain);
  if (parts === null) return { ok: false, problem: 'not-a-date' };
  const year = parts[3] === undefined ? yearOf(today) : fullYear(parts[3]);
  return found(year, Number(parts[2]), Number(parts[1]));
}

function found(year: number, month: number, day: number): TypedDate {
  const date = makeDate(year, month, day);
  if (date === undefined || !isRecordable(date)) return { ok: false, problem: 'no-such-date' };
  return { ok: true, date };
}

function fullYear(digits: string | undefined): number {
  const year = Number(digits);
  if (digits?.length !== 2) return year;
  return year < 80 ? 2000 + year : 1900 + year;
}

/** dd/MM/yyyy. */
export function formatDate(date: PlainDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** `dd/MM/yyyy – dd/MM/yyyy`, or one date when both ends are the same day. */
export function formatDateRange(from: PlainDate, to: PlainDate): string {
  return from === to ? formatDate(from) : `${formatDate(from)} – ${formatDate(to)}`;
}

/** Parts of "ngày 05 tháng 02 năm 2026": a leading zero for days below 10 and for months 1 and 2 only. */
export function formatLongDate(date: PlainDate): {
  readonly day: string;
  readonly month: string;
  readonly year: string;
} {
  const month = monthOf(date);
  return {
    day: String(dayOf(date)).padStart(2, '0'),
    month: month <= 2 ? String(month).padStart(2, '0') : String(month),
    year: String(yearOf(date)),
  };
}

/**
 * A day in the figures of official papers: `05/02/2024`, `05/3/2024`, `14/12/2024` (Nghị định 30/2020/NĐ-CP, Phụ lục I:
 * a leading zero for days below 10 and for months 1 and 2 only).
 */
export function formatOfficialDate(date: PlainDate): string {
  const { day, month, year } = formatLongDate(date);
  return `${day}/${month}/${year}`;
}
