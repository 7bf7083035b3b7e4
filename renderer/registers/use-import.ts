import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noDecisions, type Decisions, type ImportResult } from '../../shared/import/import-result.ts';
import { announce } from '../session/messages.tsx';
import { newId } from '../session/new-id.ts';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { useSavedMessage } from '../ui/use-saved-message.tsx';
import { importSentence } from './import-sentence.ts';

/** Milliseconds after the last key before what was typed is judged. */
const PAUSE = 500;

export interface ImportHow {
  readonly writeId: string;
  readonly dryRun: boolean;
  readonly skipBadRows: boolean;
  readonly decisions: Decisions;
}

/** A file on its way into a register: as it was judged, and what was decided about it. */
export interface ImportUnderWay {
  readonly file: File | null;
  readonly result: ImportResult | null;
  readonly decisions: Decisions;
  /** Judges the file anew, a moment after the last decision. */
  readonly decide: (decisions: Decisions) => void;
  /** Id of the reading under way; null for none. */
  readonly reading: string | null;
  /** Whether the result is not that of the decisions yet. */
  readonly waits: boolean;
  readonly begin: (file: File) => void;
  /** Writes what can be imported. */
  readonly take: () => void;
  /** Ends a reading that is under way. */
  readonly cancel: () => void;
}

/**
 * Has a file read and judged, again after each decision, and written on request.
 * @param onTaken all that the file holds was written, and nothing is left to be read about it.
 */
export function useImport(
  read: (file: File, how: ImportHow) => Promise<ImportResult>,
  onTaken: () => void,
): ImportUnderWay {
  const { t } = useTranslation();
  const { client } = useSession();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  const saved = useSavedMessage();
  const [file, setFile] = useState<File | null>(null);
  const [result, setResult] = useState<ImportResult | null>(null);
  const [decisions, setDecisions] = useState(noDecisions);
  /** What the result was judged with. */
  const [judgedWith, setJudgedWith] = useState(noDecisions);
  const [reading, setReading] = useState<string | null>(null);
  const current = useRef<string | null>(null);
  const cancel = (): void => {
    if (current.current !== null) void client.works.cancel({ id: current.current });
    current.current = null;
  };
  const run = async (chosen: File, how: Omit<ImportHow, 'writeId'>): Promise<void> => {
    const writeId = newId();
    // Nobody waits any more for what is still read.
    cancel();
    current.current = writeId;
    setReading(writeId);
    try {
      const outcome = await read(chosen, { writeId, ...how });
      // What was written is told also when the dialog was closed meanwhile.
      if (outcome.imported > 0) {
        await queries.invalidateQueries();
        saved(importSentence(t, outcome), outcome.saveId ?? writeId);
      }
      if (current.current !== writeId) return;
      setResult(outcome);
      setJudgedWith(how.decisions);
      if (outcome.imported === 0) announce(importSentence(t, outcome));
      else if (outcome.problems.length === 0) onTaken();
    } catch (error) {
      if (current.current !== writeId) return;
      // What cannot be judged is not asked again until something else is typed.
      setJudgedWith(how.decisions);
      tell(error);
    } finally {
      if (current.current === writeId) {
        current.current = null;
        setReading(null);
      }
    }
  };
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (file === null || decisions === judgedWith) return undefined;
    const timer = setTimeout(
      () => void latest.current(file, { dryRun: true, skipBadRows: false, decisions }),
      PAUSE,
    );
    return () => clearTimeout(timer);
  }, [file, decisions, judgedWith]);
  return {
    file,
    result,
    decisions,
    decide: setDecisions,
    reading,
    waits: reading !== null || decisions !== judgedWith,
    begin(chosen) {
      setFile(chosen);
      setResult(null);
      setDecisions(noDecisions);
      setJudgedWith(noDecisions);
      void run(chosen, { dryRun: true, skipBadRows: false, decisions: noDecisions });
    },
    take() {
      if (file !== null) void run(file, { dryRun: false, skipBadRows: true, decisions });
    },
    cancel,
  };
}
