import { CaretDownFilled } from '@ant-design/icons';
import {
  createContext,
  useContext,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { useTranslation } from 'react-i18next';
import { Popup } from './popup.tsx';
import { likely, type Suggestion } from './suggestions.ts';
import { TextBox, useTyping, type BoxProps } from './text-box.tsx';

/** Whether controls stand in a grid, where plain arrows move from cell to cell and Alt+arrow opens a list. */
export const InGrid = createContext(false);

/** True while an input method is still composing: its keys are its own. */
export const isComposing = (event: KeyboardEvent): boolean =>
  event.nativeEvent.isComposing || event.keyCode === 229;

/**
 * A line of text with a list of suggestions. Typing narrows the list and marks the likeliest; Enter or Tab takes what is
 * marked, Esc closes the list only, an arrow opens the whole list. What was typed is never rewritten while it is typed.
 */
export function Combobox(
  props: BoxProps & {
    /** What is kept, as it is shown. */
    readonly text: string;
    readonly rows: readonly Suggestion[];
    /** Every change of the text. */
    readonly onType: (text: string) => void;
    readonly onTake: (row: Suggestion) => void;
    /** The control is left with these words, which no row was taken for. */
    readonly onLeave?: ((text: string) => void) | undefined;
    /** What is said of the kept value behind it, such as that no catalogue has it. */
    readonly remark?: string | null | undefined;
    /** False: rows are found elsewhere for what is typed, and shown as they come. */
    readonly narrows?: boolean | undefined;
    /** False: typing opens no list; it opens by an arrow or the button. */
    readonly opensOnTyping?: boolean | undefined;
    /** False: typing marks no row, so that Enter and Tab keep what was typed; an arrow goes to the rows. */
    readonly marks?: boolean | undefined;
    /** True: a press on the text opens the list, as where only its rows may be chosen. */
    readonly opensOnPress?: boolean | undefined;
    /** True: the list stays open when a row is taken, as where several may be. */
    readonly staysOpen?: boolean | undefined;
    readonly onOpen?: (() => void) | undefined;
    /** Keys that this control has beside those of every combobox. */
    readonly onKey?:
      | ((event: KeyboardEvent<HTMLInputElement>, settle: (take: (text: string) => void) => void) => void)
      | undefined;
  },
) {
  const { text, rows, onType, onTake, onLeave, remark, narrows = true, opensOnTyping = true, onOpen } = props;
  const { t } = useTranslation();
  const inGrid = useContext(InGrid);
  const listId = useId();
  const frame = useRef<HTMLSpanElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const typing = useTyping(text);
  const [open, setOpen] = useState<'no' | 'whole' | 'typed'>('no');
  const [at, setAt] = useState(-1);
  const shown = open === 'no' ? [] : open === 'whole' || !narrows ? rows : likely(rows, typing.typed ?? text);
  const marked = shown[at];
  const isOpen = open !== 'no' && shown.length > 0;

  const show = (how: 'whole' | 'typed', mark: number): void => {
    if (open === 'no') onOpen?.();
    setOpen(how);
    setAt(mark);
  };
  const close = (): void => setOpen('no');
  const openWhole = (): void =>
    show(
      'whole',
      rows.findIndex((row) => row.label === typing.text),
    );
  const chosen = useRef(false);
  useLayoutEffect(() => {
    if (chosen.current && document.activeElement === input.current) input.current?.select();
    chosen.current = false;
  });
  const take = (row: Suggestion): void => {
    // What is typed next chooses anew instead of being added to the name.
    chosen.current = props.prefilled === 'always';
    typing.settle();
    if (props.staysOpen === true) show('whole', rows.indexOf(row));
    else close();
    onTake(row);
  };
  const type = (next: string): void => {
    typing.type(next);
    if (opensOnTyping && next.trim() !== '') show('typed', props.marks === false ? -1 : 0);
    else close();
    onType(next);
  };
  const leave = (): void => {
    close();
    if (typing.typed === null) return;
    typing.settle();
    onLeave?.(typing.typed);
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (isComposing(event)) return;
    const { key, altKey } = event;
    if ((key === 'ArrowDown' || key === 'ArrowUp') && !event.ctrlKey && !event.shiftKey) {
      if (isOpen && !altKey)
        setAt(Math.max(0, Math.min(shown.length - 1, at + (key === 'ArrowDown' ? 1 : -1))));
      else if (isOpen) close();
      else if (inGrid && !altKey) return;
      else openWhole();
      event.preventDefault();
      event.stopPropagation();
    } else if (key === 'F4' && !altKey && !event.ctrlKey) {
      if (isOpen) close();
      else openWhole();
      event.preventDefault();
    } else if (isOpen && (key === 'PageDown' || key === 'PageUp')) {
      setAt(Math.max(0, Math.min(shown.length - 1, at + (key === 'PageDown' ? 8 : -8))));
      event.preventDefault();
    } else if (isOpen && key === 'Escape') {
      close();
      event.preventDefault();
      event.stopPropagation();
    } else if (isOpen && marked !== undefined && key === 'Enter' && !event.ctrlKey) {
      take(marked);
      event.preventDefault();
      event.stopPropagation();
    } else if (isOpen && marked !== undefined && key === 'Tab') {
      take(marked);
      close();
    } else {
      props.onKey?.(event, (taken) => {
        close();
        typing.settle();
        taken(typing.text);
      });
    }
  };
  return (
    <span ref={frame} className="combobox">
      <TextBox
        {...props}
        value={typing.text}
        onValue={type}
        onLeave={leave}
        onKeyDown={keyDown}
        onMouseDown={
          props.opensOnPress === true && open === 'no' && props.disabled !== true ? openWhole : undefined
        }
        inputRef={input}
        aria={{
          role: 'combobox',
          'aria-expanded': isOpen,
          'aria-controls': isOpen ? listId : undefined,
          'aria-autocomplete': 'list',
          'aria-activedescendant': isOpen && marked !== undefined ? `${listId}-${at}` : undefined,
        }}
        tail={
          <>
            <span className="remark">{typing.typed === null ? remark : null}</span>
            <button
              type="button"
              className="box-button"
              tabIndex={-1}
              aria-label={t('typing:combobox.open')}
              disabled={props.disabled}
              onMouseDown={(event) => {
                // The press neither leaves the text nor asks for a second one.
                event.preventDefault();
                input.current?.focus();
                if (isOpen) close();
                else openWhole();
              }}
            >
              <CaretDownFilled />
            </button>
          </>
        }
      />
      {isOpen ? (
        <Popup anchor={frame}>
          <Rows id={listId} rows={shown} at={at} label={t('typing:combobox.list')} onTake={take} />
        </Popup>
      ) : null}
    </span>
  );
}

function Rows(props: {
  readonly id: string;
  readonly rows: readonly Suggestion[];
  readonly at: number;
  readonly label: string;
  readonly onTake: (row: Suggestion) => void;
}) {
  const { id, rows, at } = props;
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const panel = list.current;
    if (panel === null || rows.length === 0) return;
    const row = panel.children.item(Math.max(at, 0));
    if (!(row instanceof HTMLElement)) return;
    // Only the list scrolls, never the page behind it.
    if (row.offsetTop < panel.scrollTop) panel.scrollTop = row.offsetTop;
    else if (row.offsetTop + row.offsetHeight > panel.scrollTop + panel.clientHeight)
      panel.scrollTop = row.offsetTop + row.offsetHeight - panel.clientHeight;
  }, [at, rows]);
  return (
    <div ref={list} role="listbox" id={id} aria-label={props.label}>
      {rows.map((row, place) => (
        <div
          key={row.value}
          role="option"
          id={`${id}-${place}`}
          aria-selected={place === at}
          className={place === at ? 'suggested marked' : 'suggested'}
          onClick={() => props.onTake(row)}
        >
          {row.label}
        </div>
      ))}
    </div>
  );
}
