import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundGroup, FoundRow } from './use-found.ts';

/** The rows that were found, group by group; which one is marked is the text's affair. */
export function FoundRows(props: {
  readonly id: string;
  readonly groups: readonly FoundGroup[];
  /** Place of the marked row among all rows. */
  readonly at: number;
  readonly onMark: (at: number) => void;
  readonly onTake: (row: FoundRow) => void;
}) {
  const { id, groups, at, onMark, onTake } = props;
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const row = list.current?.querySelector('[aria-selected=true]');
    // The first row brings the name of its group along.
    if (at === 0) list.current?.scrollTo({ top: 0 });
    else row?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const starts = groups.map((_, place) =>
    groups.slice(0, place).reduce((sum, group) => sum + group.rows.length, 0),
  );
  return (
    <div ref={list} className="find-rows" role="listbox" id={id} aria-label={t('find:found')}>
      {groups.map((group, place) => (
        <div key={group.key} role="group" aria-labelledby={`${id}-${group.key}`}>
          <div className="find-group" role="presentation" id={`${id}-${group.key}`}>
            {t(`find:group.${group.key}`)}
          </div>
          {group.rows.map((row, offset) => {
            const number = (starts[place] ?? 0) + offset;
            return (
              <div
                key={row.key}
                role="option"
                id={`${id}-${number}`}
                aria-selected={number === at}
                className={row.withdrawn ? 'find-row find-withdrawn' : 'find-row'}
                // Only a pointer that moves marks: rows that come under one that rests leave the mark where it is.
                onMouseMove={() => {
                  if (number !== at) onMark(number);
                }}
                onClick={() => onTake(row)}
              >
                <span className="find-name" title={row.label}>
                  {row.label}
                </span>
                {row.withdrawn ? <span className="find-mark">{t('find:withdrawn')}</span> : null}
                <span className="find-status">{row.withdrawn ? '' : row.status}</span>
                <span className="find-code">{row.code}</span>
                <span className="find-kind">{row.kind}</span>
                <span className="find-date">{row.date}</span>
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
