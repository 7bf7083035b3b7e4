import texts from '../reference/report-texts.json' with { type: 'json' };

/** Sections with text of their own, in order; each is a row of the report's record once someone edits it. */
export const sectionKeys = [
  'cooperation',
  'border',
  'information',
  'internal',
  'tasks',
  'limits',
  'nextTasks',
  'proposals',
] as const;
export type SectionKey = (typeof sectionKeys)[number];

export interface ReportSection {
  readonly key: SectionKey | 'results';
  /** Without the number, which depends on what is printed before it. */
  readonly heading: string;
  readonly level: 1 | 2;
  /** Paragraphs apart by line breaks; empty for a heading that only holds others. */
  readonly text: string;
  /** The draft made from the figures; empty where staff write it themselves. */
  readonly draft: string;
  /** True where a person's text stands in the place of the draft. */
  readonly edited: boolean;
  readonly leftOut: boolean;
}

/** A section as the paper shows it. */
export interface PrintedSection {
  readonly section: ReportSection;
  /** `2. Công tác quản lý biên giới`. */
  readonly heading: string;
  /** None under a heading that only holds others. */
  readonly paragraphs: readonly string[];
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];

/** A line of nothing but dots stands in for a text, so it is as blank as one of nothing at all. */
const BLANK = /^[\s.…]*$/;

function paragraphsOf(section: ReportSection): readonly string[] {
  if (section.key === 'results') return [];
  if (section.leftOut) return [texts.leftOut];
  return section.text.split('\n').filter((line) => !BLANK.test(line));
}

/**
 * What the paper shows of its sections, in every form of it: an empty one is left out with its heading, and those that
 * follow are numbered without a gap, chapters in Roman numerals and what is in them in Arabic ones.
 */
export function printedSections(sections: readonly ReportSection[]): readonly PrintedSection[] {
  const filled = sections
    .map((section) => ({ section, paragraphs: paragraphsOf(section) }))
    .filter(({ section, paragraphs }) => section.key === 'results' || paragraphs.length > 0);
  const hasResults = filled.some(({ section }) => section.level === 2);
  let chapters = 0;
  let inChapter = 0;
  return filled
    .filter(({ section }) => section.key !== 'results' || hasResults)
    .map(({ section, paragraphs }) => {
      if (section.level === 1) {
        chapters += 1;
        inChapter = 0;
      } else inChapter += 1;
      const number = section.level === 1 ? ROMAN[chapters - 1] : inChapter;
      return { section, heading: `${number}. ${section.heading}`, paragraphs };
    });
}

/** The sections that can be written and are empty, so that the paper goes without them. */
export function emptySections(sections: readonly ReportSection[]): readonly ReportSection[] {
  return sections.filter((section) => section.key !== 'results' && paragraphsOf(section).length === 0);
}

/** The sections of a snapshot as they are now: it may have been closed when each heading bore a number of its own. */
export function withBareHeadings(sections: readonly ReportSection[]): readonly ReportSection[] {
  return sections.map((section) => ({
    ...section,
    heading: section.heading.replace(/^(?:[IVX]+|\d+)\.\s+/, ''),
  }));
}
