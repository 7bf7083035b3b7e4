import texts from '../reference/report-texts.json' with { type: 'json' };
import type { OutlineSection } from '../registers/setting/report-outline.ts';
import { roman } from '../text/roman.ts';
import { fill } from '../text/template.ts';
import type { ReportText } from './head-texts.ts';
import type { DraftKey } from './outline-keys.ts';

/** A section of the report, by the outline that it was written by; its key names its text in the report's record. */
export interface ReportSection extends ReportText {
  readonly key: string;
  /** Without the number, which depends on what is printed before it. */
  readonly heading: string;
  readonly level: 1 | 2;
  /** Holds only the sections behind it. */
  readonly isHeading: boolean;
  /** Paragraphs apart by line breaks; empty for a heading. */
  readonly text: string;
  /** The annexes and tables that tell its details, by their keys. */
  readonly parts: readonly string[];
  readonly leftOut: boolean;
}

/** What staff made of a section or part: a text in place of the draft (null: the draft stands), or that it is left out. */
export interface EditedSection {
  readonly text: string | null;
  readonly leftOut: boolean;
}

/** What chapters draft for the sections. */
export interface Drafts {
  readonly paragraphs: readonly { readonly draft: DraftKey; readonly text: string | null }[];
  /** What changed in events of closed periods, as phrases of the sentence that ends the section of a draft. */
  readonly changes: readonly { readonly draft: DraftKey; readonly phrase: string }[];
}

/** The sections of a report: the paragraphs of every chapter where the outline wants them, or what staff wrote in their place. */
export function draftedSections(
  outline: readonly OutlineSection[],
  contents: readonly Drafts[],
  edited: ReadonlyMap<string, EditedSection>,
): readonly ReportSection[] {
  return outline.map(({ key, heading, level, isHeading, drafts, parts }) => {
    const draft = isHeading ? '' : draftOf(drafts, contents);
    const own = isHeading ? undefined : edited.get(key);
    const written = own?.text ?? null;
    return {
      key,
      heading,
      level,
      isHeading,
      text: written ?? draft,
      draft,
      edited: written !== null,
      parts: [...parts],
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

function draftOf(keys: readonly DraftKey[], contents: readonly Drafts[]): string {
  const paragraphs = keys.flatMap((key) =>
    contents.flatMap((content) => content.paragraphs.filter(({ draft }) => draft === key)),
  );
  const phrases = keys.flatMap((key) =>
    contents.flatMap(({ changes }) =>
      changes.filter(({ draft }) => draft === key).map(({ phrase }) => phrase),
    ),
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

/** A line of nothing but dots, dashes or marks that nobody sees stands in for a text, so it is as blank as one of nothing at all. */
const BLANK = /^[\s\u200B\u2060.…_–—-]*$/;

function paragraphsOf(section: ReportSection): readonly string[] {
  if (section.isHeading) return [];
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
    .filter(({ section, paragraphs }) => section.isHeading || paragraphs.length > 0);
  let chapters = 0;
  let inChapter = 0;
  return filled
    .filter(({ section }, at) => !section.isHeading || filled[at + 1]?.section.level === 2)
    .map(({ section, paragraphs }) => {
      if (section.level === 1) {
        chapters += 1;
        inChapter = 0;
      } else inChapter += 1;
      const number = section.level === 1 ? roman(chapters) : inChapter;
      return { section, heading: `${number}. ${section.heading}`, paragraphs };
    });
}

/** The sections that can be written and are empty, so that the paper goes without them. */
export function emptySections(sections: readonly ReportSection[]): readonly ReportSection[] {
  return sections.filter((section) => !section.isHeading && paragraphsOf(section).length === 0);
}
