import { memo, type MouseEvent, type ReactNode, type Ref, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyRegister } from '../../shared/registers/define-register.ts';
import type { ListQuery, ListRow } from '../../shared/registers/list-query.ts';
import { sameProps } from '../ui/same-props.ts';
import type { ShownColumn } from './column-choice.ts';
import { ListCell } from './list-cell.tsx';
import { ListHeads, type ColumnMoves } from './list-heads.tsx';
import './list.css';

/** Pixels of the column of boxes. */
const MARK_WIDTH = 30;

/** What a press on a row was. */
export type RowPress = Pick<MouseEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'>;

/** The rows of a list, as one stop of the Tab key: the keys are those of the whole page. */
export function ListTable(props: {
  readonly register: AnyRegister;
  readonly columns: readonly ShownColumn[];
  /** Pixels below which the columns scroll sideways. */
  readonly least: number;
  readonly moves: ColumnMoves;
  readonly query: ListQuery;
  readonly rows: readonly ListRow[];
  /** Whether other rows are on their way. */
  readonly busy: boolean;
  /** Place of the chosen row from 0; -1 for none. */
  readonly at: number;
  readonly onPress: (at: number, press: RowPress) => void;
  /** Ids of the marked records. */
  readonly marked: ReadonlyMap<string, unknown>;
  /** A press on the box of a row. */
  readonly onMark: (at: number, press: RowPress) => void;
  readonly onMarkPage: () => void;
  readonly onSort: (part: Pick<ListQuery, 'sort' | 'descending'>) => void;
  /** What stands in place of the rows where there are none. */
  readonly empty: ReactNode;
  /** What scrolls. */
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly table: Ref<HTMLTableElement>;
  readonly onScroll: (top: number) => void;
}) {
  const { register, columns, query, rows, at, onPress, onSort, empty, frame, table, onScroll } = props;
  const { marked, onMark, onMarkPage, least, moves } = props;
  const { t } = useTranslation();
  const chosen = rows[at]?.record.id;
  return (
    <div className="list-frame" ref={frame} onScroll={(event) => onScroll(event.currentTarget.scrollTop)}>
      <table
        className="list-table"
        role="grid"
        aria-label={t(`registers:${register.key}.title`)}
        aria-multiselectable
        aria-busy={props.busy}
        aria-activedescendant={chosen === undefined ? undefined : rowId(chosen)}
        tabIndex={0}
        style={{ minWidth: least + MARK_WIDTH }}
        ref={table}
      >
        <colgroup>
          <col style={{ width: MARK_WIDTH }} />
          {columns.map(({ name, width }) => (
            <col key={name} style={width === null ? {} : { width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className="list-mark">
              <input
                type="checkbox"
                aria-label={t('lists:marks.page')}
                checked={rows.length > 0 && rows.every((row) => marked.has(row.record.id))}
                disabled={rows.length === 0}
                onChange={onMarkPage}
              />
            </th>
            <ListHeads
              register={register}
              columns={columns}
              query={query}
              onSort={onSort}
              moves={moves}
              frame={frame}
            />
          </tr>
        </thead>
        <tbody onMouseOver={tellCut}>
          {rows.map((row, place) => (
            <Row
              key={row.record.id}
              register={register}
              columns={columns}
              row={row}
              at={place}
              chosen={place === at}
              marked={marked.has(row.record.id)}
              onPress={onPress}
              onMark={onMark}
            />
          ))}
          {rows.length === 0 ? (
            <tr>
              <td colSpan={columns.length + 1}>{empty}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}

export const rowId = (id: string): string => `row-${id}`;

/** A text that its cell cuts is told whole to the mouse that rests on it. */
function tellCut({ target }: MouseEvent): void {
  const cell = target instanceof Element ? target.closest<HTMLElement>('.clamp') : null;
  if (cell === null) return;
  if (cell.scrollHeight > cell.clientHeight + 1 || cell.scrollWidth > cell.clientWidth + 1)
    cell.title = cell.innerText;
  else cell.removeAttribute('title');
}

const Row = memo(function Row(props: {
  readonly register: AnyRegister;
  readonly columns: readonly ShownColumn[];
  readonly row: ListRow;
  readonly at: number;
  readonly chosen: boolean;
  readonly marked: boolean;
  readonly onPress: (at: number, press: RowPress) => void;
  readonly onMark: (at: number, press: RowPress) => void;
}) {
  const { register, columns, row, at, chosen, marked, onPress, onMark } = props;
  const { t } = useTranslation();
  const kinds = [
    chosen ? 'chosen' : '',
    marked ? 'marked' : '',
    row.record.withdrawn === null ? '' : 'withdrawn',
  ];
  return (
    <tr
      id={rowId(row.record.id)}
      className={`list-row ${kinds.join(' ')}`}
      aria-selected={marked}
      // Shift marks rows, and no text between them.
      onMouseDown={(event) => {
        if (event.shiftKey) event.preventDefault();
      }}
      onClick={(event) => onPress(at, event)}
    >
      <td
        className="list-mark"
        onClick={(event) => {
          event.stopPropagation();
          onMark(at, event);
        }}
        // The keys stay with the rows.
        onMouseDown={(event) => event.preventDefault()}
      >
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={t('lists:marks.one', { code: row.record.code })}
          checked={marked}
          readOnly
        />
      </td>
      {columns.map(({ name }) => (
        <td key={name} className={name === 'personTrips' ? 'number' : ''}>
          <div className="clamp">
            <ListCell register={register} column={name} row={row} />
          </div>
        </td>
      ))}
    </tr>
  );
}, sameProps);
