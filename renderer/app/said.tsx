import { App as AntApp } from 'antd';
import { useMemo, useSyncExternalStore, type ReactNode } from 'react';

/** What a reader of the screen is told, apart from what is seen: it stands in regions that are there from the start. */
interface Told {
  readonly calm: string;
  readonly urgent: string;
}

let told: Told = { calm: '', urgent: '' };
const listeners = new Set<() => void>();

/** Tells a reader of the screen; said twice, the same sentence is read twice. */
export function announce(sentence: string, urgency: keyof Told = 'calm'): void {
  // A region whose text stays the same is silent.
  const again = told[urgency] === sentence ? `${sentence}\u00A0` : sentence;
  told = { ...told, [urgency]: again };
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The two live regions of the window. */
export function Announcer() {
  const now = useSyncExternalStore(subscribe, () => told);
  return (
    <>
      <div className="unseen" role="status" aria-live="polite">
        {now.calm}
      </div>
      <div className="unseen" role="alert" aria-live="assertive">
        {now.urgent}
      </div>
    </>
  );
}

export interface Said {
  /** Something was done; `action` stands behind the sentence, such as a button that takes it back. */
  done(sentence: string, action?: ReactNode, key?: string): void;
  /** Something is needed first. */
  asked(sentence: string): void;
  /** Something was not done. */
  refused(sentence: string): void;
  takeBack(key: string): void;
}

/** Seconds that a sentence stays which offers something to do, or tells what was not done. */
const LONG = 8;

/** Tells at the top of the window what was done or not, to the eye and to a reader of the screen. */
export function useSaid(): Said {
  const { message } = AntApp.useApp();
  return useMemo(
    () => ({
      done(sentence, action, key) {
        announce(sentence);
        message.destroy('refused');
        void message.success({
          content: action === undefined ? sentence : <>{[sentence, ' ', action]}</>,
          ...(action === undefined ? {} : { duration: LONG }),
          ...(key === undefined ? {} : { key }),
        });
      },
      asked(sentence) {
        announce(sentence, 'urgent');
        void message.warning(sentence);
      },
      refused(sentence) {
        announce(sentence, 'urgent');
        void message.error({ content: sentence, duration: LONG, key: 'refused' });
      },
      takeBack: (key) => message.destroy(key),
    }),
    [message],
  );
}
