import type { ReadNotice } from '../../shared/contract/notices.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { FileReference } from '../../shared/registers/field.ts';
import { useSession } from '../session/session.tsx';
import { useDraftKeeper } from '../session/use-draft-keeper.ts';
import { draftOf, proposalOf, type DocumentDraft, type Proposal } from './proposals.ts';

/** A notice that was read and is being checked, with all that was changed since. */
export interface Reading {
  readonly notice: ReadNotice;
  /** The record of the same document; null where it is new. */
  readonly document: string | null;
  /** How many of its tasks are recorded already. */
  readonly known: number;
  /** The file that was read; null for a pasted text. */
  readonly file: FileReference | null;
  readonly draft: DocumentDraft;
  readonly list: readonly Proposal[];
}

const FORM = 'notice-reading';

export const readingOf = (
  notice: ReadNotice,
  document: string | null,
  known: number,
  file: FileReference | null,
): Reading => ({
  notice,
  document,
  known,
  file,
  draft: draftOf(notice),
  list: notice.tasks.map(proposalOf),
});

/** Keeps what is being checked in the database, so that it outlives the screen, the window and the service. */
export function useNoticeDraft(): {
  readonly reading: Reading | null;
  /** Whether the reading was found from before. */
  readonly recovered: boolean;
  /** Whether all that was changed is kept by now. */
  readonly kept: boolean;
  readonly start: (reading: Reading) => void;
  readonly change: (edit: (before: Reading) => Reading) => void;
  readonly end: () => void;
} {
  const { client } = useSession();
  const [reading, setReading] = useState<Reading | null>(null);
  const [recovered, setRecovered] = useState(false);
  const [kept, setKept] = useState(false);
  const started = useRef(false);
  const keeper = useDraftKeeper(FORM);

  useEffect(() => {
    let stopped = false;
    client.drafts.read({ form: FORM }).then(
      ({ content }) => {
        if (stopped || started.current || content === null) return;
        setReading(JSON.parse(content) as Reading);
        setRecovered(true);
      },
      () => undefined,
    );
    return () => {
      stopped = true;
    };
  }, [client]);

  useEffect(() => {
    if (reading === null) return;
    setKept(false);
    keeper.keep(
      () => JSON.stringify(reading),
      () => setKept(true),
    );
  }, [keeper, reading]);

  const start = useCallback((next: Reading): void => {
    started.current = true;
    setRecovered(false);
    setReading(next);
  }, []);
  const change = useCallback(
    (edit: (before: Reading) => Reading): void =>
      setReading((before) => (before === null ? null : edit(before))),
    [],
  );
  const end = useCallback((): void => {
    setReading(null);
    setRecovered(false);
    keeper.forget();
  }, [keeper]);
  return { reading, recovered, kept, start, change, end };
}
