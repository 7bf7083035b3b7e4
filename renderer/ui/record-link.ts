import { isRecordLink } from '../../shared/registers/field-values.ts';
import type { FieldValue, RecordLink } from '../../shared/registers/field.ts';
import { formatDate } from '../../shared/time/typed-date.ts';

/** A link as a line: code, day, title. */
export function linkText(link: Pick<RecordLink, 'code' | 'title' | 'date'>): string {
  const date = link.date === undefined || link.date === null ? '' : formatDate(link.date);
  return [link.code ?? '', date, link.title ?? ''].filter((part) => part !== '').join(' · ');
}

/** The link that a value is, or null. */
export function linkOf(value: FieldValue | undefined): RecordLink | null {
  return isRecordLink(value) ? value : null;
}
