import patterns from '../../../../shared/reference/notice-patterns.json' with { type: 'json' };
import { anyOf } from '../../../../shared/offices/any-of.ts';
import type { ProposedTask } from '../../../../shared/contract/notices.ts';
import type { PlainDate } from '../../../../shared/time/plain-date.ts';
import {
  bareDeadline,
  findDeadline,
  type Deadline,
  type DeadlinePractice,
} from '../../../../shared/time/worded-deadline.ts';
import { isPerson } from './acts.ts';
import { isAttribute } from './attributes.ts';
import { withoutPlans } from './asides.ts';
import { citedDocuments } from './cited-documents.ts';
import { beside } from './cooperation.ts';
import type { Polarity } from './headings.ts';
import type { OutlineItem } from './outline.ts';
import { eachListed } from '../../../../shared/offices/office-names.ts';
import { piecesOf } from './pieces.ts';
import type { TaskTable } from './table-tasks.ts';

export interface Reader {
  readonly issuer: string | null;
  readonly date: PlainDate | null;
  /** The first day of the document's month or year, where its day was left blank. */
  readonly about: PlainDate | null;
  readonly addressee: string | null;
  /** Whether the document is a letter. */
  readonly letter: boolean;
  /** All whom a letter is sent to; null for none, and in other documents. */
  readonly sentTo: string | null;
  /** Whether an office plans its own work, and need not name itself. */
  readonly own: boolean;
  readonly practice: DeadlinePractice;
  /** Tables that were not read yet, by number. */
  readonly tables: Map<number, TaskTable>;
  readonly tasks: ProposedTask[];
}

export interface Context {
  readonly polarity: Polarity;
  /** The unit that a heading or an intro names for what is below it. */
  readonly lead: string | null;
  /** Units that the same heading or intro names beside the lead. */
  readonly cooperating: readonly string[];
  readonly due: Deadline | null;
  /** The point that children are cited by where they are only parts of it; null: by their own labels. */
  readonly ref: string | null;
}

export const deadlineIn = (reader: Reader, text: string): Deadline | null =>
  dated(reader, (from) => findDeadline(withoutPlans(text), from, reader.practice));

/** A deadline by the document's day, or by its month or year where its day was left blank. */
function dated(reader: Reader, find: (from: PlainDate | null) => Deadline | null): Deadline | null {
  if (reader.date !== null || reader.about === null) return find(reader.date);
  const found = find(reader.about);
  // Days that are counted from the document's own day are not known.
  return found !== null && /từ\s+(?:ngày|khi)|tới$/u.test(found.text) ? { ...found, date: null } : found;
}

export const timeOf = (reader: Reader, time: string): Deadline | null =>
  bareDeadline(time, reader.date ?? reader.about, reader.practice);

/** Takes a text as one task, whoever else it names. */
export function pushWhole(reader: Reader, ref: string, text: string, context: Context): void {
  if (text === '' || context.polarity === 'states') return;
  const own = deadlineIn(reader, text);
  const due = context.due ?? own;
  reader.tasks.push({
    ref: context.ref ?? ref,
    text,
    leadUnit: context.lead ?? reader.addressee,
    cooperating: context.cooperating,
    dueText: due?.text ?? null,
    due: due?.date ?? null,
    citedDocuments: citedDocuments(text),
  });
}

export const CLOSING_DUE = new RegExp(String.raw`^\(?(?:${anyOf(patterns.closingDeadlineSubjects)})`, 'iu');

/** A deadline at the end of a list holds for all of it that has none. */
export function applyClosing(reader: Reader, item: OutlineItem, first: number): void {
  const last = lastLeaf(item);
  if (last.parent !== item) return;
  const closing = last.paragraphs
    .slice(1)
    .findLast((paragraph) => CLOSING_DUE.test(paragraph) && !isAttribute(paragraph));
  const due = closing === undefined ? null : deadlineIn(reader, closing);
  if (closing === undefined || due === null) return;
  for (let at = first; at < reader.tasks.length; at += 1) {
    const task = reader.tasks[at];
    if (task === undefined) continue;
    const lines = task.text.split('\n');
    const kept = lines.filter((line) => line !== closing);
    // The last of the list was read together with its closing.
    if (kept.length === 0) {
      reader.tasks.splice(at, 1);
      at -= 1;
      continue;
    }
    const text = kept.join('\n');
    const own =
      kept.length === lines.length ? { text: task.dueText, date: task.due } : deadlineIn(reader, text);
    const set = own === null || own.text === null;
    reader.tasks[at] = { ...task, text, dueText: set ? due.text : own.text, due: set ? due.date : own.date };
  }
}

function lastLeaf(item: OutlineItem): OutlineItem {
  const last = item.children.at(-1);
  return last === undefined ? item : lastLeaf(last);
}

export function pushText(reader: Reader, ref: string, text: string, context: Context): void {
  for (const piece of piecesOf(text, context.lead ?? reader.addressee, reader)) {
    const lead = piece.doer?.unit ?? context.lead ?? reader.addressee;
    if (lead === null && !reader.own) continue;
    const own = deadlineIn(reader, piece.text);
    const due = own ?? context.due;
    const cooperating = cooperatingIn(piece.text, piece.doer?.cooperating ?? [], lead ?? '');
    reader.tasks.push({
      ref: context.ref ?? ref,
      text: piece.text.replace(/\s*\.\/\.\s*$/u, '.'),
      leadUnit: lead,
      cooperating: cooperating.length === 0 && lead === context.lead ? context.cooperating : cooperating,
      dueText: due?.text ?? null,
      due: due?.date ?? null,
      citedDocuments: citedDocuments(piece.text),
    });
  }
}

const cooperatingIn = (text: string, said: readonly string[], lead: string): readonly string[] =>
  [...new Set([...said, ...beside(text)].flatMap(eachListed))].filter(
    // The post of a person is no unit beside him.
    (name) =>
      name !== lead &&
      !(isPerson(lead) && /^(?:Phó )?(?:Chủ tịch|Bí thư|Giám đốc|Chánh)(?!\p{L})/u.test(name)),
  );
