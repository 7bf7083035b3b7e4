import { ORPCError } from '@orpc/client';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal, type RefusalDetail } from '../../shared/contract/refusal.ts';
import { refusalDetail } from '../../shared/contract/call.ts';
import type { AppStatus } from '../../shared/contract/app.ts';
import { refusalSentence } from '../../shared/i18n/translator.ts';
import { ReferenceIndex } from '../../shared/reference/find-reference.ts';
import type { ReferenceRow } from '../../shared/reference/reference-row.ts';
import type { Client, Connection } from './connection.ts';
import { announce, useMessages } from './messages.tsx';

export interface Session {
  readonly client: Client;
  readonly connection: Connection;
  readonly status: AppStatus;
  readonly reference: readonly ReferenceRow[];
  readonly index: ReferenceIndex;
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider(props: Omit<Session, 'index'> & { readonly children: ReactNode }) {
  const { client, connection, status, reference, children } = props;
  const index = useMemo(() => new ReferenceIndex(reference), [reference]);
  const session = useMemo(
    () => ({ client, connection, status, reference, index }),
    [client, connection, status, reference, index],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('No session');
  return session;
}

/** The refusal that a call was answered with; an unknown error becomes `unexpected`. */
export function refusalOf(error: unknown): RefusalDetail {
  if (error instanceof Refusal) return error.detail;
  if (error instanceof ORPCError && error.code === 'REFUSED') return refusalDetail.parse(error.data);
  return {
    code: 'unexpected',
    params: { reference: error instanceof Error ? error.message.slice(0, 60) : '-' },
    issues: [],
  };
}

/** Shows why something was not done, in the user's language. */
export function useTellRefusal(): (error: unknown) => RefusalDetail {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const messages = useMessages();
  return (error) => {
    const detail = refusalOf(error);
    // The status then asks what day it is.
    if (detail.code === 'clock-wrong') void queries.invalidateQueries({ queryKey: ['status'] });
    // Who stopped something sees that it stopped.
    if (detail.code === 'work-cancelled') announce(refusalSentence(t, detail));
    else messages.refused(refusalSentence(t, detail));
    return detail;
  };
}
