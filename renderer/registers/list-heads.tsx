import { useRef, useState, type PointerEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyRegister } from '../../shared/registers/define-register.ts';
import type { ListQuery } from '../../shared/registers/list-query.ts';
import { columnLabel } from '../ui/labels.ts';
import type { ShownColumn } from './column-choice.ts';

/** The right edge of a column that the mouse moves. */
export interface MovedEdge {
  readonly name: string;
  /** Pixels from where it stood when the mouse took it. */
  readonly by: number;
  /** Pixels of each column as they stood then. */
  readonly drawn: Readonly<Record<string, number>>;
  /** Whether all columns were in view then. */
  readonly fits: boolean;
}

/** What the mouse does with the columns of a list. */
export interface ColumnMoves {
  /** @param done whether the mouse let the edge go. */
  readonly onResize: (edge: MovedEdge, done: boolean) => void;
  readonly onUsual: (name: string) => void;
  /** Takes a column to the place of another. */
  readonly onMove: (name: string, to: string) => void;
  /** The other button of the mouse asks for the choice of columns. */
  readonly onChoose: () => void;
}

/** The heads of the columns: a press orders the list, an edge makes a column wider, and a head can be dragged elsewhere. */
export function ListHeads(props: {
  readonly register: AnyRegister;
  readonly columns: readonly ShownColumn[];
  readonly query: ListQuery;
  readonly onSort: (part: Pick<ListQuery, 'sort' | 'descending'>) => void;
  readonly moves: ColumnMoves;
  readonly frame: RefObject<HTMLElement | null>;
}) {
  const { register, columns, query, onSort, moves, frame } = props;
  const { t } = useTranslation();
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  return columns.map(({ name, sortable }) => (
    <th
      key={name}
      scope="col"
      data-column={name}
      className={`${name === 'personTrips' ? 'number' : ''} ${over === name && dragged !== null && dragged !== name ? 'drop' : ''}`}
      aria-sort={query.sort === name ? (query.descending ? 'descending' : 'ascending') : undefined}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', columnLabel(t, register, name));
        setDragged(name);
      }}
      onDragOver={(event) => {
        if (dragged === null) return;
        event.preventDefault();
        setOver(name);
      }}
      onDrop={(event) => {
        event.preventDefault();
        if (dragged !== null && dragged !== name) moves.onMove(dragged, name);
      }}
      onDragEnd={() => {
        setDragged(null);
        setOver(null);
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        moves.onChoose();
      }}
    >
      {sortable ? (
        <button type="button" className="sort" onClick={() => onSort(nextSort(query, name))}>
          {columnLabel(t, register, name)}
        </button>
      ) : (
        columnLabel(t, register, name)
      )}
      <Edge name={name} moves={moves} frame={frame} />
    </th>
  ));
}

/** The right edge of a head; the keys have the widths in the choice of columns. */
function Edge(props: {
  readonly name: string;
  readonly moves: ColumnMoves;
  readonly frame: RefObject<HTMLElement | null>;
}) {
  const { name, moves, frame } = props;
  const { t } = useTranslation();
  const taken = useRef<{
    readonly x: number;
    readonly drawn: Readonly<Record<string, number>>;
    readonly fits: boolean;
  } | null>(null);
  const take = (event: PointerEvent<HTMLSpanElement>): void => {
    if (event.button !== 0 || frame.current === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const heads = [...frame.current.querySelectorAll<HTMLElement>('th[data-column]')];
    taken.current = {
      x: event.clientX,
      drawn: Object.fromEntries(heads.map((head) => [head.dataset['column'] ?? '', head.offsetWidth])),
      fits: frame.current.scrollWidth <= frame.current.clientWidth,
    };
  };
  const move = (event: PointerEvent, done: boolean): void => {
    if (taken.current === null) return;
    const { x, ...start } = taken.current;
    if (done) taken.current = null;
    const by = event.clientX - x;
    // A press that moves nothing leaves the widths alone.
    if (by !== 0) moves.onResize({ name, by, ...start }, done);
  };
  return (
    <span
      className="edge"
      title={t('lists:columns.edge')}
      onPointerDown={take}
      onPointerMove={(event) => move(event, false)}
      onPointerUp={(event) => move(event, true)}
      onPointerCancel={(event) => move(event, true)}
      // Otherwise the head would be dragged.
      onMouseDown={(event) => event.preventDefault()}
      onDoubleClick={() => moves.onUsual(name)}
    />
  );
}

/** The order after a press on a head: rising, falling, then that of a new list. */
export function nextSort(
  { sort, descending }: Pick<ListQuery, 'sort' | 'descending'>,
  column: string,
): Pick<ListQuery, 'sort' | 'descending'> {
  if (sort !== column) return { sort: column, descending: false };
  if (!descending) return { sort: column, descending: true };
  return column === 'decidingDate'
    ? { sort: column, descending: false }
    : { sort: 'decidingDate', descending: true };
}
