import texts from '../../reference/delegation-texts.json' with { type: 'json' };
import templateTexts from '../../reference/template-papers.json' with { type: 'json' };
import { withinSentence } from '../../text/sentence.ts';
import { fill } from '../../text/template.ts';
import { type PlainDate, yearOf } from '../../time/plain-date.ts';
import { formatLongDate, formatOfficialDate } from '../../time/typed-date.ts';
import { isEmpty } from '../define-register.ts';
import type { TemplateFacts, PaperAgency } from '../template-paper.ts';
import type { PaperDelegation } from './paper-delegation.ts';
import { ended, oneLine, withoutStop } from './paper-words.ts';

const NO_BREAK = '\u00A0';

/** A head with its number and day; both are left to be written where they are not known. */
export function headValues(
  agency: PaperAgency,
  paper: {
    readonly symbol: string;
    readonly number: string | null;
    readonly date: PlainDate | null;
    readonly addressees: readonly string[];
    readonly recipients: readonly string[];
  },
  facts: TemplateFacts,
) {
  const [number = '', ...symbol] = (paper.number ?? '').split('/');
  const blank = NO_BREAK.repeat(5);
  const day =
    paper.date === null
      ? { day: blank, month: blank, year: String(yearOf(facts.today)) }
      : formatLongDate(paper.date);
  return {
    parentAgency: agency.parent,
    agency: agency.agency,
    agencyName: agency.name,
    number: number.trim() === '' ? NO_BREAK.repeat(6) : number.trim(),
    symbol: symbol.length === 0 ? paper.symbol : symbol.join('/'),
    place: facts.place,
    ...day,
    ...addresseeValues(paper.addressees),
    recipients: paper.recipients.map((to, at) => ({
      line: `- ${ended(to, at === paper.recipients.length - 1)}`,
    })),
    onBehalf: agency.onBehalf,
    position: agency.position,
    signer: agency.signer,
  };
}

/** "Kính gửi: …" of one; a line for each of several. */
function addresseeValues(to: readonly string[]) {
  const [first = templateTexts.dots] = to;
  if (to.length < 2) return { addressee: fill(texts.oneAddressee, { to: first }), addressees: [] };
  return {
    addressee: null,
    addressees: [
      { line: fill(texts.oneAddressee, { to: '' }).trim() },
      ...to.map((one, at) => ({ line: `- ${ended(one, at === to.length - 1)}` })),
    ],
  };
}

/** Talks and letters of the trip, a line each. */
export function activityLines(facts: TemplateFacts): readonly { readonly line: string }[] {
  return facts.exchanges.map(({ date, kind, title }) => {
    const what = `${kind === null ? texts.reports.letter : facts.choice('talkKind', kind)}: ${withinSentence(withoutStop(title))}`;
    return {
      line: `- ${date === null ? what : fill(texts.reports.activity, { date: formatOfficialDate(date), what: withinSentence(what) })}.`,
    };
  });
}

export const reportSymbol = ({ symbol }: PaperAgency): string =>
  fill(texts.reportSymbol, { symbol: symbol ?? texts.unknownSymbol });

export const nameOf = (record: PaperDelegation): string | null =>
  isEmpty(record.name) ? null : oneLine(record.name ?? '');
