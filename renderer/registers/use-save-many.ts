import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RecordFaults } from '../../shared/contract/refusal.ts';
import type { OpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { ManySave } from '../../shared/registers/save-request.ts';
import { useCall } from '../session/use-call.ts';
import { refusalOf, useTellRefusal } from '../session/session.tsx';
import { useSavedMessage } from '../ui/use-saved-message.tsx';
import { useSavingMany } from './identity-question.tsx';
import type { Mark } from './list-marks.ts';

/** Changes the same in all marked records, as one save that one press takes back. */
export function useSaveMany(register: OpenRegisterName): {
  readonly busy: boolean;
  /** What kept the last try out, by record; empty: nothing did. */
  readonly faults: readonly RecordFaults[];
  readonly forgetFaults: () => void;
  /** @returns whether it was saved. */
  readonly save: (
    marks: readonly Mark[],
    change: Pick<ManySave, 'fields' | 'withdrawn'>,
    sentence: string,
  ) => Promise<boolean>;
} {
  const queries = useQueryClient();
  const tell = useTellRefusal();
  const showSaved = useSavedMessage();
  const callOf = useCall<ManySave>();
  const [busy, setBusy] = useState(false);
  const sendMany = useSavingMany(setBusy);
  const [faults, setFaults] = useState<readonly RecordFaults[]>([]);
  return {
    busy,
    faults,
    forgetFaults: () => setFaults([]),
    async save(marks, change, sentence) {
      if (busy) return false;
      setBusy(true);
      const many = { register, records: marks.map(({ id, version }) => ({ id, version })), ...change };
      const { writeId, request } = callOf(many, () => many);
      try {
        const { saveId } = await sendMany({ writeId, ...request });
        await queries.invalidateQueries();
        showSaved(sentence, saveId);
        return true;
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal.records === undefined) tell(error);
        setFaults(refusal.records ?? []);
        // What another window wrote is seen before anything is tried again.
        if (refusal.code === 'changed-meanwhile') await queries.invalidateQueries();
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
