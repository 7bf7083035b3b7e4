import type { TFunction } from 'i18next';
import * as z from 'zod';
import { typedMemory } from '../../shared/contract/app.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { AnyRegister } from '../../shared/registers/define-register.ts';
import { listQuerySchema, type ListQuery } from '../../shared/registers/list-query.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { readKept } from '../session/read-kept.ts';
import { columnLabel } from '../ui/labels.ts';

/** Saved filters of a list by name. */
export type SavedViews = Readonly<Record<string, ListQuery>>;

/** Saved filters of a list at most, and signs of them as they are remembered. */
const MOST_VIEWS = 50;
const MOST_SIGNS = 100_000;

/**
 * Saved filters as they are remembered.
 * @throws Refusal `views-full`: none is let go for another, since each bears a name that somebody gave it.
 */
export function viewsText(views: SavedViews): string {
  const text = JSON.stringify(views);
  if (Object.keys(views).length > MOST_VIEWS || text.length > MOST_SIGNS) throw new Refusal('views-full');
  return text;
}

/** Longest name of a saved filter, in UTF-16 units. */
export const NAME_LIMIT = 80;

/** Under which name the window remembers the saved filters of a register. */
export const viewsKey = (register: string): string => `${typedMemory}${register}`;

export function rememberedViews(memory: Readonly<Record<string, string>>, register: string): SavedViews {
  return readKept(z.record(z.string(), listQuerySchema), memory[viewsKey(register)]) ?? {};
}

/** Saved filters under their new names, in the order of `names`; those without one are let go. */
export function renamedViews(
  views: SavedViews,
  names: readonly { readonly old: string; readonly name: string }[],
): SavedViews {
  return Object.fromEntries(
    names.flatMap(({ old, name }) => {
      const query = views[old];
      return query === undefined ? [] : [[name.trim(), query] as const];
    }),
  );
}

/** Names that stand more than once or are empty, as they are typed. */
export function unfitNames(names: readonly string[]): readonly string[] {
  const trimmed = names.map((name) => name.trim());
  return names.filter((_, at) => trimmed[at] === '' || trimmed.indexOf(trimmed[at] ?? '') !== at);
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
  return parts.length === 0 ? t('list.all') : parts.join(' · ').slice(0, NAME_LIMIT);
}
