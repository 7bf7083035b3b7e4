import { Button } from 'antd';
import { memo, useDeferredValue, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { partsOf, type SourcePart } from './source-parts.ts';
import type { Proposal } from './proposals.ts';

/**
 * The document as it was read, the words of every taken proposal marked; those of the one being edited stand out, and sentences that
 * may have been missed are underlined.
 */
export function NoticeSource(props: {
  readonly source: readonly string[];
  readonly proposals: readonly Proposal[];
  /** Sentences that seem to order something and that no proposal has. */
  readonly missed: readonly string[];
  /** The proposal that is being edited; null for none. */
  readonly active: string | null;
  /** Makes a task of a sentence; the same function as long as the screen stands. */
  readonly onAdd: (text: string) => void;
}) {
  const { source, proposals, missed, active, onAdd } = props;
  // Typing goes first; the marks follow when there is time.
  const shown = useDeferredValue(proposals);
  const parts = useMemo(() => partsOf(source, shown, missed), [source, shown, missed]);
  return (
    <>
      {source.map((paragraph, at) => {
        const own = parts[at] ?? [];
        return (
          // Paragraphs never move, so their place is their key.
          <Paragraph
            key={at}
            text={paragraph}
            parts={own}
            active={own.some(({ id }) => id === active) ? active : null}
            onAdd={onAdd}
          />
        );
      })}
    </>
  );
}

const Paragraph = memo(
  function Paragraph(props: {
    readonly text: string;
    readonly parts: readonly SourcePart[];
    readonly active: string | null;
    readonly onAdd: (text: string) => void;
  }) {
    const { text, parts, active, onAdd } = props;
    const { t } = useTranslation();
    return (
      <p>
        {parts.map(({ id, begin, end }, at): ReactNode => {
          const words = text.slice(begin, end);
          return (
            <span key={`${id ?? 'missed'}-${begin}`}>
              {text.slice(parts[at - 1]?.end ?? 0, begin)}
              {id === null ? (
                <>
                  <mark className="missed">{words}</mark>
                  <Button size="small" type="link" onClick={() => onAdd(words)}>
                    {t('notices:add')}
                  </Button>
                </>
              ) : (
                <mark data-proposal={id} className={id === active ? 'active' : undefined}>
                  {words}
                </mark>
              )}
            </span>
          );
        })}
        {text.slice(parts.at(-1)?.end ?? 0)}
      </p>
    );
  },
  (one, other) =>
    one.text === other.text &&
    one.active === other.active &&
    one.onAdd === other.onAdd &&
    one.parts.length === other.parts.length &&
    one.parts.every((part, at) => {
      const now = other.parts[at];
      return part.id === now?.id && part.begin === now.begin && part.end === now.end;
    }),
);

/** Brings the words of a proposal into view in the source. */
export function showSource(id: string): void {
  document.querySelector(`mark[data-proposal="${id}"]`)?.scrollIntoView({ block: 'center' });
}

/** Brings the first sentence that may have been missed into view in the source. */
export function showMissed(): void {
  document.querySelector('mark.missed')?.scrollIntoView({ block: 'center' });
}
