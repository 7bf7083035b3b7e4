import { memo, useRef, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { issueSentence } from '../../shared/i18n/translator.ts';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../shared/registers/check.ts';
import type { Field, FieldValue, JsonValue } from '../../shared/registers/field.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { InGrid, isComposing } from './combobox.tsx';
import { FieldInput } from './field-input.tsx';
import type { BoxProps } from './text-box.tsx';
import { sameProps } from './same-props.ts';

/** What a cell tells the control that stands in it. */
export interface CellBox extends BoxProps {
  readonly rowId: string;
  readonly value: FieldValue;
  readonly onChange: (value: JsonValue) => void;
}

export interface GridColumn {
  readonly name: string;
  readonly label: string;
  /** Null: the column only tells, nobody types in it. */
  readonly field: Field | null;
  /** What is typed in, where it is not the input of the field. */
  readonly control?: (box: CellBox) => ReactNode;
  /** Pixels; the columns share what is left. */
  readonly width: number;
}

export interface GridRow {
  readonly id: string;
  readonly cells: Readonly<Record<string, FieldValue>>;
  /** What stands in cells that only tell, by column. */
  readonly words: Readonly<Record<string, string>>;
  readonly issues: readonly Issue[];
  /** What is wrong in a cell beside the issues, in words by column. */
  readonly faults?: Readonly<Record<string, string>>;
  /** What is doubtful in a cell, in words by column: it is marked and keeps nothing out. */
  readonly doubts?: Readonly<Record<string, string>>;
  /** Whether its actions are offered: not for the empty row at the end. */
  readonly acts: boolean;
}

export interface GridAction {
  readonly name: string;
  readonly icon: ReactNode;
  /** @param at place of the row, from 0. */
  readonly label: (at: number) => string;
  readonly act: (rowId: string) => void;
}

/** Pixels of the buttons behind a row. */
const BEHIND = 62;

/** A place in a grid; both from 0. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/**
 * Rows whose cells are real inputs, always live, so that no key of a keyboard program is lost. As in Excel: Enter goes down, Tab
 * right, arrows from cell to cell, Ctrl+D takes the value above, Ctrl+; is today, a block is pasted over many cells.
 */
export function Grid(props: {
  /** What the grid is called, for a reader of the screen. */
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** Day on which the offered names held. */
  readonly on: PlainDate | null;
  readonly disabled?: boolean;
  readonly onChange: (rowId: string, column: string, value: JsonValue) => void;
  /** Takes a block of several cells whose first belongs at a place. Absent: blocks are pasted as any text is. */
  readonly onBlock?: (at: GridPlace, text: string) => void;
  /** What can be done with a row, as buttons behind it. */
  readonly actions?: readonly GridAction[];
  readonly actionsLabel?: string;
}) {
  const { label, columns, rows, on, disabled = false, onChange, onBlock, actions = [] } = props;
  const table = useRef<HTMLTableElement>(null);
  const keyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    if (event.defaultPrevented || isComposing(event)) return;
    const at = placeOf(event.target);
    if (at === null) return;
    const { key } = event;
    const control = event.ctrlKey || event.metaKey;
    if (control && key.toLowerCase() === 'd' && !event.shiftKey) {
      event.preventDefault();
      const [column, row, above] = [columns[at.column], rows[at.row], rows[at.row - 1]];
      if (
        column?.field === null ||
        column === undefined ||
        row === undefined ||
        above === undefined ||
        disabled
      )
        return;
      const value = above.cells[column.name] ?? null;
      // A number of a document that is shown by its mask cannot be taken: only its holder has it.
      if (column.field.kind === 'secret' && typeof value === 'object' && value !== null) return;
      leaveAndReturn(event.target);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every value of a field is plain JSON, which interfaces hide from the compiler
      onChange(row.id, column.name, value as JsonValue);
      return;
    }
    if (event.key === 'Enter' && event.altKey && event.target instanceof HTMLTextAreaElement) {
      // As typing does, so that it can be undone.
      event.preventDefault();
      document.execCommand('insertText', false, '\n');
      return;
    }
    const to = destination(event, at);
    if (to === null) return;
    const cell = cellAt(table.current, to);
    // The last row of all stays where it is on Enter, and so does the first on an arrow up.
    if (cell === null && key !== 'Enter') return;
    event.preventDefault();
    if (cell !== null) enter(cell);
  };
  const paste = (event: ClipboardEvent<HTMLTableElement>): void => {
    const at = placeOf(event.target);
    const text = event.clipboardData.getData('text/plain');
    if (onBlock === undefined || at === null || disabled || !isBlock(text, columns[at.column])) return;
    event.preventDefault();
    leaveAndReturn(event.target);
    onBlock(at, text);
  };
  return (
    <InGrid value>
      <div className="grid-frame">
        <table
          ref={table}
          className="grid grid-fixed"
          style={{ minWidth: columns.reduce((sum, column) => sum + column.width, BEHIND) }}
          aria-label={label}
          onKeyDown={keyDown}
          onPaste={paste}
        >
          <colgroup>
            {columns.map((column) => (
              <col key={column.name} style={{ width: column.width }} />
            ))}
            {actions.length === 0 ? null : <col style={{ width: BEHIND }} />}
          </colgroup>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.name} scope="col" title={column.label}>
                  {column.label}
                </th>
              ))}
              {actions.length === 0 ? null : (
                <th scope="col">
                  <span className="unseen">{props.actionsLabel}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.id}>
                {columns.map((column, place) => (
                  <Cell
                    key={column.name}
                    column={column}
                    at={at}
                    place={place}
                    rowId={row.id}
                    value={row.cells[column.name] ?? null}
                    words={row.words[column.name] ?? null}
                    issues={row.issues.filter((issue) => issue.field === column.name)}
                    fault={row.faults?.[column.name] ?? null}
                    doubt={row.doubts?.[column.name] ?? null}
                    on={on}
                    disabled={disabled}
                    onChange={onChange}
                  />
                ))}
                {actions.length === 0 ? null : (
                  <td className="grid-behind" data-row={at} data-column={columns.length}>
                    {row.acts
                      ? actions.map((action) => (
                          <button
                            key={action.name}
                            type="button"
                            tabIndex={-1}
                            aria-label={action.label(at)}
                            title={action.label(at)}
                            onClick={() => action.act(row.id)}
                          >
                            {action.icon}
                          </button>
                        ))
                      : null}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </InGrid>
  );
}

const Cell = memo(function Cell(props: {
  readonly column: GridColumn;
  readonly at: number;
  readonly place: number;
  readonly rowId: string;
  readonly value: FieldValue;
  /** What a cell tells that nobody types in; null for one that is typed in. */
  readonly words: string | null;
  readonly issues: readonly Issue[];
  readonly fault: string | null;
  readonly doubt: string | null;
  readonly on: PlainDate | null;
  readonly disabled: boolean;
  readonly onChange: (rowId: string, column: string, value: JsonValue) => void;
}) {
  const { column, at, place, rowId, value, words, issues, fault, doubt, on, disabled, onChange } = props;
  const { t } = useTranslation();
  const problems = [
    ...issues.map((issue) => issueSentence(t, issue)),
    ...(fault === null ? [] : [fault]),
    ...(doubt === null ? [] : [doubt]),
  ].join(' ');
  const problemsId = `cell-${rowId}-${column.name}-problems`;
  const wrong = fault !== null || issues.some((issue) => issue.severity === 'error');
  const box = {
    id: `cell-${rowId}-${column.name}`,
    label: t('typing:grid.cell', { column: column.label, row: at + 1 }),
    value,
    disabled,
    invalid: wrong,
    describedBy: problems === '' ? undefined : problemsId,
    onChange: (next: JsonValue) => onChange(rowId, column.name, next),
  };
  return (
    <td
      data-row={at}
      data-column={place}
      className={wrong ? 'grid-wrong' : issues.length > 0 || doubt !== null ? 'grid-doubt' : ''}
      title={problems === '' ? undefined : problems}
    >
      {column.field === null || words !== null ? (
        <span className="grid-words" tabIndex={-1}>
          {words}
        </span>
      ) : column.control === undefined ? (
        <FieldInput {...box} field={column.field} on={on} />
      ) : (
        column.control({ ...box, rowId })
      )}
      {problems === '' ? null : (
        <span id={problemsId} className="unseen">
          {problems}
        </span>
      )}
    </td>
  );
}, sameProps);

function placeOf(target: EventTarget): GridPlace | null {
  const cell = target instanceof Element ? target.closest('td') : null;
  const [row, column] = [cell?.dataset['row'], cell?.dataset['column']];
  return row === undefined || column === undefined ? null : { row: Number(row), column: Number(column) };
}

function cellAt(table: HTMLTableElement | null, { row, column }: GridPlace): HTMLElement | null {
  return table?.querySelector<HTMLElement>(`td[data-row="${row}"][data-column="${column}"]`) ?? null;
}

/** Moves the focus into a cell and selects what stands there, so that typing replaces it. */
function enter(cell: HTMLElement): void {
  const control = cell.querySelector<HTMLElement>(
    'input, textarea, button:not([tabindex="-1"]), button, .grid-words',
  );
  control?.focus();
  if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) control.select();
}

/** Where a key leads from a cell; null where it stays with the cell. */
function destination(event: KeyboardEvent, at: GridPlace): GridPlace | null {
  const { key, altKey, ctrlKey, metaKey, shiftKey, target } = event;
  if (altKey || ctrlKey || metaKey) return null;
  const text = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;
  if (key === 'Enter') {
    if (target instanceof HTMLButtonElement) return null;
    return { ...at, row: at.row + (shiftKey ? -1 : 1) };
  }
  if (shiftKey) return null;
  const isText = text !== null && text.type !== 'checkbox';
  const start = isText ? (text.selectionStart ?? 0) : 0;
  const end = isText ? (text.selectionEnd ?? 0) : 0;
  const length = isText ? text.value.length : 0;
  const whole = start === 0 && end === length;
  const lines = target instanceof HTMLTextAreaElement && target.value.includes('\n');
  switch (key) {
    case 'ArrowDown':
      return lines && end < length ? null : { ...at, row: at.row + 1 };
    case 'ArrowUp':
      return lines && start > 0 ? null : { ...at, row: at.row - 1 };
    case 'ArrowRight':
      return whole || (start === end && end === length) ? { ...at, column: at.column + 1 } : null;
    case 'ArrowLeft':
      return whole || (start === end && start === 0) ? { ...at, column: at.column - 1 } : null;
    default:
      return null;
  }
}

/** Whether a pasted text is several cells: a tab, or several lines where the cell itself takes but one. */
function isBlock(text: string, column: GridColumn | undefined): boolean {
  if (text.includes('\t')) return true;
  return column?.field?.kind !== 'longText' && text.trimEnd().includes('\n');
}

/** Lets a control settle what is being typed in it, and gives it the focus again. */
function leaveAndReturn(target: EventTarget): void {
  if (!(target instanceof HTMLElement)) return;
  target.blur();
  target.focus();
}
