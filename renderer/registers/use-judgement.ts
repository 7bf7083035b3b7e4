import { useCallback, useEffect, useRef, useState } from 'react';
import type { RecordView } from '../../shared/contract/records.ts';
import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { ClosedPeriod } from '../../shared/report/closed-period.ts';
import type { Issue } from '../../shared/registers/check.ts';
import type { AnyRecord } from '../../shared/registers/define-register.ts';
import type { Beginning } from '../../shared/registers/copies.ts';
import { withBeginning } from '../../shared/registers/edit-record.ts';
import { validateRecord } from '../../shared/registers/validate.ts';
import { useSession } from '../session/session.tsx';
import type { EditedRecord, Edits } from './use-edits.ts';

/** Milliseconds after the last change. */
const DELAY = 350;

interface Found {
  /** What it was found in. */
  readonly base: AnyRecord;
  readonly edits: Edits;
  readonly issues: readonly Issue[];
  readonly duplicates: readonly { readonly id: string; readonly code: string; readonly title: string }[];
  readonly closedPeriods: readonly ClosedPeriod[];
}

const nothing: Pick<Found, 'issues' | 'duplicates' | 'closedPeriods'> = {
  issues: [],
  duplicates: [],
  closedPeriods: [],
};

/** What the service finds in a record while it is typed: asked a moment after the last change; only the newest answer counts. */
export function useJudgement(
  name: OpenRegisterName,
  view: RecordView | null,
  base: AnyRecord,
  edited: EditedRecord,
  /** What a new record begins with and nobody typed. */
  beginning: Beginning,
): {
  readonly issues: readonly Issue[];
  readonly duplicates: Found['duplicates'];
  /** Closed periods that the record is counted in, as it is kept or typed. */
  readonly closedPeriods: readonly ClosedPeriod[];
  /** Those periods of what is typed right now; what is known of them where the service cannot be asked. */
  readonly closedNow: () => Promise<readonly ClosedPeriod[]>;
  /** Takes what a refused save found, in place of any answer that is still under way. */
  readonly refused: (issues: readonly Issue[]) => void;
} {
  const { client } = useSession();
  const { edits, record, dirty } = edited;
  const [found, setFound] = useState<Found | null>(null);
  const newest = useRef(0);
  const closedAsKept = view?.closedPeriods;
  useEffect(() => {
    newest.current += 1;
    if (!dirty) return undefined;
    const question = newest.current;
    const save = { register: name, id: base.id, ...withBeginning(beginning, edits) };
    const timer = setTimeout(() => {
      void client.records
        .judge({ register: name, save })
        .catch(() => ({
          ...nothing,
          closedPeriods: closedAsKept ?? [],
          issues: validateRecord(registerNamed(name), record),
        }))
        .then((answer) => {
          if (question === newest.current) setFound({ base, edits, ...answer });
        });
    }, DELAY);
    return () => clearTimeout(timer);
  }, [client, name, base, beginning, dirty, edits, record, closedAsKept]);
  // Until the next answer what was found before stands, unless all was taken back or saved since.
  const holds = found !== null && found.base === base && (dirty || found.edits === edits);
  const kept = { issues: view?.issues ?? [], closedPeriods: closedAsKept ?? [] };
  const { issues, duplicates, closedPeriods } = holds ? found : { ...nothing, ...kept };
  const refused = useCallback(
    (issues: readonly Issue[]): void => {
      newest.current += 1;
      setFound({ ...nothing, closedPeriods, base, edits, issues });
    },
    [base, edits, closedPeriods],
  );
  const closedNow = async (): Promise<readonly ClosedPeriod[]> => {
    // Its records are counted nowhere.
    if (registerNamed(name).report === undefined) return [];
    const save = { register: name, id: base.id, ...withBeginning(beginning, edits) };
    return client.records.judge({ register: name, save }).then(
      (answer) => answer.closedPeriods,
      () => closedPeriods,
    );
  };
  return { issues, duplicates, closedPeriods, closedNow, refused };
}
