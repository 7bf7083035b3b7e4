import type { TFunction } from 'i18next';
import * as z from 'zod';
import type { AnyRegister } from '../../shared/registers/define-register.ts';
import { listQuerySchema, type ListQuery } from '../../shared/registers/list-query.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { readKept } from '../session/read-kept.ts';
import { columnLabel } from '../ui/labels.ts';

type Memory = Readonly<Record<string, string>>;

/** The query that this list showed last, or that of a new list. */
export function rememberedQuery(memory: Memory, register: ListQuery['register']): ListQuery {
  return (
    readKept(listQuerySchema, memory[`list/${register}`]) ?? listQuerySchema.parse({ register, limit: 20 })
  );
}

/** Saved views of a list by name. */
export function rememberedViews(memory: Memory, register: string): Readonly<Record<string, ListQuery>> {
  return readKept(z.record(z.string(), listQuerySchema), memory[`views/${register}`]) ?? {};
}

/** A name for a view made of what it narrows by. */
export function viewName(query: ListQuery, t: TFunction, register: AnyRegister): string {
  const parts = [
    query.search,
    query.from === null ? '' : `${formatDate(query.from)} –`,
    query.to === null ? '' : formatDate(query.to),
    ...query.status.map((status) => t(`choices:status.${status}`)),
    ...query.country,
    ...Object.entries(query.fields)
      .filter(([, values]) => values.length > 0)
      .map(([field, values]) => `${columnLabel(t, register, field)}: ${values.length}`),
    query.withdrawn ? t('list.withdrawn') : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? t('list.all') : parts.join(' · ').slice(0, 80);
}
