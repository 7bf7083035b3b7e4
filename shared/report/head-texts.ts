import texts from '../reference/report-texts.json' with { type: 'json' };
import type { ReportOccasion, ReportScope } from '../registers/report/report.ts';
import { fill } from '../text/template.ts';
import type { PlainDate } from '../time/plain-date.ts';
import type { ReportingPeriod } from '../time/reporting-calendar.ts';
import { formatOfficialDate } from '../time/typed-date.ts';
import { isJoint, periodTitle, progressOf, titledSpan, usualOutlooks } from './period-names.ts';
import type { ReportSpans } from './spans.ts';

/** Texts around the sections of a report, in the order in which each may depend on those before it. */
export const headTextKeys = ['legalBasis', 'outlook', 'title', 'opening', 'ending'] as const;
export type HeadTextKey = (typeof headTextKeys)[number];

/** A text that is drafted and that staff may write in its place. */
export interface ReportText {
  readonly text: string;
  readonly draft: string;
  /** True where a person's text stands in the place of the draft. */
  readonly edited: boolean;
}

export type HeadTexts = Readonly<Record<HeadTextKey, ReportText>>;

/** What the texts are drafted from. */
export interface HeadFacts {
  readonly period: ReportingPeriod;
  readonly scope: ReportScope;
  readonly occasion: ReportOccasion;
  readonly spans: Pick<ReportSpans, 'inPeriod' | 'yearToDate'>;
  /** Day on which the figures were taken. */
  readonly asOf: PlainDate;
  /** The decision on periodic reports that holds for the period; empty for none known. */
  readonly periodicBasis: string;
}

/** Drafts a text from the facts and from the texts before it. */
type Draft = (facts: HeadFacts, text: (key: HeadTextKey) => string) => string;

const drafts: Readonly<Record<HeadTextKey, Draft>> = {
  // What asked for a report of chosen days, only a person can tell.
  legalBasis: ({ period, periodicBasis }) =>
    period.kind === 'custom' ? '' : periodicBasis === '' ? texts.openings.regime : periodicBasis,
  outlook: ({ period, scope }) => usualOutlooks(period, scope)[0] ?? '',
  title({ period, scope, occasion }, text) {
    const { titles } = texts;
    const whole = periodTitle(period, scope);
    if (period.kind === 'custom') return fill(titles[occasion], { period: whole });
    const outlook = text('outlook');
    if (outlook === '') return fill(titles.plain, { period: whole });
    // The year is not said twice.
    const name = titledSpan(period, scope)?.name ?? whole;
    const saysYear = outlook.includes(String(period.year)) && !isYear(name);
    return fill(titles.withOutlook, { period: saysYear ? name : whole, outlook });
  },
  opening(facts, text) {
    const basis = text('legalBasis');
    const what = openingOf(facts);
    const { openings } = texts;
    return basis === '' ? fill(openings.noBasis, { what }) : fill(openings.basis, { basis, what });
  },
  ending: ({ period, scope, occasion }) =>
    period.kind === 'custom'
      ? texts.endings[occasion]
      : fill(texts.endings.periodic, { period: periodTitle(period, scope) }),
};

/** `năm`, `Quý IV và năm`: nothing without the year behind it. */
const isYear = (name: string): boolean =>
  name === texts.periods.year ||
  name.endsWith(fill(texts.periods.joint, { period: '', whole: texts.periods.year }));

function openingOf(facts: HeadFacts): string {
  const { period, scope, occasion, spans, asOf } = facts;
  const { openings } = texts;
  const progress = progressOf(spans, asOf);
  const values = {
    from: formatOfficialDate(period.from),
    to: formatOfficialDate(period.to),
    yearFrom: formatOfficialDate(spans.yearToDate.from),
    asOf: formatOfficialDate(asOf),
  };
  if (period.kind === 'custom')
    return fill(openings[occasion], {
      days: fill(progress === 'underWay' ? openings.customUnderWay : openings.custom, values),
    });
  const joint = isJoint(period, scope);
  const days = {
    ahead: openings.daysAhead,
    underWay: joint ? openings.jointDaysUnderWay : openings.daysUnderWay,
    over: joint ? openings.jointDays : openings.days,
  }[progress];
  return fill(openings.periodic, { period: periodTitle(period, scope), days: fill(days, values) });
}

function ofEachKey(text: (key: HeadTextKey) => ReportText): HeadTexts {
  return {
    legalBasis: text('legalBasis'),
    outlook: text('outlook'),
    title: text('title'),
    opening: text('opening'),
    ending: text('ending'),
  };
}

/** The texts around the sections: drafted, or as staff wrote them. */
export function headTexts(
  facts: HeadFacts,
  edited: ReadonlyMap<string, { readonly text: string | null }>,
): HeadTexts {
  const done = new Map<HeadTextKey, ReportText>();
  const text = (key: HeadTextKey): string => done.get(key)?.text ?? '';
  for (const key of headTextKeys) {
    const draft = drafts[key](facts, text);
    const own = edited.get(key)?.text ?? null;
    done.set(key, { text: own ?? draft, draft, edited: own !== null });
  }
  const of = (key: HeadTextKey): ReportText => done.get(key) ?? { text: '', draft: '', edited: false };
  return ofEachKey(of);
}

/**
 * The texts around the sections of a closed report, with what staff wrote since. What nobody touched stands as it was
 * frozen; a text that is made of one that changed is drafted anew.
 */
export function rewrittenHeadTexts(
  frozen: HeadFacts & { readonly texts: HeadTexts },
  occasion: ReportOccasion,
  edited: ReadonlyMap<string, { readonly text: string | null }>,
): HeadTexts {
  const { texts: before, ...facts } = frozen;
  const now = headTexts({ ...facts, occasion }, edited);
  // The drafts of the day of closing by the rules of this program: where they differ from those of now, something changed.
  const then = headTexts(
    facts,
    new Map(headTextKeys.map((key) => [key, { text: before[key].edited ? before[key].text : null }])),
  );
  const kept = (key: HeadTextKey): ReportText => {
    const draft = now[key].draft === then[key].draft ? before[key].draft : now[key].draft;
    return { text: now[key].edited ? now[key].text : draft, draft, edited: now[key].edited };
  };
  return ofEachKey(kept);
}
