import { expect } from 'vitest';
import { Refusal, type RefusalCode, type RefusalDetail } from '../../shared/contract/refusal.ts';
import { resources } from '../../shared/i18n/resources.ts';
import { createTranslator, refusalSentence } from '../../shared/i18n/translator.ts';

const translators = (Object.keys(resources) as readonly (keyof typeof resources)[]).map(createTranslator);

/** The refusal that `work` ends with; it must have a whole sentence in every language. */
export function refusalOf(work: () => unknown): RefusalDetail {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return withSentence(error.detail);
  }
  throw new Error('Nothing was refused.');
}

export function withSentence(detail: RefusalDetail): RefusalDetail {
  const sentences = translators.map((translator) => refusalSentence(translator.t, detail));
  for (const sentence of sentences) {
    expect(sentence.length).toBeGreaterThan(5);
    expect(sentence).not.toMatch(/\{\{|undefined|^refusals/);
  }
  expect(new Set(sentences).size).toBe(translators.length);
  return detail;
}

export function codeOf(work: () => unknown): RefusalCode {
  return refusalOf(work).code;
}
