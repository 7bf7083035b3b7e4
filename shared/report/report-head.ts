import texts from '../reference/report-texts.json' with { type: 'json' };
import type { PlainDate } from '../time/plain-date.ts';
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

/** What the head of any official paper is made of. */
export type PaperHead = Omit<ReportHead, 'kind' | 'title' | 'addressee'>;

/** The head of a period's report; number and date are those of the signed paper. */
export function reportHead(
  period: ReportingPeriod,
  settings: ReportSettings,
  title: string,
  signed: { readonly number: string | null; readonly date: PlainDate | null },
): ReportHead {
  return {
    parent: settings.issuer?.parent ?? texts.parent,
    agency: settings.issuer?.name ?? texts.agency,
    nation: texts.nation,
    motto: texts.motto,
    number: signed.number ?? '',
    symbol: settings.issuer?.symbol ?? texts.symbol,
    place: settings.issuer?.place ?? texts.place,
    date: signed.date,
    year: Number(period.to.slice(0, 4)),
    kind: texts.kind,
    title,
    addressee: settings.addressee ?? texts.addressee,
  };
}
