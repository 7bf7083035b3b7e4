import type { ProposedTask } from '../../../shared/contract/notices.ts';
import type { PlainDate } from '../../../shared/time/plain-date.ts';
import { findDeadline, type DeadlinePractice } from '../../../shared/time/worded-deadline.ts';
import { citedDocuments } from './reading/cited-documents.ts';
import { beside } from './reading/cooperation.ts';
import { piecesOf } from './reading/pieces.ts';

/** The label with which a paragraph begins: `3.2.`, `a)`. */
const LABEL = /^\s*\(?((?:\d{1,2}\.)*\d{1,2}|[a-zđ]|[IVX]{1,4})[.)](?:\s+|(?=\p{Lu}))/u;

/**
 * The task that someone chose in the text of a document. It is one task however many sentences it has, with whoever its first sentence
 * that names somebody asks.
 * @param part `date`: day of the document; null: deadlines that need it stay words.
 */
export function selectedTask(
  part: { readonly text: string; readonly date: PlainDate | null; readonly issuer: string | null },
  practice: DeadlinePractice,
): ProposedTask {
  const whole = part.text.trim();
  const label = LABEL.exec(whole);
  const text = whole.slice(label?.[0].length ?? 0).trim();
  const doer =
    piecesOf(text, null, { issuer: part.issuer }).find((piece) => piece.doer !== null)?.doer ?? null;
  const due = findDeadline(text, part.date, practice);
  const lead = doer?.unit ?? null;
  return {
    ref: label?.[1] ?? '',
    text,
    leadUnit: lead,
    cooperating: [...new Set([...(doer?.cooperating ?? []), ...beside(text)])].filter(
      (name) => name !== lead,
    ),
    dueText: due?.text ?? null,
    due: due?.date ?? null,
    citedDocuments: citedDocuments(text),
  };
}
