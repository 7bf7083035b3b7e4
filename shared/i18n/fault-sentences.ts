import type { TFunction } from 'i18next';
import { faultKinds, type DataFault, type FaultKind, type VerifyResult } from '../contract/data-faults.ts';
import { isOpenRegisterName, registerNamed } from '../registers/all-registers.ts';

/** What follows from something else, so that the program can make it anew. */
const mendable: readonly FaultKind[] = ['derived', 'schema', 'reference'];

/** Places that are named one by one under a sentence. */
const MOST_PLACES = 5;

/** What a check found of one kind. */
export interface FaultSentence {
  readonly kind: FaultKind;
  readonly sentence: string;
  /** Where: the first few, and how many more. */
  readonly places: readonly string[];
}

/** How many faults a check found. */
export function faultCount({ counts }: Pick<VerifyResult, 'counts'>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** Whether something of what was found may be made anew, and whether something of it cannot. */
export function mendingOf({ counts }: Pick<VerifyResult, 'counts'>): {
  readonly some: boolean;
  readonly rest: boolean;
} {
  const found = faultKinds.filter((kind) => (counts[kind] ?? 0) > 0);
  return {
    some: found.some((kind) => mendable.includes(kind)),
    rest: found.some((kind) => !mendable.includes(kind) || kind === 'schema'),
  };
}

/** What a check found, a sentence for each kind. */
export function faultSentences(
  t: TFunction,
  { faults, counts }: Pick<VerifyResult, 'faults' | 'counts'>,
): readonly FaultSentence[] {
  return faultKinds.flatMap((kind): readonly FaultSentence[] => {
    const count = counts[kind] ?? 0;
    if (count === 0) return [];
    const places = [
      ...new Set(faults.filter((fault) => fault.kind === kind).map((fault) => placeOf(t, fault))),
    ].filter((place) => place !== '');
    const shown = places.slice(0, MOST_PLACES);
    const more = count - shown.length;
    return [
      {
        kind,
        sentence: t(`verify:kind.${kind}`, { count }),
        places: more > 0 && shown.length > 0 ? [...shown, t('verify:more', { count: more })] : shown,
      },
    ];
  });
}

/** Where a fault is, in the words of the screens: register, code, child list, field; else in those of the database. */
function placeOf(t: TFunction, { register = '', code = '', list, field, detail }: DataFault): string {
  if (!isOpenRegisterName(register)) return [register, code, field ?? '', detail].filter(Boolean).join(' · ');
  const { key, fields, children } = registerNamed(register);
  const words = [t(`registers:${key}.title`), code];
  const rows = list === undefined ? undefined : children[list];
  if (rows !== undefined) words.push(t(`registers:${key}.children.${list ?? ''}.title`));
  const own = rows === undefined ? fields : rows.fields;
  if (field !== undefined && Object.hasOwn(own, field))
    words.push(
      t(
        rows === undefined
          ? `registers:${key}.fields.${field}`
          : `registers:${key}.children.${list ?? ''}.fields.${field}`,
      ),
    );
  return words.join(' · ');
}
