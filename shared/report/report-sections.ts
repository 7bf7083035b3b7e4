import texts from '../reference/report-texts.json' with { type: 'json' };
import { fill } from '../text/template.ts';

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

/** Sections that stand under the heading of the results. */
const inResults: ReadonlySet<string> = new Set<SectionKey>([
  'cooperation',
  'border',
  'information',
  'internal',
  'tasks',
]);

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

/** What staff made of a section or part: a text in place of the draft (null: the draft stands), or that it is left out. */
export interface EditedSection {
  readonly text: string | null;
  readonly leftOut: boolean;
}

/** What chapters draft for the sections. */
interface Drafts {
  readonly paragraphs: readonly { readonly section: SectionKey; readonly text: string | null }[];
  readonly changes: readonly { readonly section: SectionKey; readonly phrase: string }[];
}

/** The sections of a report: the paragraphs of every chapter in order, or what staff wrote in their place. */
export function draftedSections(
  contents: readonly Drafts[],
  edited: ReadonlyMap<string, EditedSection>,
): readonly ReportSection[] {
  const keys = ['results', ...sectionKeys] as const;
  return keys.map((key) => {
    const draft = key === 'results' ? '' : draftOf(key, contents);
    const own = edited.get(key);
    const written = own?.text ?? null;
    return {
      key,
      heading: texts.outline[key],
      level: inResults.has(key) ? 2 : 1,
      text: written ?? draft,
      draft,
      edited: written !== null,
      leftOut: own?.leftOut ?? false,
    };
  });
}

/** Sections of a closed report with the texts that staff wrote since. What is left out stays as it was. */
export function rewrittenSections(
  sections: readonly ReportSection[],
  edited: ReadonlyMap<string, EditedSection>,
): readonly ReportSection[] {
  return sections.map((section) => {
    const own = edited.get(section.key);
    const before = section.edited ? section.text : null;
    // What nobody touched since stands as it was frozen.
    if (own === undefined || own.text === before) return section;
    return { ...section, text: own.text ?? section.draft, edited: own.text !== null };
  });
}

function draftOf(key: SectionKey, contents: readonly Drafts[]): string {
  const paragraphs = contents.flatMap((content) =>
    content.paragraphs.filter(({ section }) => section === key),
  );
  const phrases = contents.flatMap(({ changes }) =>
    changes.filter(({ section }) => section === key).map(({ phrase }) => phrase),
  );
  return [
    ...paragraphs.map(({ text }) => text),
    phrases.length === 0 ? null : fill(texts.border.sentences.adjustments, { list: phrases.join('; ') }),
  ]
    .filter((paragraph) => paragraph !== null)
    .join('\n');
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

/** A line of nothing but dots, dashes or marks that nobody sees stands in for a text, so it is as blank as one of nothing at all. */
const BLANK = /^[\s\u200B\u2060.…_–—-]*$/;

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
