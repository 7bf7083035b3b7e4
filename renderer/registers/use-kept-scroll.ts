import { useEffect, useLayoutEffect, useRef } from 'react';
import type { OpenRegisterName } from '../../shared/registers/all-registers.ts';
import { placeIn } from './list-place.ts';
import { rowId } from './list-table.tsx';
import type { OpenList } from './use-list.ts';

/** What has the focus still when the list was come to by the menu, and when what had it is gone with a record. */
const MENU = 'nav [role=menuitem]';
const LEFT = `body, ${MENU}`;

/**
 * What scrolls: as this window left it once the rows are there, at its beginning for other rows, and always with the chosen
 * row in view. Who comes to the list, or back to it, has its keys at once.
 */
export function useKeptScroll(name: OpenRegisterName, list: OpenList, toRows: () => void) {
  const frame = useRef<HTMLDivElement>(null);
  const shown = useRef<OpenList['query'] | null>(null);
  const { query, settled } = list;
  const chosen = list.rows[list.at]?.record.id;
  useLayoutEffect(() => {
    if (!settled || shown.current === query || frame.current === null) return;
    const { scroll, chosen } = placeIn(name);
    const isBack = shown.current === null && chosen.ids.length > 0;
    frame.current.scrollTop = shown.current === null ? scroll : 0;
    const { activeElement } = document;
    if (shown.current === null && activeElement?.matches(isBack ? LEFT : MENU) === true) toRows();
    shown.current = query;
  }, [name, query, settled, toRows]);
  useEffect(() => {
    if (chosen !== undefined) document.getElementById(rowId(chosen))?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return frame;
}

/** Whole rows that are in view at once; at least one. */
export function rowsInView(frame: HTMLElement | null): number {
  const row = frame?.querySelector<HTMLElement>('.chosen');
  if (frame === null || row === null || row === undefined) return 1;
  const head = frame.querySelector('thead')?.clientHeight ?? 0;
  return Math.max(1, Math.floor((frame.clientHeight - head) / row.offsetHeight) - 1);
}
