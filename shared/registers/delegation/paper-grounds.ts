import texts from '../../reference/delegation-texts.json' with { type: 'json' };
import allGrounds from '../../reference/paper-grounds.json' with { type: 'json' };
import { fill } from '../../text/template.ts';
import { type PlainDate, yearOf } from '../../time/plain-date.ts';
import type { TemplateFacts, TemplateKind } from '../template-paper.ts';
import type { PaperDelegation } from './paper-delegation.ts';
import { documentWords } from './paper-trip.ts';

export interface RequestWords {
  readonly document: string;
  readonly agency: string;
}

/** The request of another agency; null where there is none, or where it is the department's own. */
export function requestOf(record: PaperDelegation, facts: TemplateFacts): RequestWords | null {
  if (ownSubmission(record, facts) !== null) return null;
  const agency = record.requestAgency;
  if (agency !== null && facts.isDepartment(agency)) return null;
  const words = {
    document: documentWords(record.requestNumber, record.requestDate, null),
    agency: agency?.text ?? '',
  };
  return words.document === '' && words.agency === '' ? null : words;
}

/** The department's own submission, where the record's request is one. */
export function ownSubmission(
  { requestNumber, requestDate, requestAgency }: PaperDelegation,
  facts: TemplateFacts,
): { readonly number: string; readonly date: PlainDate | null } | null {
  const isOwn =
    requestNumber?.includes(submissionSymbol(facts)) === true ||
    (requestAgency !== null && facts.isDepartment(requestAgency) && /TTr/i.test(requestNumber ?? ''));
  return isOwn && requestNumber !== null ? { number: requestNumber, date: requestDate } : null;
}

/** Dated grounds of a kind of paper, then those that the record gives. */
export function groundLines(
  kind: TemplateKind,
  day: PlainDate,
  more: readonly string[],
  isLast: boolean,
): readonly { readonly line: string }[] {
  const dated = allGrounds
    .filter(({ kinds, from, to }) => kinds.includes(kind) && from <= day && (to === null || day <= to))
    .map(({ text }) => text);
  const all = [...dated, ...more];
  return all.map((ground, at) => ({
    line: fill(texts.grounds.line, { ground, end: isLast && at === all.length - 1 ? '.' : ';' }),
  }));
}

export function requestGround({ document, agency }: RequestWords): string {
  if (document === '') return fill(texts.grounds.requestAlone, { agency });
  if (agency === '') return fill(texts.grounds.requestDocument, { document });
  return fill(texts.grounds.request, { document, agency });
}

export function planGround({ planning }: PaperDelegation, day: PlainDate): readonly string[] {
  return planning === 'inPlan' ? [fill(texts.grounds.plan, { year: yearOf(day) })] : [];
}

/** `TTr-SNgV` */
export const submissionSymbol = ({ department }: TemplateFacts): string =>
  fill(texts.submissionSymbol, { symbol: department.symbol ?? texts.unknownSymbol });
