import {
  CheckCircleFilled,
  CloseCircleFilled,
  CloseOutlined,
  ExclamationCircleFilled,
} from '@ant-design/icons';
import { useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Message {
  readonly key: string;
  readonly kind: 'done' | 'asked' | 'refused';
  readonly text: string;
  readonly action: ReactNode;
  /** It is seen elsewhere already, and here only heard. */
  readonly unseen?: true;
}

let standing: readonly Message[] = [];
const listeners = new Set<() => void>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();

/** Milliseconds that a sentence stays; longer where it offers something to do, or tells what was not done. */
const SHORT = 3_000;
const LONG = 8_000;

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
  timers.set(
    key,
    setTimeout(() => takeBack(key), milliseconds),
  );
}

function show(sentence: Message): void {
  change([...standing.filter((one) => one.key !== sentence.key), sentence]);
  stay(sentence.key, sentence.kind === 'done' && sentence.action === null ? SHORT : LONG);
}

const messages = {
  /** Something was done; `action` stands behind the sentence, such as a button that takes it back. */
  done(text: string, action: ReactNode = null, key: string = text): void {
    takeBack('refused');
    show({ key, kind: 'done', text, action });
  },
  /** Something is needed first. */
  asked: (text: string): void => show({ key: 'refused', kind: 'asked', text, action: null }),
  /** Something was not done. */
  refused: (text: string): void => show({ key: 'refused', kind: 'refused', text, action: null }),
  takeBack,
} as const;

let heard = 0;

/** Tells a reader of the screen only, of what the eye sees at its own place. */
export function announce(text: string, kind: 'done' | 'refused' = 'done'): void {
  heard += 1;
  // With a key of its own: told twice, a sentence is read twice.
  show({ key: `heard-${heard}`, kind, text, action: null, unseen: true });
}

/** Tells at the top of the window what was done or not, to the eye and to a reader of the screen. */
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

/** Where sentences stand: in two regions that are there from the start, so that a reader of the screen hears what comes. */
export function Messages() {
  const sentences = useSyncExternalStore(subscribe, () => standing);
  return (
    <div className="messages">
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
