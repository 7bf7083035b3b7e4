import { useEffect, useMemo } from 'react';
import { useSession } from './session.tsx';

/** Milliseconds after the last change. */
const DELAY = 400;
/** Signs that a draft may have; longer ones stay in the window only. */
const MOST = 2_000_000;

export interface DraftKeeper {
  /** Keeps what `content` then answers a moment later, unless other content or `forget` comes first; at once when the form is left. */
  keep(content: () => string, onKept?: () => void): void;
  /** Removes the draft, and with it what was about to be kept: a form that was saved does not come back as a draft. */
  forget(): void;
}

/** Keeps the draft of a form in the database, so that no typing is lost with a window or the service. */
export function useDraftKeeper(form: string): DraftKeeper {
  const { client } = useSession();
  const keeper = useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pending: (() => void) | null = null;
    const flush = (): void => {
      clearTimeout(timer);
      pending?.();
    };
    return {
      flush,
      keep(content: () => string, onKept?: () => void): void {
        clearTimeout(timer);
        pending = null;
        pending = () => {
          pending = null;
          const kept = content();
          if (kept.length > MOST) return;
          client.drafts.keep({ form, content: kept }).then(onKept, () => undefined);
        };
        timer = setTimeout(flush, DELAY);
      },
      forget(): void {
        clearTimeout(timer);
        pending = null;
        client.drafts.remove({ form }).catch(() => undefined);
      },
    };
  }, [client, form]);
  useEffect(() => keeper.flush, [keeper]);
  return keeper;
}
