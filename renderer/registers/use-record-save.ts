import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { issueSentence } from '../../shared/i18n/translator.ts';
import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { Issue } from '../../shared/registers/check.ts';
import type { AnyRecord } from '../../shared/registers/define-register.ts';
import type { Beginning } from '../../shared/registers/copies.ts';
import { withBeginning } from '../../shared/registers/edit-record.ts';
import { newId } from '../session/new-id.ts';
import { announce } from '../session/messages.tsx';
import { useTellRefusal } from '../session/session.tsx';
import { useSavedMessage } from '../ui/use-saved-message.tsx';
import { childLabel, columnLabel } from '../ui/labels.ts';
import { meanwhileOf, type Meanwhile } from '../ui/changed-meanwhile.tsx';
import { useSaving } from './identity-question.tsx';
import { sourceSave, type RecordSource } from './linked-records.tsx';
import type { EditedRecord } from './use-edits.ts';

/** Saves what was typed into a record, and tells a reader of the screen what a refused save found. */
export function useRecordSave(
  name: OpenRegisterName,
  base: AnyRecord,
  edited: EditedRecord,
  options: {
    /** What a new record begins with and nobody typed: saved with the first save. */
    readonly beginning: Beginning;
    /** What the new record is begun from; null for nothing, and for one that is kept. */
    readonly source: RecordSource | null;
    readonly onFaults: (issues: readonly Issue[]) => void;
  },
): {
  readonly saving: boolean;
  /**
   * Answers whether it was saved.
   * @param basedOn the version that is known by now; without it the one that the typing began from.
   */
  readonly save: (basedOn?: string) => Promise<boolean>;
  /** What another save changed meanwhile; null where nothing was refused for that. */
  readonly meanwhile: Meanwhile | null;
  /** Lets the other save's values stand. */
  readonly takeTheirs: () => void;
} {
  const { beginning, source, onFaults } = options;
  const register = registerNamed(name);
  const { t } = useTranslation();
  const showSaved = useSavedMessage();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  const [saving, setSaving] = useState(false);
  const sendSave = useSaving(setSaving);
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null);
  const labelOf = (issue: Issue): string => {
    if (issue.list !== null) {
      return issue.field === null
        ? t(`registers:${register.key}.children.${issue.list}.title`)
        : childLabel(t, register, issue.list, issue.field);
    }
    return issue.field === null ? '' : columnLabel(t, register, issue.field);
  };
  const save = async (known?: string): Promise<boolean> => {
    setSaving(true);
    const { edits } = edited;
    const basedOn = known ?? edits.basedOn;
    try {
      const { records, saveId } = await sendSave({
        writeId: newId(),
        saves: [
          {
            register: name,
            id: base.id,
            ...withBeginning(beginning, edits),
            ...(basedOn === undefined ? {} : { basedOn }),
          },
          ...sourceSave(name, edited.record, source),
        ],
      });
      // The record is read anew before what was typed is let go: nothing on the screen jumps back in between.
      await queries.invalidateQueries();
      setMeanwhile(null);
      edited.settle(edits, records[0]?.version ?? '');
      showSaved(t('record.saved', { code: records[0]?.code ?? '' }), saveId);
      return true;
    } catch (error) {
      const refusal = tell(error);
      const { issues } = refusal;
      const changed = meanwhileOf(refusal);
      if (changed !== null) {
        await queries.invalidateQueries();
        setMeanwhile(changed);
        return false;
      }
      if (issues.length === 0) return false;
      onFaults(issues);
      announce(
        issues
          .filter((issue) => issue.severity === 'error')
          .map((issue) => `${labelOf(issue)} ${issueSentence(t, issue)}`.trim())
          .join(' '),
        'refused',
      );
      return false;
    } finally {
      setSaving(false);
    }
  };
  const takeTheirs = (): void => {
    if (meanwhile !== null) edited.drop(meanwhile.issues, meanwhile.version);
    setMeanwhile(null);
  };
  return { saving, save, meanwhile, takeTheirs };
}
