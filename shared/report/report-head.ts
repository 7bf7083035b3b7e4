import texts from '../reference/report-texts.json' with { type: 'json' };
import { yearOf, type PlainDate } from '../time/plain-date.ts';
import type { ReportingPeriod } from '../time/reporting-calendar.ts';
import type { ReportSettings } from './chapters/chapter.ts';

export interface ReportHead {
  readonly parent: string;
  readonly agency: string;
  readonly nation: string;
  readonly motto: string;
  /** Empty in a draft: the number is given by the registry after signing. */
  readonly number: string;
  readonly symbol: string;
  readonly place: string;
  /** Null in a draft: day and month are left to be written. */
  readonly date: PlainDate | null;
  readonly year: number;
  readonly kind: string;
  readonly title: string;
  readonly addressee: string;
}

/** Whether a report's paper is signed: a closed one that has its number or day. */
export function isSignedPaper({
  state,
  head,
}: {
  readonly state: 'open' | 'closed';
  readonly head: Pick<ReportHead, 'number' | 'date'>;
}): boolean {
  return state === 'closed' && (head.number !== '' || head.date !== null);
}

/** What the head of any official paper is made of. */
export type PaperHead = Omit<ReportHead, 'kind' | 'title' | 'addressee'>;

/** The head of a paper of the department that is still to be numbered and dated. */
export function departmentHead(
  { issuer }: Pick<ReportSettings, 'issuer'>,
  symbol: string,
  year: number,
): PaperHead {
  return {
    parent: issuer?.parent ?? texts.parent,
    agency: issuer?.name ?? texts.agency,
    nation: texts.nation,
    motto: texts.motto,
    number: '',
    symbol,
    place: issuer?.place ?? texts.place,
    date: null,
    year,
  };
}

/** The head of a period's report; number and date are those of the signed paper. */
export function reportHead(
  period: ReportingPeriod,
  settings: ReportSettings,
  title: string,
  signed: { readonly number: string | null; readonly date: PlainDate | null },
): ReportHead {
  return {
    ...departmentHead(settings, settings.issuer?.symbol ?? texts.symbol, yearOf(period.to)),
    number: signed.number ?? '',
    date: signed.date,
    kind: texts.kind,
    title,
    addressee: settings.addressee ?? texts.addressee,
  };
}
