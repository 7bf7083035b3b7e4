import { useEffect, useMemo } from 'react';
import { useSession, type Session } from './session.tsx';
import { typedForms } from './typed-forms.ts';

/** Milliseconds after the last change. */
const DELAY = 400;
/** Signs that a draft may have; longer ones stay in the window only. */
const MOST = 2_000_000;

export interface DraftKeeper {
  /**
   * Keeps what `content` then answers a moment later, unless other content or `forget` comes first. `onKept` is called
   * once it is kept, unless newer content waits by then.
   */
  keep(content: () => string, onKept?: () => void): void;
  /** Keeps at once what was about to be kept. */
  flush(): void;
  /** Removes the draft, and with it what was about to be kept: a form that was saved does not come back as a draft. */
  forget(): void;
}

/** Keeps the draft of a form in the database, at once when it is left, so that no typing is lost with a window or the service. */
export function useDraftKeeper(form: string): DraftKeeper {
  const { client } = useSession();
  const keeper = useMemo(() => {
    const own = draftKeeper(client.drafts, form);
    return {
      ...own,
      keep: (...asked: Parameters<DraftKeeper['keep']>): void => {
        typedForms.begin(form);
        own.keep(...asked);
      },
      forget: (): void => {
        typedForms.end(form);
        own.forget();
      },
    };
  }, [client, form]);
  useEffect(
    () => () => {
      keeper.flush();
      typedForms.end(form);
    },
    [keeper, form],
  );
  return keeper;
}

type Drafts = Pick<Session['client']['drafts'], 'keep' | 'remove'>;

export function draftKeeper(drafts: Drafts, form: string): DraftKeeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending: (() => void) | null = null;
  let newest = 0;
  const settle = (next: (() => void) | null): void => {
    clearTimeout(timer);
    pending = next;
  };
  const flush = (): void => {
    const due = pending;
    settle(null);
    due?.();
  };
  return {
    flush,
    keep(content, onKept) {
      newest += 1;
      const number = newest;
      const tell = (): void => {
        if (number === newest) onKept?.();
      };
      settle(() => {
        const kept = content();
        if (kept.length <= MOST) drafts.keep({ form, content: kept }).then(tell, () => undefined);
      });
      timer = setTimeout(flush, DELAY);
    },
    forget() {
      newest += 1;
      settle(null);
      drafts.remove({ form }).catch(() => undefined);
    },
  };
}
