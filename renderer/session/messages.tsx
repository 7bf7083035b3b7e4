import {
  CheckCircleFilled,
  CloseCircleFilled,
  CloseOutlined,
  ExclamationCircleFilled,
} from '@ant-design/icons';
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isRecordAddress } from './routes.ts';
import { useKeys } from './use-keys.ts';
import './messages.css';

interface Message {
  readonly key: string;
  readonly kind: 'done' | 'asked' | 'refused';
  readonly text: string;
  readonly action: ReactNode;
  /** The address at which what it offers was offered; null where it offers nothing. */
  readonly at: string | null;
  /** What it offers is for the screen that it was offered on only, not for a list that follows it. */
  readonly here?: boolean;
  /** It tells what is under way, and stays until it is taken back. */
  readonly underWay?: true;
  /** It is seen elsewhere already, and here only heard. */
  readonly unseen?: true;
}

let standing: readonly Message[] = [];
const listeners = new Set<() => void>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();

/** Milliseconds that a sentence stays; longer where it offers something to do, or tells what was not done. */
const SHORT = 3_000;
const LONG = 8_000;
/** Signs of a sentence that is read in the short time. */
const BRIEF = 70;

function change(next: readonly Message[]): void {
  standing = next;
  for (const listener of listeners) listener();
}

function takeBack(key: string): void {
  clearTimeout(timers.get(key));
  timers.delete(key);
  change(standing.filter((one) => one.key !== key));
}

function stay(key: string, milliseconds: number): void {
  clearTimeout(timers.get(key));
  if (standing.some((one) => one.key === key && one.underWay === true)) return;
  timers.set(
    key,
    setTimeout(() => takeBack(key), milliseconds),
  );
}

function show(sentence: Message): void {
  // One sentence of what was done is seen at a time: the newest, as a line at the bottom of the window has room for one.
  const isReplaced = (one: Message): boolean =>
    one.key === sentence.key ||
    (sentence.unseen !== true && one.unseen !== true && one.kind === 'done' && sentence.kind === 'done');
  change([...standing.filter((one) => !isReplaced(one)), sentence]);
  stay(
    sentence.key,
    sentence.kind === 'done' && sentence.action === null && sentence.text.length < BRIEF ? SHORT : LONG,
  );
}

const messages = {
  /** Something was done; `action` stands behind the sentence, such as a button that takes it back. */
  done(text: string, action: ReactNode = null, key: string = text, here = false): void {
    takeBack('refused');
    show({ key, kind: 'done', text, action, at: action === null ? null : window.location.hash, here });
  },
  /** Something is under way; `progress` shows how far. It stays until it is taken back or replaced. */
  underWay(text: string, progress: ReactNode, key: string): void {
    // A reader of the screen hears it once, not each step.
    const seen = <div aria-live="off">{progress}</div>;
    show({ key, kind: 'done', text, action: seen, at: null, underWay: true });
  },
  /** Something is needed first. */
  asked: (text: string): void => show({ key: 'refused', kind: 'asked', text, action: null, at: null }),
  /** Something was not done. */
  refused: (text: string): void => show({ key: 'refused', kind: 'refused', text, action: null, at: null }),
  takeBack,
} as const;

let heard = 0;

/** Tells a reader of the screen only, of what the eye sees at its own place. */
export function announce(text: string, kind: 'done' | 'refused' = 'done'): void {
  heard += 1;
  // With a key of its own: told twice, a sentence is read twice.
  show({ key: `heard-${heard}`, kind, text, action: null, at: null, unseen: true });
}

/** Tells at the bottom of the window what was done or not, to the eye and to a reader of the screen. */
export function useMessages(): typeof messages {
  return messages;
}

const icons = {
  done: <CheckCircleFilled style={{ color: '#237804' }} />,
  asked: <ExclamationCircleFilled style={{ color: '#ad4e00' }} />,
  refused: <CloseCircleFilled style={{ color: '#a8071a' }} />,
} as const;

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What is offered for one record never stands over another one. */
function takeBackOffers(): void {
  const { hash } = window.location;
  const left = standing.filter(
    (one) => one.at === null || one.at === hash || !(one.here === true || isRecordAddress(hash)),
  );
  if (left.length < standing.length) change(left);
}

/**
 * Where sentences stand: a line of its own at the bottom of the window, which covers nothing, with two regions that are
 * there from the start, so that a reader of the screen hears what comes. F6 goes to what it offers, and Esc back.
 */
export function Messages() {
  const sentences = useSyncExternalStore(subscribe, () => standing);
  const strip = useRef<HTMLDivElement>(null);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    window.addEventListener('hashchange', takeBackOffers);
    return () => window.removeEventListener('hashchange', takeBackOffers);
  }, []);
  // Dialogs and drawers end where the line begins, however high it is.
  useLayoutEffect(() => {
    const { current } = strip;
    if (current === null) return undefined;
    const observer = new ResizeObserver(() =>
      document.documentElement.style.setProperty('--messages-height', `${current.offsetHeight}px`),
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  useKeys({
    F6: () => {
      const button = strip.current?.querySelector('button');
      if (button === undefined || button === null) return;
      before.current = document.activeElement;
      button.focus();
    },
  });
  return (
    <div
      className="messages"
      ref={strip}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !(before.current instanceof HTMLElement)) return;
        event.stopPropagation();
        event.preventDefault();
        before.current.focus();
      }}
    >
      <div role="status" aria-live="polite">
        {sentences
          .filter((one) => one.kind === 'done')
          .map((one) => (
            <Shown key={one.key} sentence={one} />
          ))}
      </div>
      <div role="alert" aria-live="assertive">
        {sentences
          .filter((one) => one.kind !== 'done')
          .map((one) => (
            <Shown key={one.key} sentence={one} />
          ))}
      </div>
    </div>
  );
}

function Shown({ sentence }: { readonly sentence: Message }) {
  const { t } = useTranslation();
  const { key, kind, text, action } = sentence;
  // Written by the style sheet: what is seen at its own place already is not a second time among the texts of the page.
  if (sentence.unseen === true) return <p className="unseen heard" data-message={text} />;
  return (
    <div
      className="message"
      // What is being read or reached for does not go.
      onMouseEnter={() => clearTimeout(timers.get(key))}
      onMouseLeave={() => stay(key, SHORT)}
      onFocus={() => clearTimeout(timers.get(key))}
      onBlur={() => stay(key, SHORT)}
    >
      {icons[kind]}
      <span>{text}</span>
      {action}
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('typing:messages.close')}
        onClick={() => takeBack(key)}
      >
        <CloseOutlined />
      </button>
    </div>
  );
}
