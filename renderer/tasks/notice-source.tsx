import { memo, useDeferredValue, useMemo } from 'react';
import { marksOf, type Mark, type Proposal } from './proposals.ts';

/** The document as it was read, the words of every taken proposal marked; those of the one being edited stand out. */
export function NoticeSource(props: {
  readonly source: readonly string[];
  readonly proposals: readonly Proposal[];
  /** The proposal that is being edited; null for none. */
  readonly active: string | null;
}) {
  const { source, proposals, active } = props;
  // Typing goes first; the marks follow when there is time.
  const shown = useDeferredValue(proposals);
  const marks = useMemo(() => marksOf(source, shown), [source, shown]);
  return (
    <>
      {source.map((paragraph, at) => {
        const own = marks[at] ?? [];
        return (
          // Paragraphs never move, so their place is their key.
          <Paragraph
            key={at}
            text={paragraph}
            marks={own}
            active={own.some(({ id }) => id === active) ? active : null}
          />
        );
      })}
    </>
  );
}

const Paragraph = memo(
  function Paragraph(props: {
    readonly text: string;
    readonly marks: readonly Mark[];
    readonly active: string | null;
  }) {
    const { text, marks, active } = props;
    return (
      <p>
        {marks.map(({ id, begin, end }, at) => (
          <span key={`${id}-${begin}`}>
            {text.slice(marks[at - 1]?.end ?? 0, begin)}
            <mark data-proposal={id} className={id === active ? 'active' : undefined}>
              {text.slice(begin, end)}
            </mark>
          </span>
        ))}
        {text.slice(marks.at(-1)?.end ?? 0)}
      </p>
    );
  },
  (one, other) =>
    one.text === other.text &&
    one.active === other.active &&
    one.marks.length === other.marks.length &&
    one.marks.every((mark, at) => {
      const now = other.marks[at];
      return mark.id === now?.id && mark.begin === now.begin && mark.end === now.end;
    }),
);

/** Brings the words of a proposal into view in the source. */
export function showSource(id: string): void {
  document.querySelector(`mark[data-proposal="${id}"]`)?.scrollIntoView({ block: 'center' });
}
