import { marksOf, type Proposal } from './proposals.ts';

/** Words of a paragraph that a proposal holds, or that may have been missed; `end` exclusive, in UTF-16 units. */
export interface SourcePart {
  /** Null: no proposal has them. */
  readonly id: string | null;
  readonly begin: number;
  readonly end: number;
}

/** The parts of each paragraph of a source, in order and apart. A missed sentence that a proposal has by now is none. */
export function partsOf(
  source: readonly string[],
  proposals: readonly Proposal[],
  missed: readonly string[],
): readonly (readonly SourcePart[])[] {
  const open = stillMissed(missed, proposals);
  return marksOf(source, proposals).map((marks, at) => {
    const paragraph = source[at] ?? '';
    const parts: SourcePart[] = [...marks];
    for (const sentence of open) {
      const begin = paragraph.indexOf(sentence);
      const end = begin + sentence.length;
      if (begin < 0 || parts.some((part) => begin < part.end && end > part.begin)) continue;
      parts.push({ id: null, begin, end });
    }
    return parts.toSorted((a, b) => a.begin - b.begin);
  });
}

/** Missed sentences that no proposal has by now, taken or not. */
export function stillMissed(
  missed: readonly string[],
  proposals: readonly Pick<Proposal, 'text'>[],
): readonly string[] {
  return missed.filter((sentence) => {
    const words = sentence.trim().replace(/(?<![.;,])[.;,]+$/u, '');
    return words !== '' && !proposals.some(({ text }) => text.includes(words));
  });
}
