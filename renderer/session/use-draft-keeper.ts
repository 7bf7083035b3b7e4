import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useSession, type Session } from './session.tsx';

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
  const queries = useQueryClient();
  const keeper = useMemo(
    // What lists the drafts may be shown by the time that the last of this one is kept.
    () => draftKeeper(client.drafts, form, () => void queries.invalidateQueries({ queryKey: ['drafts'] })),
    [client, form, queries],
  );
  useEffect(() => () => keeper.flush(), [keeper]);
  return keeper;
}

type Drafts = Pick<Session['client']['drafts'], 'keep' | 'remove'>;

/** @param onChange called whenever the draft was kept or removed. */
export function draftKeeper(
  drafts: Drafts,
  form: string,
  onChange: () => void = () => undefined,
): DraftKeeper {
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
        onChange();
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
      drafts.remove({ form }).then(onChange, () => undefined);
    },
  };
}
