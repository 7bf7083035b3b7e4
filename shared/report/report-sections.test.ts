import { describe, expect, it } from 'vitest';
import { emptySections, printedSections, type ReportSection } from './report-sections.ts';

const keys = [
  'results',
  'cooperation',
  'border',
  'information',
  'internal',
  'tasks',
  'limits',
  'nextTasks',
  'proposals',
] as const;
type Key = (typeof keys)[number];

/** Sections with a text for the named ones, `apart` for those that are reported apart, nothing for the others. */
function sections(
  written: Partial<Record<Key, string>>,
  apart: readonly Key[] = [],
): readonly ReportSection[] {
  return keys.map((key, index) => ({
    key,
    heading: key,
    level: index >= 1 && index <= 5 ? 2 : 1,
    text: written[key] ?? '',
    draft: '',
    edited: written[key] !== undefined,
    isHeading: key === 'results',
    parts: [],
    leftOut: apart.includes(key),
  }));
}

describe('the sections of the paper', () => {
  it.each<[string, Partial<Record<Key, string>>, readonly Key[], readonly string[]]>([
    ['nothing is written', {}, [], []],
    ['one is written', { border: 'a' }, [], ['I. results', '1. border']],
    ['nothing of the results is written', { proposals: 'a' }, [], ['I. proposals']],
    [
      'some between are empty',
      { cooperation: 'a', tasks: 'b', nextTasks: 'c' },
      [],
      ['I. results', '1. cooperation', '2. tasks', 'II. nextTasks'],
    ],
    [
      'one is reported apart',
      { cooperation: 'a', proposals: 'b' },
      ['internal', 'limits'],
      ['I. results', '1. cooperation', '2. internal', 'II. limits', 'III. proposals'],
    ],
    [
      'all are written',
      Object.fromEntries(keys.slice(1).map((key) => [key, key])),
      [],
      [
        'I. results',
        '1. cooperation',
        '2. border',
        '3. information',
        '4. internal',
        '5. tasks',
        'II. limits',
        'III. nextTasks',
        'IV. proposals',
      ],
    ],
  ])('are numbered without a gap where %s', (_case, written, apart, headings) => {
    const printed = printedSections(sections(written, apart));
    expect(printed.map((one) => one.heading)).toEqual(headings);
    for (const { section, paragraphs } of printed)
      expect(paragraphs.length > 0).toBe(section.key !== 'results');
  });

  it.each(['', ' ', '\n\n', '…', '...', '. . .', ' … \n....\n\u00A0'])(
    'go without one that says only %j, which is then among the empty',
    (text) => {
      const of = sections({ cooperation: 'a', limits: text });
      expect(printedSections(of).map((one) => one.heading)).toEqual(['I. results', '1. cooperation']);
      expect(emptySections(of).map((one) => one.key)).toContain('limits');
    },
  );

  it('print a text line by line as it was written, without lines that hold nothing but dots', () => {
    const [, printed] = printedSections(sections({ border: 'Một…\n\n  … \n- Hai.\n' }));
    expect(printed?.paragraphs).toEqual(['Một…', '- Hai.']);
  });

  it('say of one that is reported apart just that, whatever its text', () => {
    const [, printed] = printedSections(sections({ border: 'Một.' }, ['border']));
    expect(printed?.paragraphs).toEqual(['(Có báo cáo riêng.)']);
    expect(emptySections(sections({}, ['border'])).map((one) => one.key)).not.toContain('border');
  });
});
