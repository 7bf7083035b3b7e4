import type { TFunction } from 'i18next';
import * as z from 'zod';
import type { ReferenceIndex } from '../../shared/reference/find-reference.ts';
import type { AnyRegister } from '../../shared/registers/define-register.ts';
import type { Field, FieldValue } from '../../shared/registers/field.ts';
import { erasureGrounds } from '../../shared/registers/erasure/erasure.ts';
import { NUMBERS_ERASED, type HistoryChange } from '../../shared/registers/history.ts';
import { childLabel, columnLabel } from '../ui/labels.ts';
import { valueText } from '../ui/value-text.ts';

/** What the words of a history stand on. */
export interface HistoryWords {
  readonly t: TFunction;
  readonly index: ReferenceIndex;
  readonly language: string;
  readonly register: AnyRegister;
}

/** What one save changed, a line for each field of the record and for each row of its lists. Ids never stand in it. */
export function historyLines(words: HistoryWords, changes: readonly HistoryChange[]): readonly string[] {
  const own = changes.filter(({ list }) => list === null).map((change) => ownLine(words, change));
  const rows = new Map<string, HistoryChange[]>();
  for (const change of changes) {
    if (change.list === null) continue;
    const key = `${change.list}/${change.childId ?? ''}`;
    rows.set(key, [...(rows.get(key) ?? []), change]);
  }
  return [...own, ...[...rows.values()].map((ofRow) => rowLine(words, ofRow))].filter((line) => line !== '');
}

function ownLine(words: HistoryWords, change: HistoryChange): string {
  const { t, register } = words;
  if (change.field === 'position') return '';
  if (change.field === NUMBERS_ERASED) return erasedLine(words, change.new);
  if (change.field === 'withdrawn') {
    const reason = valueText(t, words.index, words.language, undefined, change.new);
    return change.new === null ? t('kept:history.returned') : t('kept:history.withdrawn', { reason });
  }
  return changeLine(words, columnLabel(t, register, change.field), register.fields[change.field], change);
}

/** `Đã xóa 2 số giấy tờ tùy thân: nhập nhầm (theo đơn ngày 05/3)`. */
function erasedLine({ t }: HistoryWords, value: FieldValue): string {
  const said = erasedValue.safeParse(value);
  if (!said.success) return '';
  const { ground, note, numbers } = said.data;
  const why = [t(`kept:erasing.grounds.${ground}`), note ?? ''].filter((part) => part !== '');
  return t('kept:erasing.history', { count: numbers, why: why.join(' – ') });
}

const erasedValue = z.object({
  ground: z.enum(erasureGrounds),
  note: z.string().nullable(),
  numbers: z.number(),
});

/** `Thành viên: Nguyễn Văn A – Chức vụ: Chuyên viên → Phó Giám đốc`. */
function rowLine(words: HistoryWords, changes: readonly HistoryChange[]): string {
  const { t, register } = words;
  const [first] = changes;
  const list = first?.list ?? '';
  const fields: Readonly<Record<string, Field>> = register.children[list]?.fields ?? {};
  const named = first?.named ?? [];
  const name = named.map(({ field, value }) => text(words, field, fields[field], value)).join(', ');
  const isNew = changes.some(({ field, old }) => field === 'position' && old === null);
  const withdrawn = changes.find(({ field }) => field === 'withdrawn')?.new;
  const state = isNew ? 'added' : withdrawn === true ? 'removed' : withdrawn === false ? 'broughtBack' : null;
  const said = changes
    .filter(({ field }) => field !== 'position' && field !== 'withdrawn')
    // A new row is named by what stands in it.
    .filter(({ field }) => !isNew || named.every((one) => one.field !== field))
    .map((change) =>
      changeLine(words, childLabel(t, register, list, change.field), fields[change.field], change),
    )
    .filter((line) => line !== '');
  if (state === null && said.length === 0) return '';
  const title = columnLabel(t, register, list);
  const head = [title, name].filter((part) => part !== '').join(': ');
  const whole = state === null ? head : t(`kept:history.${state}`, { row: head });
  return said.length === 0 ? whole : `${whole} – ${said.join('; ')}`;
}

function changeLine(
  words: HistoryWords,
  label: string,
  field: Field | undefined,
  { field: name, old, new: next }: HistoryChange,
): string {
  const empty = words.t('kept:history.empty');
  const before = text(words, name, field, old);
  const after = text(words, name, field, next);
  if (before === '' && after === '') return '';
  return before === '' ? `${label}: ${after}` : `${label}: ${before} → ${after === '' ? empty : after}`;
}

/** A year is written without a point between its digits. */
function text(
  { t, index, language }: HistoryWords,
  name: string,
  field: Field | undefined,
  value: FieldValue,
): string {
  return typeof value === 'number' && /year$/i.test(name)
    ? String(value)
    : valueText(t, index, language, field, value);
}
