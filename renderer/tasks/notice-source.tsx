import { useMemo } from 'react';
import { marksOf, type Proposal } from './proposals.ts';

/** The document as it was read, the words of every taken proposal marked; those of the one being edited stand out. */
export function NoticeSource(props: {
  readonly source: readonly string[];
  readonly proposals: readonly Proposal[];
  /** The proposal that is being edited; null for none. */
  readonly active: string | null;
}) {
  const { source, proposals, active } = props;
  const marks = useMemo(() => marksOf(source, proposals), [source, proposals]);
  return (
    <>
      {source.map((paragraph, at) => {
        let from = 0;
        const own = marks[at] ?? [];
        return (
          // Paragraphs never move, so their place is their key.
          <p key={at}>
            {own.map(({ id, begin, end }) => {
              const before = paragraph.slice(from, begin);
              from = end;
              return (
                <span key={`${id}-${begin}`}>
                  {before}
                  <mark data-proposal={id} className={id === active ? 'active' : undefined}>
                    {paragraph.slice(begin, end)}
                  </mark>
                </span>
              );
            })}
            {paragraph.slice(from)}
          </p>
        );
      })}
    </>
  );
}

/** Brings the words of a proposal into view in the source. */
export function showSource(id: string): void {
  document.querySelector(`mark[data-proposal="${id}"]`)?.scrollIntoView({ block: 'center' });
}
