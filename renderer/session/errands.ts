import { useEffect, useRef } from 'react';

/** Something that whoever leads to a screen asks it to do, such as to open its import. It is asked once, of this window only. */
interface Errand {
  readonly what: 'import' | 'book' | 'field' | 'catalogue' | 'find' | 'help' | 'tour';
  /** Whom it is for: a register, a tab of the settings. */
  readonly of: string;
  /** The name of the field, the catalogue or the subject that it is about. */
  readonly about?: string;
}

/** Milliseconds after which an errand is forgotten: the user did not go where it was meant for. */
const STANDS = 20_000;

let waiting: (Errand & { readonly until: number }) | null = null;
const listeners = new Set<() => void>();

/** Asks the screen that is shown, or else the next one that knows how. */
export function sendErrand(errand: Errand): void {
  waiting = { ...errand, until: Date.now() + STANDS };
  for (const listener of listeners) listener();
}

/** Does errands while the component is shown, and the one that was waiting for it. */
export function useErrand(what: Errand['what'], of: string, does: (about: string) => void): void {
  const current = useRef(does);
  useEffect(() => {
    current.current = does;
  });
  useEffect(() => {
    const look = (): void => {
      if (waiting === null || waiting.what !== what || waiting.of !== of) return;
      const { about = '', until } = waiting;
      waiting = null;
      if (Date.now() < until) current.current(about);
    };
    look();
    listeners.add(look);
    return () => void listeners.delete(look);
  }, [what, of]);
}
