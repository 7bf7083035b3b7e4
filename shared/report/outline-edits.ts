import type { OutlineSection, ReportOutline } from '../registers/setting/report-outline.ts';
import type { DraftKey, PartKey } from './outline-keys.ts';
import { shippedOutlines } from './outlines.ts';

type Sections = readonly OutlineSection[];

/** What is wrong with an outline, in the order in which it is told; null: nothing. */
export function outlineFault({ name, sections }: ReportOutline): OutlineFault | null {
  if (name.trim() === '') return 'noName';
  if (sections.length === 0) return 'noSections';
  if (sections[0]?.level !== 1) return 'beginsBelow';
  return sections.some(({ heading }) => heading.trim() === '') ? 'noHeading' : null;
}

export type OutlineFault = 'noName' | 'noSections' | 'beginsBelow' | 'noHeading';

/** Sections with what holds others marked as headings: chapters with sections behind them and nothing of their own. */
export function withHeadings(sections: Sections): Sections {
  return sections.map((section, at) => ({
    ...section,
    isHeading:
      section.level === 1 &&
      sections[at + 1]?.level === 2 &&
      section.drafts.length === 0 &&
      section.parts.length === 0,
  }));
}

/** Puts a draft or part into one section, or takes it out; it stands in no other of the outline. */
export function placed(
  sections: Sections,
  at: number,
  own: { readonly draft?: DraftKey; readonly part?: PartKey },
  isThere: boolean,
): Sections {
  const of = <Key>(keys: readonly Key[], key: Key | undefined, isHere: boolean): readonly Key[] => {
    if (key === undefined) return keys;
    const others = keys.filter((one) => one !== key);
    return isHere && isThere ? [...others, key] : others;
  };
  return sections.map((section, index) => ({
    ...section,
    drafts: of(section.drafts, own.draft, index === at),
    parts: of(section.parts, own.part, index === at),
  }));
}

/** A section one place up (-1) or down (1); as it was where there is no such place. */
export function moved(sections: Sections, at: number, by: -1 | 1): Sections {
  const one = sections[at];
  const other = sections[at + by];
  if (one === undefined || other === undefined) return sections;
  return sections.map((section, index) => (index === at ? other : index === at + by ? one : section));
}

const shippedTexts = new Map(shippedOutlines.map((outline) => [outline.key, JSON.stringify(outline)]));

/** Whether an outline is one that comes with the program, with nothing changed in it. */
export function isAsShipped(outline: ReportOutline): boolean {
  return shippedTexts.get(outline.key) === JSON.stringify(outline);
}

/** What the settings keep of outlines: those that are not as shipped; null where all are. */
export function editedOutlines(outlines: readonly ReportOutline[]): readonly ReportOutline[] | null {
  const edited = outlines.filter((outline) => !isAsShipped(outline));
  return edited.length === 0 ? null : edited;
}
