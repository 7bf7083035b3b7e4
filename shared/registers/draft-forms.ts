import { isOpenRegisterName, type OpenRegisterName } from './all-registers.ts';
import { referenceItem } from './reference-item/reference-item.ts';

/** The names under which the drafts of forms are kept, and what each says of its form. */

/** What a draft is of. */
export type DraftPlace =
  | { readonly kind: 'record'; readonly register: OpenRegisterName; readonly id: string }
  | { readonly kind: 'notice' }
  | { readonly kind: 'noticeText' }
  | {
      readonly kind: 'report';
      readonly calendarId: string;
      readonly periodCode: string;
      readonly section: string;
    }
  /** `row` is the id of a row, or `new-` and the catalogue of one that is being added. */
  | { readonly kind: 'reference'; readonly row: string };

/** A notice that was read and is being checked, and the text of one that was pasted and not read yet. */
export const noticeForm = 'notice-reading';
export const noticeTextForm = 'notice-text';

export const recordForm = (register: string, id: string): string => `${register}/${id}`;

export const reportTextForm = (calendarId: string, periodCode: string, section: string): string =>
  `report-text/${calendarId}/${periodCode}/${section}`;

export const referenceForm = (row: string): string => `${referenceItem.name}/${row}`;

/** What a draft is of, by the name of its form; null for one that no form of this program has. */
export function draftPlace(form: string): DraftPlace | null {
  if (form === noticeForm) return { kind: 'notice' };
  if (form === noticeTextForm) return { kind: 'noticeText' };
  const [head = '', ...rest] = form.split('/');
  const [first, second, third] = rest;
  if (first === undefined) return null;
  if (head === 'report-text')
    return second === undefined || third === undefined
      ? null
      : { kind: 'report', calendarId: first, periodCode: second, section: third };
  if (head === referenceItem.name) return { kind: 'reference', row: first };
  return isOpenRegisterName(head) ? { kind: 'record', register: head, id: first } : null;
}
