import { joinedHead } from './head-match.ts';
import { headingKey } from './match-head.ts';

/** Columns of one group that hold the day, the month and the year of a date. */
export interface DayParts {
  /** What the group's heads say, or "Ngày" where there are none. */
  readonly title: string;
  /** Places of the columns, of the day first. */
  readonly parts: readonly [number, number, number];
}

const PARTS = ['ngay', 'thang', 'nam'] as const;

/** The days of a table that stand in three columns: "Ngày", "Tháng", "Năm" side by side. */
export function dayParts(levels: readonly (readonly string[])[]): readonly DayParts[] {
  return [...levels.keys()].flatMap((first): readonly DayParts[] => {
    const three = [first, first + 1, first + 2];
    const groups = three.map((index) => joinedHead((levels[index] ?? []).slice(0, -1)));
    if (new Set(groups).size > 1) return [];
    const own = three.map((index) => headingKey(levels[index]?.at(-1) ?? ''));
    const [day, month, year] = PARTS.map((part) => first + own.indexOf(part));
    if (day === undefined || month === undefined || year === undefined) return [];
    if (Math.min(day, month, year) < first) return [];
    const [title = ''] = groups;
    return [{ title: title === '' ? (levels[day]?.at(-1) ?? '') : title, parts: [day, month, year] }];
  });
}
