import type { ReferenceIndex } from '../../reference/find-reference.ts';
import { isPlainDate, type PlainDate } from '../../time/plain-date.ts';
import { levelOfIssuer } from '../assigning-document/issuer-level.ts';
import type { FileReference } from '../field.ts';
import { kindOfDue } from './kind-of-due.ts';
import type { RecordSave } from '../save-request.ts';

/** A task that was read from a document, as a person left it. */
export interface CheckedTask {
  readonly id: string;
  /** Its point in the document. */
  readonly ref: string;
  readonly text: string;
  readonly lead: string;
  /** Names of units, apart by `;`. */
  readonly cooperating: string;
  /** ISO, or what was typed and cannot be read, which keeps it from being saved. */
  readonly due: string | null;
  readonly dueText: string;
}

/** The document as a person left it. */
export interface CheckedDocument {
  readonly number: string;
  /** As `due` of a task. */
  readonly date: string | null;
  readonly issuer: string;
  readonly abstract: string;
  readonly signer: string;
}

/** A save of one of the records that a notice becomes. */
interface NoticeSave extends Pick<RecordSave, 'id' | 'fields' | 'children'> {
  readonly register: 'assigning-document' | 'task';
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What is saved of a checked notice: the document, where it is new, and its tasks. */
export function savesOfNotice(
  draft: CheckedDocument,
  tasks: readonly CheckedTask[],
  kept: {
    /** The id of the document's record, where there is one. */
    readonly document: string | null;
    readonly file: FileReference | null;
    readonly recipients: readonly string[];
  },
  {
    index,
    today,
    newId,
  }: {
    readonly index: ReferenceIndex;
    readonly today: PlainDate;
    readonly newId: () => string;
  },
): readonly NoticeSave[] {
  const id = kept.document ?? newId();
  const date = draft.date !== null && isPlainDate(draft.date) ? draft.date : null;
  const unit = (text: string) => {
    const name = orNull(text);
    return name === null ? null : { code: index.named('organisation', name, date)?.code ?? null, text: name };
  };
  const level = levelOfIssuer(draft.issuer);
  const assignedOn = date !== null && date <= today ? date : today;
  const document: NoticeSave = {
    register: 'assigning-document',
    id,
    fields: {
      number: orNull(draft.number),
      date: draft.date,
      issuer: unit(draft.issuer),
      level,
      abstract: draft.abstract.trim(),
      signer: orNull(draft.signer),
      recipients: kept.recipients.length === 0 ? null : kept.recipients.join('\n'),
      documentFiles: kept.file === null ? [] : [{ ...kept.file }],
    },
    children: {},
  };
  const assigned = tasks.map((task): NoticeSave => {
    return {
      register: 'task',
      id: task.id,
      fields: {
        content: task.text.trim(),
        document: { register: 'assigning-document', id },
        point: orNull(task.ref),
        assignedOn,
        level,
        kind: kindOfDue(task.due, task.dueText),
        due: task.due,
        dueText: orNull(task.dueText),
        lead: unit(task.lead),
      },
      children: {
        cooperating: task.cooperating
          .split(';')
          .filter((name) => name.trim() !== '')
          .map((name) => ({ id: newId(), fields: { unit: unit(name) } })),
      },
    };
  });
  return kept.document === null ? [document, ...assigned] : assigned;
}
