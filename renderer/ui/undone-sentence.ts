import type { TFunction } from 'i18next';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import type { KeptPlace, UndoOutcome } from '../../shared/registers/save-request.ts';
import { childLabel, columnLabel } from './labels.ts';

/** Codes that are told one by one. */
const TOLD = 3;

/** What an undo took back, by its codes, and what stays because it was changed since. */
export function undoneSentence(t: TFunction, { records, kept }: UndoOutcome): string {
  const codes = records.filter(({ changed, code }) => changed && code !== '').map(({ code }) => code);
  const [only] = codes;
  const undone =
    only === undefined
      ? t('typing:told.undone')
      : codes.length === 1
        ? t('kept:undone.one', { code: only })
        : t('kept:undone.many', { count: codes.length, list: firstOf(t, codes) });
  if (kept.length === 0) return undone;
  const places = kept.map((one) => placeText(t, one));
  return `${undone} ${t('kept:undone.stays', { list: firstOf(t, places) })}`;
}

function firstOf(t: TFunction, all: readonly string[]): string {
  const list = all.slice(0, TOLD).join(', ');
  return all.length > TOLD ? t('kept:undone.more', { list, count: all.length - TOLD }) : list;
}

function placeText(t: TFunction, { register: name, code, whole, fields }: KeptPlace): string {
  if (whole) return code;
  const register = registerNamed(name);
  const names = fields.map(({ list, field }) =>
    list === null ? columnLabel(t, register, field) : childLabel(t, register, list, field),
  );
  return `${code} (${[...new Set(names)].join(', ')})`.trim();
}
