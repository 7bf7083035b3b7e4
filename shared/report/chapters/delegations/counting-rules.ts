import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { fill } from '../../../text/template.ts';
import { formatOfficialDate } from '../../../time/typed-date.ts';
import type { ChapterFrame } from '../chapter.ts';
import type { CountedRow } from './counted-row.ts';

/**
 * The rules by which delegations were counted, a line each, as they are printed under the tables.
 * @param counted The delegations of the period.
 */
export function countingRulesInWords(
  frame: Pick<ChapterFrame<never>, 'calendar' | 'period' | 'asOf' | 'settings'>,
  counted: readonly CountedRow[],
): readonly string[] {
  const { rules } = texts;
  const { countingRules, groupUnits } = frame.settings;
  const unconfirmed = counted.filter((row) => !row.confirmed).length;
  const period = { from: formatOfficialDate(frame.period.from), to: formatOfficialDate(frame.period.to) };
  return [
    fill(rules.period, { ...period, calendar: frame.calendar.legalBasis }),
    countingRules.incomingDecidingDate === 'entry' ? rules.decidingEntry : rules.deciding,
    rules.people,
    rules.excluded,
    ...(countingRules.countEnterpriseMembers ? [] : [rules.noEnterprise]),
    ...(countingRules.countVietnameseEscorts ? [] : [rules.noEscorts]),
    rules.once,
    rules.country,
    ...(groupUnits === 'asNow'
      ? [fill(rules.unitsAsNow, { date: formatOfficialDate(frame.asOf) })]
      : [rules.unitsAsThen]),
    ...(unconfirmed === 0 ? [] : [fill(rules.unconfirmed, { count: unconfirmed })]),
  ];
}
