import { useTranslation } from 'react-i18next';
import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { Issue } from '../../shared/registers/check.ts';
import { childRows, fieldValue, type AnyRecord } from '../../shared/registers/define-register.ts';
import { useSession } from '../session/session.tsx';
import { ChangedMeanwhile, type ChangedField, type Meanwhile } from '../ui/changed-meanwhile.tsx';
import { childLabel, columnLabel } from '../ui/labels.ts';
import { valueText } from '../ui/value-text.ts';

/** Asks which shall stand of what was typed into a record and what another save put there meanwhile. */
export function RecordChangedMeanwhile(props: {
  readonly register: OpenRegisterName;
  readonly meanwhile: Meanwhile;
  /** The record as it is kept by now. */
  readonly kept: AnyRecord;
  /** The record with what was typed. */
  readonly typed: AnyRecord;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}) {
  const register = registerNamed(props.register);
  const { t, i18n } = useTranslation();
  const { index } = useSession();
  const inWords = (issue: Issue): ChangedField => {
    const { field, list, childId } = issue;
    const name = field ?? '';
    const fields = list === null ? register.fields : register.children[list]?.fields;
    const shown = (record: AnyRecord): string => {
      const holder = list === null ? record : childRows(record, list).find((row) => row.id === childId);
      const value = holder === undefined ? null : fieldValue(holder, name);
      return valueText(t, index, i18n.language, fields?.[name], value);
    };
    return {
      issue,
      label: list === null ? columnLabel(t, register, name) : childLabel(t, register, list, name),
      theirs: shown(props.kept),
      mine: shown(props.typed),
    };
  };
  return (
    <ChangedMeanwhile
      fields={props.meanwhile.issues.map(inWords)}
      onKeepMine={props.onKeepMine}
      onTakeTheirs={props.onTakeTheirs}
    />
  );
}
