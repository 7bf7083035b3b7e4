import lists from '../../reference/import-words.json' with { type: 'json' };
import type { Field } from '../../registers/field.ts';
import { headKey } from '../../text/fold.ts';

/**
 * The code of a choice that a cell names by a label or synonym, whole or in part; null where it names none.
 * @param labels Vietnamese labels of the field's choices by code.
 */
export function choiceOf(
  field: Field,
  labels: Readonly<Record<string, string>>,
  text: string,
): string | null {
  const key = headKey(text);
  const sets: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = lists.choices;
  const synonyms = sets[field.choiceSet ?? ''] ?? {};
  const whole = field.choices.find(
    (code) => headKey(labels[code] ?? '') === key || synonyms[code]?.includes(key) === true,
  );
  if (whole !== undefined) return whole;
  const part = field.choices
    .flatMap((code) =>
      [headKey(labels[code] ?? ''), ...(synonyms[code] ?? [])].map((name) => ({ code, name })),
    )
    .filter(({ name }) => name.length >= 4 && ` ${key} `.includes(` ${name} `))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  return part?.code ?? null;
}
