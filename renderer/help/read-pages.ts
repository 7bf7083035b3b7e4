import type { Language } from '../../shared/i18n/resources.ts';
import { readPage, type HelpPage } from './page-text.ts';
import { subjects, type Subject } from './subjects.ts';

/** The texts by file, each read when it is asked for: the start of the program does not wait for them. */
const files = import.meta.glob('../../shared/i18n/*/help/*.md', { query: '?raw', import: 'default' });

/** A page of a language. */
export async function readSubject(language: Language, subject: Subject): Promise<HelpPage> {
  return readPage((await files[`../../shared/i18n/${language}/help/${subject}.md`]?.()) ?? '');
}

/** All pages of a language, in their order. */
export async function readPages(language: Language): Promise<ReadonlyMap<Subject, HelpPage>> {
  const texts = await Promise.all(
    subjects.map(async (subject) => [subject, await readSubject(language, subject)] as const),
  );
  return new Map(texts);
}
