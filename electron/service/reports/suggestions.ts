import { countedIncidents, countedTasks } from '../../../db/queries/figures.ts';
import { idsDecidedIn } from '../../../db/queries/decided.ts';
import { readTyped } from '../../../db/record-rows.ts';
import { referenceRows } from '../../../db/reference.ts';
import { readSettings } from '../../../db/settings.ts';
import type { ReadStore } from '../../../db/store.ts';
import { today } from '../../../db/today.ts';
import type { RecordTypes, RegisterName } from '../../../shared/registers/all-registers.ts';
import { borderIncident } from '../../../shared/registers/border-incident/border-incident.ts';
import { incomingDelegation } from '../../../shared/registers/incoming-delegation/incoming-delegation.ts';
import { letter } from '../../../shared/registers/letter/letter.ts';
import { outgoingDelegation } from '../../../shared/registers/outgoing-delegation/outgoing-delegation.ts';
import { talk } from '../../../shared/registers/talk/talk.ts';
import { task } from '../../../shared/registers/task/task.ts';
import { endOf } from '../../../shared/report/chapters/tasks/task-figures.ts';
import { reportNames } from '../../../shared/report/report-names.ts';
import type { Span } from '../../../shared/report/spans.ts';
import { suggestionsOf, type Suggestion } from '../../../shared/report/suggestions.ts';
import { addDays, addMonths, earliest } from '../../../shared/time/plain-date.ts';
import {
  nextPeriod,
  type ReportCalendar,
  type ReportingPeriod,
} from '../../../shared/time/reporting-calendar.ts';
import { periodOfReport, type ReportKey } from './report-key.ts';

/** The days after a period that its outlook is about: the next quarter or month, else the three months behind it. */
function daysAfter(calendar: ReportCalendar, period: ReportingPeriod): Span {
  const from = addDays(period.to, 1);
  const isRepeated = period.kind === 'month' || period.kind === 'quarter';
  const to = isRepeated ? nextPeriod(calendar, period)?.to : undefined;
  return { from, to: to ?? addDays(addMonths(from, 3), -1) };
}

/** Sentences that may be taken into the sections of a period's report, each with the record that it is made of. */
export function reportSuggestions(store: ReadStore, reportKey: ReportKey): readonly Suggestion[] {
  const { calendar, period } = periodOfReport(reportKey);
  const now = today(store);
  const until = earliest(period.to, now);
  const { incidentRules, reportRule } = readSettings(store);
  const next = daysAfter(calendar, period);
  const whole = <Name extends RegisterName>(
    register: Name,
    span: Span,
    lists: readonly string[],
  ): readonly RecordTypes[Name][] => readTyped(store, register, idsDecidedIn(store, register, span), lists);
  const passed = { from: period.from, to: until };
  const open = { from: until, to: until };
  const pending = countedIncidents(store, open, now).filter(
    ({ settled }) => settled === null || settled > until,
  );
  const unended = countedTasks(store, open, now).filter((one) => {
    const end = endOf(one);
    return end === null || end.on > until;
  });
  const ids = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);
  return suggestionsOf(
    {
      outgoing: whole(outgoingDelegation.name, passed, ['stops', 'members']),
      incoming: whole(incomingDelegation.name, passed, ['members']),
      talks: whole(talk.name, passed, ['commitments']),
      letters: whole(letter.name, passed, []),
      nextOutgoing: whole(outgoingDelegation.name, next, ['stops', 'members']),
      nextIncoming: whole(incomingDelegation.name, next, ['members']),
      incidents: readTyped(store, borderIncident.name, ids(pending), ['steps']),
      tasks: readTyped(store, task.name, ids(unended), ['extensions']),
    },
    {
      until,
      next,
      backlogDays: incidentRules.backlogDays,
      reportDays: reportRule.days,
      names: reportNames(referenceRows(store)),
    },
  );
}
