import { languages, resources } from '../../shared/i18n/resources.ts';
import type { AnyRegister } from '../../shared/registers/define-register.ts';

type Words = Readonly<Record<string, unknown>>;

function inside(words: unknown, ...path: readonly string[]): string | undefined {
  let at: unknown = words;
  for (const name of path) at = at !== null && typeof at === 'object' ? (at as Words)[name] : undefined;
  return typeof at === 'string' ? at : undefined;
}

/** Labels of a choice in every language of the program: a pasted list may be in any. */
export function choiceWords(set: string, code: string): readonly string[] {
  return languages.flatMap((language) => inside(resources[language].choices, set, code) ?? []);
}

/** Labels of a field of a child list in every language of the program. */
export function headingWords(
  register: Pick<AnyRegister, 'key'>,
  list: string,
  name: string,
): readonly string[] {
  return languages.flatMap(
    (language) => inside(resources[language].registers, register.key, 'children', list, 'fields', name) ?? [],
  );
}
