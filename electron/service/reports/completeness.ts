import { judge } from '../../../db/ledger/judge.ts';
import { readRecords } from '../../../db/record-rows.ts';
import { countingRules } from '../../../db/settings.ts';
import type { ReadStore } from '../../../db/store.ts';
import { today } from '../../../db/today.ts';
import { registerNamed, type RegisterName } from '../../../shared/registers/all-registers.ts';
import { countedRecords, type ReportModel } from '../../../shared/report/report-model.ts';
import { emptySections } from '../../../shared/report/report-sections.ts';
import { liveReport } from './read.ts';
import { periodOfReport, type ReportKey } from './report-key.ts';

/** What a period's report lacks before it is closed; each points to what to mend. */
export interface Incompleteness {
  readonly kind: 'warning' | 'missing' | 'section' | 'basis' | 'not-over';
  readonly register: RegisterName | null;
  readonly recordId: string | null;
  readonly code: string;
  readonly title: string;
  /** Names of fields that are missing, or codes of issues, or the heading of a section. */
  readonly details: readonly string[];
}

const nowhere = { register: null, recordId: null, code: '', title: '' } as const;

/** The check before closing: days still to come, sections without text, unfinished records of the period. */
export function incompleteness(store: ReadStore, reportKey: ReportKey): readonly Incompleteness[] {
  const { period } = periodOfReport(reportKey);
  const model = liveReport(store, reportKey);
  return [
    ...(today(store) <= period.to ? [{ ...nowhere, kind: 'not-over' as const, details: [period.to] }] : []),
    ...emptySections(model.sections).map(({ heading }) => ({
      ...nowhere,
      kind: 'section' as const,
      details: [heading],
    })),
    // A report of chosen days cites the document that asked for it.
    ...(model.texts.legalBasis.text === '' ? [{ ...nowhere, kind: 'basis' as const, details: [] }] : []),
    ...unfinishedRecords(store, model),
  ];
}

/** Records that the period counts and that have warnings or lack something. */
function unfinishedRecords(store: ReadStore, model: ReportModel): readonly Incompleteness[] {
  const rules = countingRules(store);
  return countedRecords(model).flatMap(({ register: name, ids }) => {
    const register = registerNamed(name);
    return readRecords(store, name, ids).flatMap((record): readonly Incompleteness[] => {
      const { title } = register.summarise(record, rules);
      const place = { register: name, recordId: record.id, code: record.code, title };
      const { issues, missing } = judge(store, register, record);
      return [
        ...(issues.length > 0
          ? [{ ...place, kind: 'warning' as const, details: issues.map((issue) => issue.code) }]
          : []),
        ...(missing.length > 0 ? [{ ...place, kind: 'missing' as const, details: missing }] : []),
      ];
    });
  });
}
