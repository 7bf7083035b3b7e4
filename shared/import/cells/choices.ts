import en from '../../i18n/en/registers.json' with { type: 'json' };
import vi from '../../i18n/vi/registers.json' with { type: 'json' };
import zh from '../../i18n/zh/registers.json' with { type: 'json' };
import lists from '../../reference/import-words.json' with { type: 'json' };
import type { Field } from '../../registers/field.ts';
import { headKey } from '../../text/fold.ts';

/** By set and code, what a choice is called. */
type Names<Name> = Readonly<Record<string, Readonly<Record<string, Name>>>>;

const [labels, ...foreign]: readonly [Names<string>, ...Names<string>[]] = [
  vi.choices,
  en.choices,
  zh.choices,
];
const synonyms: Names<readonly string[]> = lists.choices;

/** The code of a choice that a cell names by a label or synonym, whole or in part; null where it names none. */
export function choiceOf(field: Field, text: string): string | null {
  const key = headKey(text);
  const set = field.choiceSet ?? '';
  const own = (code: string): readonly string[] => [
    headKey(labels[set]?.[code] ?? ''),
    ...(synonyms[set]?.[code] ?? []),
  ];
  const whole =
    field.choices.find((code) => own(code).includes(key)) ??
    field.choices.find((code) => foreign.some((names) => headKey(names[set]?.[code] ?? '') === key));
  if (whole !== undefined) return whole;
  const part = field.choices
    .flatMap((code) => own(code).map((name) => ({ code, name })))
    .filter(({ name }) => name.length >= 4 && ` ${key} `.includes(` ${name} `))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  return part?.code ?? null;
}
