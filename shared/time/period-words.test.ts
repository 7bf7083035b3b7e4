import { expect, it } from 'vitest';
import { createTranslator } from '../i18n/translator.ts';
import { languages } from '../i18n/resources.ts';
import { periodCodeInWords, periodInFileName } from './period-words.ts';
import { calendarById, periodOf, periodsOfYear } from './reporting-calendar.ts';

const calendar = calendarById('nd09');
const { t } = createTranslator('vi');

it.each([
  ['2026-Q1', 'Quý I năm 2026', 'quy-1-2026'],
  ['2026-Q3', 'Quý III năm 2026', 'quy-3-2026'],
  ['2026-03', 'Tháng 3 năm 2026', 'thang-3-2026'],
  ['2026-H1', '6 tháng đầu năm 2026', '6-thang-dau-nam-2026'],
  ['2026-9M', '9 tháng năm 2026', '9-thang-2026'],
  ['2026', 'Năm 2026', 'nam-2026'],
  ['2026-01-05..2026-02-07', 'Từ 05/01/2026 đến 07/02/2026', '2026-01-05-den-2026-02-07'],
])('%s is said as people say it, and names a file', (code, words, file) => {
  expect(periodCodeInWords(t, code, 'nd09')).toBe(words);
  const period = calendar === undefined ? undefined : periodOf(calendar, code);
  expect(period === undefined ? '' : periodInFileName(period)).toBe(file);
});

it.each(languages)('shows no code of a period in %s', (language) => {
  const said = (calendar === undefined ? [] : periodsOfYear(calendar, 2026)).map(({ code }) =>
    periodCodeInWords(createTranslator(language).t, code),
  );
  expect(said).toHaveLength(19);
  for (const words of said) expect(words).not.toMatch(/Q\d|H1|9M|\{|:|-/);
});

it('says what is no period as it stands', () => {
  expect(periodCodeInWords(t, 'năm ngoái')).toBe('năm ngoái');
});
