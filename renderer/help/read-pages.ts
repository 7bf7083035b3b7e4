import type { Language } from '../../shared/i18n/resources.ts';
import { readPage, type HelpPage } from './page-text.ts';
import { subjects, type Subject } from './subjects.ts';

/** The texts by file, each read when it is asked for: the start of the program does not wait for them. */
const files = import.meta.glob('../../shared/i18n/*/help/*.md', { query: '?raw', import: 'default' });

/** All pages of a language, in their order. */
export async function readPages(language: Language): Promise<ReadonlyMap<Subject, HelpPage>> {
  const texts = await Promise.all(
    subjects.map(
      async (subject) =>
        [
          subject,
          readPage((await files[`../../shared/i18n/${language}/help/${subject}.md`]?.()) ?? ''),
        ] as const,
    ),
  );
  return new Map(texts);
}
