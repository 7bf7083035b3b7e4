import { useCallback, useEffect, useRef, useState } from 'react';
import * as z from 'zod';
import { readNotice, type ReadNotice } from '../../shared/contract/notices.ts';
import { file } from '../../shared/contract/schemas.ts';
import { noticeForm } from '../../shared/registers/draft-forms.ts';
import type { FileReference } from '../../shared/registers/field.ts';
import { useReadDraft } from '../ui/unfit-draft.tsx';
import { useSession } from '../session/session.tsx';
import { useDraftKeeper } from '../session/use-draft-keeper.ts';
import type { ReferenceIndex } from '../../shared/reference/find-reference.ts';
import { isOurs } from '../../shared/registers/task/our-task.ts';
import { draftOf, proposalOf, type Proposal } from './proposals.ts';
import type { CheckedDocument } from '../../shared/registers/task/checked-notice.ts';

/** As the service answers a reading. */
interface NoticeAnswer {
  readonly notice: ReadNotice;
  readonly document: { readonly id: string } | null;
  readonly known: number;
  readonly own: string;
}

/** A notice that was read and is being checked, with all that was changed since. */
export interface Reading {
  readonly notice: ReadNotice;
  /** The record of the same document; null where it is new. */
  readonly document: string | null;
  /** How many of its tasks are recorded already. */
  readonly known: number;
  /** The department's name; empty in a draft of an earlier version. */
  readonly own: string;
  /** The file that was read; null for a pasted text. */
  readonly file: FileReference | null;
  readonly draft: CheckedDocument;
  readonly list: readonly Proposal[];
}

const typed = z.string().nullable();
const checked = z.object({
  id: z.string(),
  ref: z.string(),
  text: z.string(),
  lead: z.string(),
  cooperating: z.string(),
  due: typed,
  dueText: z.string(),
});
const readingDraft = z
  .object({
    notice: readNotice,
    document: z.string().nullable(),
    known: z.number(),
    own: z.string().default(''),
    file: file.nullable(),
    draft: z.object({
      number: z.string(),
      date: typed,
      issuer: z.string(),
      abstract: z.string(),
      signer: z.string(),
    }),
    list: z
      .array(checked.extend({ taken: z.boolean(), parts: z.array(checked).readonly().default([]) }))
      .readonly(),
  })
  .readonly() satisfies z.ZodType<Reading>;

/** What was read, the tasks of other agencies not taken. */
export function readingOf(
  { notice, document, known, own }: NoticeAnswer,
  file: FileReference | null,
  index: ReferenceIndex,
): Reading {
  return {
    notice,
    document: document?.id ?? null,
    known,
    own,
    file,
    draft: draftOf(notice),
    list: notice.tasks
      .map(proposalOf)
      .map((proposal) => ({ ...proposal, taken: isOurs(proposal, own, index) })),
  };
}

/** Keeps what is being checked in the database, so that it outlives the screen, the window and the service. */
export function useNoticeDraft(): {
  readonly reading: Reading | null;
  /** Whether the reading was found from before. */
  readonly recovered: boolean;
  /** Whether anything was changed since it was read, or found from before. */
  readonly changed: boolean;
  /** Whether all that was changed is kept by now. */
  readonly kept: boolean;
  readonly start: (reading: Reading) => void;
  readonly change: (edit: (before: Reading) => Reading) => void;
  readonly end: () => void;
} {
  const { client } = useSession();
  const [reading, setReading] = useState<Reading | null>(null);
  const [recovered, setRecovered] = useState(false);
  /** The reading as it was read or found. */
  const [first, setFirst] = useState<Reading | null>(null);
  /** The reading as it is kept by now. */
  const [keptReading, setKeptReading] = useState<Reading | null>(null);
  const started = useRef(false);
  const keeper = useDraftKeeper(noticeForm);
  const readDraft = useReadDraft();

  useEffect(() => {
    let stopped = false;
    client.drafts.read({ form: noticeForm }).then(
      ({ content }) => {
        const draft = readDraft(readingDraft, content);
        if (stopped || started.current || draft === null) return;
        setReading(draft);
        setFirst(draft);
        setRecovered(true);
      },
      () => undefined,
    );
    return () => {
      stopped = true;
    };
  }, [client, readDraft]);

  useEffect(() => {
    if (reading === null) return;
    keeper.keep(
      () => JSON.stringify(reading),
      () => setKeptReading(reading),
    );
  }, [keeper, reading]);

  const start = useCallback((next: Reading): void => {
    started.current = true;
    setRecovered(false);
    setReading(next);
    setFirst(next);
  }, []);
  const change = useCallback(
    (edit: (before: Reading) => Reading): void =>
      setReading((before) => (before === null ? null : edit(before))),
    [],
  );
  const end = useCallback((): void => {
    setReading(null);
    setFirst(null);
    setRecovered(false);
    keeper.forget();
  }, [keeper]);
  const kept = keptReading === reading;
  const changed = reading !== first;
  return { reading, recovered, changed, kept, start, change, end };
}
