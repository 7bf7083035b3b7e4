import texts from '../reference/report-texts.json' with { type: 'json' };
import { fill } from '../text/template.ts';
import { WITHOUT_OUTLINE } from './outline-keys.ts';
import type { NumberedPart } from './report-part.ts';
import { reportParts } from './report-parts.ts';
import type { ReportModel } from './report-model.ts';
import { printedSections, type PrintedSection } from './report-sections.ts';

/** The text of a report as the paper has it, each annex referred to once. */
export interface PrintedBody {
  readonly sections: readonly PrintedSection[];
  /** Names the annexes that no section refers to; null where there is none. */
  readonly otherAnnexes: string | null;
}

/**
 * The sections as they are printed. Each ends with a reference to the annexes that tell its details, save those that
 * its own text names already; what no section refers to is named before the end.
 */
export function printedBody(model: ReportModel): PrintedBody {
  if (model.outline === WITHOUT_OUTLINE)
    return { sections: printedSections(model.sections), otherAnnexes: null };
  const annexes = reportParts(model).filter(({ continues }) => !continues);
  const named = new Set<string>();
  const sections = printedSections(model.sections).map((printed): PrintedSection => {
    const { section, paragraphs } = printed;
    if (paragraphs.length === 0 || section.leftOut) return printed;
    const own = annexes.filter((part) => part.leave !== null && section.parts.includes(part.leave.key));
    for (const { key } of own) named.add(key);
    const unnamed = own.filter((part) => !mentions(paragraphs, part));
    if (unnamed.length === 0) return printed;
    const reference = fill(texts.sentences.annexes, { annexes: listOf(unnamed) });
    return { ...printed, paragraphs: [...paragraphs, reference] };
  });
  const others = annexes.filter(({ key }) => !named.has(key));
  return {
    sections,
    otherAnnexes:
      others.length === 0 ? null : fill(texts.sentences.otherAnnexes, { annexes: listOf(others) }),
  };
}

/** Whether a text names an annex: `Phụ lục II`, `Phụ lục số II`, `các Phụ lục I, II`. */
function mentions(paragraphs: readonly string[], { number, heading }: NumberedPart): boolean {
  const text = paragraphs.join('\n').replaceAll('\u00A0', ' ');
  if (number === '') return text.includes(heading);
  const lists = text.matchAll(/[Pp]hụ lục(?: số)?((?:[ ,]|và|[IVXL]+)+)/g);
  return [...lists].some(([, list = '']) => list.split(/[ ,]+/).includes(number));
}

/** `Phụ lục I`, `các Phụ lục I, II và V`. */
function listOf(parts: readonly NumberedPart[]): string {
  const [first, ...more] = parts;
  const last = more.at(-1);
  if (first === undefined) return '';
  if (last === undefined) return first.heading;
  return fill(texts.annexList, {
    list: [first, ...more.slice(0, -1)].map(({ number }) => number).join(', '),
    last: last.number,
  });
}
