import { createInstance, type i18n, type TFunction } from 'i18next';
import type { RefusalDetail } from '../contract/refusal.ts';
import type { Issue } from '../registers/check.ts';
import { isPlainDate } from '../time/plain-date.ts';
import { formatNumber } from '../text/numbers.ts';
import { formatDate } from '../time/typed-date.ts';
import { resources, type Language } from './resources.ts';

/** A translator of its own for one language; nothing is loaded later. */
export function createTranslator(language: Language): i18n {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: 'vi',
    initAsync: false,
    resources,
    ns: Object.keys(resources.vi),
    defaultNS: 'app',
    // React escapes what it shows; the command line and documents show plain text.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}

/** The sentence of a refusal: what happened and what to do. */
export function refusalSentence(t: TFunction, { code, params }: RefusalDetail): string {
  const { bound } = params;
  if (code !== 'over-bound' || typeof bound !== 'string')
    return t(`refusals:${code}`, {
      ...readable(params),
      ...partWords(t, params),
      ...(code === 'file-held'
        ? { holder: t(`refusals:holder.${likelyHolder(String(params['path']))}`) }
        : {}),
    });
  // What the file has too much of is said by a sentence of its own.
  const numbers = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' ? formatNumber(value) : value,
    ]),
  );
  return t([`bounds:${bound}`, 'refusals:over-bound'], numbers);
}

const holders = [
  ['word', /\.(?:docx?|docm|dotx|rtf|odt)$/i],
  ['excel', /\.(?:xlsx?|xlsm|csv|ods)$/i],
  ['pdf', /\.pdf$/i],
] as const;

/** The kind of program that most likely holds a file, told by its name. */
function likelyHolder(path: string): 'word' | 'excel' | 'pdf' | 'watching' {
  return holders.find(([, ending]) => ending.test(path))?.[0] ?? 'watching';
}

/** The parts of the data that a refusal names, in words, and what should be in the one where that is known. */
function partWords(
  t: TFunction,
  { part, due }: RefusalDetail['params'],
): { readonly partName?: string; readonly holds?: string } {
  if (typeof part !== 'string') return {};
  const names = part
    .split(',')
    .flatMap((one) => (isPart(one) ? [t(`refusals:part-of-data.${one}`)] : []))
    .join('; ');
  if (names === '') return {};
  const holds =
    (part === 'files' || part === 'keys') && Number(due) > 0
      ? t(`refusals:part-of-data.holds.${part}`, { due: Number(due) })
      : '';
  return { partName: names, holds };
}

const isPart = (part: string): part is 'folder' | 'register' | 'files' | 'keys' =>
  ['folder', 'register', 'files', 'keys'].includes(part);

/** The sentence of an issue. */
export function issueSentence(t: TFunction, issue: Pick<Issue, 'code' | 'params'>): string {
  return t(`issues:${issue.code}`, readable(issue.params));
}

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function readableText(value: string): string {
  if (isPlainDate(value)) return formatDate(value);
  return INSTANT.test(value)
    ? new Date(value).toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' })
    : value;
}

/** Dates among the values as dd/MM/yyyy, instants as the clock on the wall showed them. */
export function readable(params: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? readableText(value) : value,
    ]),
  );
}
