import texts from '../../reference/delegation-texts.json' with { type: 'json' };
import templateTexts from '../../reference/template-papers.json' with { type: 'json' };
import { foldText } from '../../text/fold.ts';
import { formatCount, formatNumber } from '../../text/numbers.ts';
import { fill } from '../../text/template.ts';
import { type PlainDate, daysBetween, yearOf } from '../../time/plain-date.ts';
import { formatOfficialDate } from '../../time/typed-date.ts';
import type { Money } from '../field.ts';
import type { TemplateFacts } from '../template-paper.ts';
import type { Days, PaperDelegation } from './paper-delegation.ts';
import { asBeginning, isSaid, oneLine, orNull, withoutStop } from './paper-words.ts';

/** Days in words, both ends inclusive; what is not known is left to be written. */
export function daysWords({ from, to }: Days): string {
  const { dots } = templateTexts;
  if (from === null)
    return to === null
      ? fill(texts.days.unknown, { dots })
      : fill(texts.days.until, { dots, to: formatOfficialDate(to) });
  if (to === null) return fill(texts.days.since, { dots, from: formatOfficialDate(from) });
  const days = { from: formatOfficialDate(from), to: formatOfficialDate(to) };
  if (from === to) return fill(texts.days.one, days);
  return fill(texts.days.span, { ...days, count: formatCount(daysBetween(from, to) + 1) });
}

export function countOfDays({ from, to }: Days): string | null {
  return from === null || to === null ? null : formatCount(daysBetween(from, to) + 1);
}

function moneyWords({ amount, currency, rate }: Money, facts: TemplateFacts): string {
  if (currency === 'VND') return fill(texts.money.own, { amount: formatNumber(amount) });
  const values = { amount: formatNumber(amount), currency: facts.currency(currency) };
  return rate === null || rate === 1
    ? fill(texts.money.foreign, values)
    : fill(texts.money.both, { ...values, worth: formatNumber(Math.round(amount * rate)) });
}

/** `số 12/TM ngày 05/01/2024 của …`; empty where nothing of it is known. */
export function documentWords(number: string | null, date: PlainDate | null, agency: string | null): string {
  return [
    isSaid(number) ? fill(texts.document.number, { number: number.trim() }) : '',
    date === null ? '' : fill(texts.document.date, { date: formatOfficialDate(date) }),
    isSaid(agency) ? fill(texts.document.of, { agency: oneLine(agency) }) : '',
  ]
    .filter(isSaid)
    .join(' ');
}

export function fundingValues(
  record: PaperDelegation,
  facts: TemplateFacts,
): { readonly funding: string | null; readonly estimated: string | null } {
  const { fundingSource, budgetEstimated } = record;
  const estimated = budgetEstimated === null ? null : moneyWords(budgetEstimated, facts);
  const words = [
    fundingSource === null ? '' : texts.funding[fundingSource],
    estimated === null ? '' : fill(texts.estimated, { amount: estimated }),
  ].filter(isSaid);
  return { funding: orNull(asBeginning(words.join('; '))), estimated };
}

export function settledWords({ budgetSettled }: PaperDelegation, facts: TemplateFacts): string | null {
  return budgetSettled === null ? null : moneyWords(budgetSettled, facts);
}

/** Purpose and content, each a sentence of its own. */
export function aimsValues(record: PaperDelegation): {
  readonly purpose: string | null;
  readonly content: string | null;
  readonly aims: string | null;
} {
  const purpose = record.purpose === null ? null : oneLine(record.purpose.text);
  const content = isSaid(record.content) ? pointsOf(record.content) : null;
  // What the content says anyway is not said twice.
  const both =
    purpose !== null && content !== null && foldText(content).startsWith(foldText(purpose))
      ? [content]
      : [purpose, content].filter(isSaid);
  return { purpose, content, aims: orNull(both.join('. ')) };
}

/** Lines as points of one sentence: each but the last ends with a semicolon, where it has no sign of its own. */
function pointsOf(text: string): string {
  const lines = text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(isSaid);
  return lines
    .map((line, at) =>
      at === lines.length - 1 ? withoutStop(line) : /[.;:,!?]$/.test(line) ? line : `${line};`,
    )
    .join('\n');
}

export function planningWords(
  { planning }: PaperDelegation,
  day: PlainDate,
  sentences: Readonly<Record<'inPlan' | 'outsidePlan' | 'adHoc', string>>,
): string | null {
  return planning === null ? null : fill(sentences[planning], { year: yearOf(day) });
}
