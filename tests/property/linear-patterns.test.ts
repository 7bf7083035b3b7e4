import { analyse, type Report } from 'scslre';
import { beforeAll, describe, expect, it } from 'vitest';
import { sourcePatterns, type SourcePattern, type SourcePatterns } from './source-patterns.ts';

/**
 * Where patterns may take time by a power of a length, because that length is bounded: by `LONGEST` signs of a paragraph
 * (`long-paragraphs.ts`), of which runs of blanks are one, and by `LONGEST_LINE` of a line of a cell.
 */
const boundedTexts = [
  'electron/service/notices/reading/',
  'shared/offices/',
  'shared/time/deadline-wordings.ts:',
] as const;
/** Where texts have at most `BLANKS_IN_A_ROW` blanks in a row: cells of sheets and of pasted tables. */
const boundedBlanks = [
  'shared/import/',
  'shared/registers/',
  'shared/border/marker-text.ts:',
  'electron/service/notices/files/pdf/marks-on-paper.ts:',
] as const;
/** The only others, by how they begin, each with what bounds its text. */
const bounded: readonly { readonly file: string; readonly begins: string; readonly by: string }[] = [
  {
    file: 'shared/text/numbers.ts',
    begins: String.raw`\B(?=(\d{3})+$)`,
    by: 'the digits of a number that the program made',
  },
  {
    file: 'shared/registers/task/task-sheets.ts',
    begins: String.raw`\s*(?:[,;(]\s*)?(?:là`,
    by: '200 signs of `withoutEnd`',
  },
  {
    file: 'shared/import/cells/cell-citation.ts',
    begins: String.raw`[\s,:(]*(?:tại`,
    by: '200 signs of `withoutEnd`',
  },
  {
    file: 'shared/text/identity-number.ts',
    begins: String.raw`(?:^|[\n;；(（]|\d[.)])\s*$`,
    by: '`BEFORE` signs before a number',
  },
  {
    file: 'shared/registers/task/task-due-cells.ts',
    begins: String.raw`[(,;-]?\s*`,
    by: '`LONGEST` signs of a deadline in words',
  },
];
/** Patterns made of a value, each with what the value is. */
const ofValues: Readonly<Record<string, string>> = {
  'electron/service/notices/reading/requests.ts': 'another constant of the same file',
  'shared/import/cells/cell-identity.ts': 'a number of letters and digits, without quantifiers',
  'shared/text/named-in.ts': 'names of the reference data, parted by blanks',
};

const isBlank = ({ character }: Report): boolean => {
  const { source, flags } = character.literal;
  const repeated = new RegExp(`^(?:${source})$`, flags);
  for (let code = 0; code < 0x1_00_00; code += 1) {
    const sign = String.fromCharCode(code);
    if (repeated.test(sign) && !/\s/.test(sign)) return false;
  }
  return true;
};

const fileOf = (at: string): string => at.replace(/:\d+$/, '');

/** What makes a pattern slow on a text that nothing bounds. */
function slowness({ at, source, flags }: SourcePattern): readonly string[] {
  const { reports } = analyse(
    { source, flags },
    { reportTypes: { Move: true, Self: true, Trade: true }, maxReports: 50 },
  );
  const starts = (places: readonly string[]): boolean => places.some((place) => at.startsWith(place));
  return reports
    .filter(
      (report) =>
        report.exponential ||
        !(
          starts(boundedTexts) ||
          bounded.some(({ file, begins }) => file === fileOf(at) && source.startsWith(begins)) ||
          (starts(boundedBlanks) && isBlank(report))
        ),
    )
    .map((report) => `${at} ${report.type} of ${report.character.literal.source}: /${source}/${flags}`);
}

/** Words of repeated lists that are several words of the same list: each such word doubles the ways to read a text. */
function toldTwice(source: string): readonly string[] {
  return [...source.matchAll(/\(\?:([^()]+)\)\\s[+*]\)[+*]/gu)].flatMap(([, list = '']) => {
    const words = list.split('|');
    return words.filter((word) => {
      const parts = word.split(' ');
      return parts.length > 1 && parts.every((part) => words.includes(part));
    });
  });
}

describe('the regular expressions of the program', () => {
  let found: SourcePatterns = { patterns: [], unknown: [] };
  beforeAll(async () => {
    found = await sourcePatterns();
  });

  it('are all found', () => {
    const { patterns, unknown } = found;
    expect(patterns.length).toBeGreaterThan(1_400);
    for (const file of [
      'shared/text/fold.ts',
      'shared/offices/office-patterns.ts',
      'shared/import/cells/cell-citation.ts',
      'renderer/help/page-text.ts',
    ])
      expect(patterns.map(({ at }) => fileOf(at))).toContain(file);
    expect([...new Set(unknown.map(fileOf))].toSorted()).toEqual(Object.keys(ofValues));
  });

  it('take time that grows with a text, however hostile, or read texts of a bounded length', () => {
    const sources = new Set<string>();
    const slow = found.patterns.flatMap((pattern) => {
      const key = `${fileOf(pattern.at)} ${pattern.source}`;
      if (sources.has(key)) return [];
      sources.add(key);
      return slowness(pattern);
    });
    expect(slow).toEqual([]);
  });

  it('repeat no words of which one says what two others say', () => {
    expect(
      found.patterns.flatMap(({ at, source }) => toldTwice(source).map((word) => `${at} ${word}`)),
    ).toEqual([]);
    expect(toldTwice(String.raw`^(?:(?:khoảng|khoảng tầm|tầm)\s+)*x`)).toEqual(['khoảng tầm']);
  });

  it.each([
    [/(?:a|b|ab)+c/, true],
    [/(\s*[-,]\s*){2,}x/, true],
    [/[\s,;]+$/, true],
    [/\([^)]*\)/, true],
    [/^\S*\d\S*$/, true],
    [/(?<![\s,;])[\s,;]+$/, false],
    [/^(.*?\S)\s*\(/, false],
  ])('that are slow are told from others: %s', (pattern, isSlow) => {
    expect(
      slowness({ at: 'shared/text/a.ts:1', source: pattern.source, flags: pattern.flags }).length > 0,
    ).toBe(isSlow);
  });
});
