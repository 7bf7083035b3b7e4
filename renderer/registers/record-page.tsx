import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { RecordView } from '../../shared/contract/records.ts';
import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { StartPurpose } from '../../shared/registers/continuation.ts';
import { blankRecord, withChanges } from '../../shared/registers/edit-record.ts';
import type { Beginning } from '../../shared/registers/copies.ts';
import { refusalOf, useSession } from '../session/session.tsx';
import { keepOpened } from './list-place.ts';
import { OpenRecord } from './open-record.tsx';

/** The page of one record, new or known: it reads the record, then shows its form. */
export function RecordPage(props: {
  readonly register: OpenRegisterName;
  readonly id: string;
  /** What a new record is begun for, and the record or occasion that it has to do with. */
  readonly purpose?: StartPurpose | null;
  readonly other?: string;
}) {
  const { register, id, purpose = null, other = '' } = props;
  const { client } = useSession();
  const definition = registerNamed(register);
  useEffect(() => keepOpened(register, id), [register, id]);
  const view = useQuery({
    queryKey: ['record', register, id],
    queryFn: async (): Promise<RecordView | null> => {
      try {
        return await client.records.read({ register, id });
      } catch (error) {
        // A new record has its id before it is first saved.
        if (refusalOf(error).code === 'record-not-found') return null;
        throw error;
      }
    },
  });
  const isNew = !view.isPending && (view.data ?? null) === null;
  const start = useQuery({
    queryKey: ['start', register, id],
    queryFn: () => client.records.start({ register, id, purpose, other }),
    enabled: isNew,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const blank = useMemo(
    () => withChanges(definition, blankRecord(definition, id), start.data ?? nothing),
    [definition, id, start.data],
  );
  const source = useMemo(() => (purpose === null ? null : { purpose, id: other }), [purpose, other]);
  if (view.isPending || (isNew && start.isPending)) return null;
  return (
    <OpenRecord
      register={register}
      view={view.data ?? null}
      base={view.data?.record ?? blank}
      beginning={isNew ? (start.data ?? nothing) : nothing}
      source={source}
      copiedFrom={isNew && purpose === 'copy' ? other : null}
      complete={isNew && purpose === 'followUp'}
    />
  );
}

const nothing: Beginning = { fields: {}, children: {} };
