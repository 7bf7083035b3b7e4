import { SearchOutlined } from '@ant-design/icons';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { openRegisterNames, registerNamed } from '../../shared/registers/all-registers.ts';
import { isComposing } from '../ui/combobox.tsx';
import { FoundRows } from './found-rows.tsx';
import './find.css';
import type { FindEntry } from './match-entries.ts';
import { useFound, type Scope } from './use-found.ts';

/** Rows that PageUp and PageDown go past. */
const PAGE = 8;
const scopes: readonly Scope[] = [null, ...openRegisterNames];

const bringIntoView = (button: HTMLElement | null): void =>
  button?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

/** The box itself. The focus never leaves its text; on closing it is given back to where it was. */
export function FindBox(props: {
  readonly entries: readonly FindEntry[];
  readonly recent: readonly string[];
  readonly go: (address: string) => void;
  readonly onClose: () => void;
}) {
  const { entries, recent, go, onClose } = props;
  const { t } = useTranslation();
  const listId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [scope, setScope] = useState<Scope>(null);
  const [at, setAt] = useState(0);
  const { groups, answered, isCurrent, isCut, failed, whenCurrent } = useFound({
    typed,
    scope,
    entries,
    recent,
    go,
  });
  useEffect(() => {
    // Opened so, it stands above every other dialog, and the browser gives the focus back.
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const rows = groups.flatMap((group) => group.rows);
  const marked = Math.min(at, rows.length - 1);
  const close = (): void => {
    dialog.current?.close();
    onClose();
  };
  const take = (run: (() => void) | undefined): void => {
    if (run === undefined) return;
    close();
    run();
  };
  const narrow = (by: 1 | -1): void => {
    setScope(scopes.at((scopes.indexOf(scope) + by) % scopes.length) ?? null);
    setAt(0);
  };
  const move = (by: number): void => setAt(Math.max(0, Math.min(rows.length - 1, marked + by)));
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    PageDown: () => move(PAGE),
    PageUp: () => move(-PAGE),
    // What is opened is what was asked for last, even where its answer is still to come.
    Enter: () => (isCurrent ? take(rows[marked]?.run) : whenCurrent(take)),
    Escape: close,
  };
  const keyDown = (event: KeyboardEvent): void => {
    // No key reaches the screen below but those of the help.
    if (event.key !== 'F1') event.stopPropagation();
    if (isComposing(event)) return;
    if (event.key === 'Tab') narrow(event.shiftKey ? -1 : 1);
    else if (event.ctrlKey || event.metaKey) {
      if (!['k', 's', 'p'].includes(event.key.toLowerCase())) return;
    } else if (event.altKey || keys[event.key] === undefined) return;
    else keys[event.key]?.();
    event.preventDefault();
  };
  const scopeName = (one: Scope): string =>
    one === null ? t('find:all') : t(`registers:${registerNamed(one).key}.title`);
  const told = failed
    ? t('find:failed')
    : rows.length === 0
      ? t('find:none')
      : t(isCut ? 'find:first' : 'find:count', { count: rows.length, scope: scopeName(scope) });
  return (
    <dialog
      ref={dialog}
      className="find"
      aria-label={t('find:title')}
      onKeyDown={keyDown}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onMouseDown={(event) => {
        // A press beside the box closes it; one in it leaves the focus in the text.
        if (event.target === dialog.current) close();
        else if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
      }}
    >
      <div className="find-panel">
        <div className="find-text">
          <SearchOutlined />
          <input
            type="text"
            role="combobox"
            autoFocus
            spellCheck={false}
            autoComplete="off"
            maxLength={200}
            aria-label={t('find:title')}
            aria-expanded={rows.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={rows.length > 0 ? `${listId}-${marked}` : undefined}
            placeholder={t('find:placeholder')}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setAt(0);
            }}
          />
        </div>
        <div className="find-scopes" role="group" aria-label={t('find:within')}>
          {scopes.map((one) => (
            <button
              key={one ?? ''}
              ref={one === scope ? bringIntoView : undefined}
              type="button"
              tabIndex={-1}
              aria-pressed={one === scope}
              onClick={() => {
                setScope(one);
                setAt(0);
              }}
            >
              {scopeName(one)}
            </button>
          ))}
        </div>
        <FoundRows
          key={answered}
          id={listId}
          groups={groups}
          at={marked}
          onMark={setAt}
          onTake={(row) => (isCurrent ? take(row.run) : undefined)}
        />
        <div className="find-foot">
          <span role="status">{isCurrent ? told : ''}</span>
          <span>{t('find:keys')}</span>
        </div>
      </div>
    </dialog>
  );
}
