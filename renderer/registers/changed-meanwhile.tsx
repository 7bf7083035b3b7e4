import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { Issue } from '../../shared/registers/check.ts';
import { childRows, fieldValue, type AnyRecord } from '../../shared/registers/define-register.ts';
import { useSession } from '../session/session.tsx';
import { childLabel, columnLabel } from '../ui/labels.ts';
import { valueText } from '../ui/value-text.ts';

/** What another save changed since the version that this form began from. */
export interface Meanwhile {
  /** The version that holds those changes. */
  readonly version: string;
  /** A place each, with who changed it and when. */
  readonly issues: readonly Issue[];
}

/**
 * Shows beside each other what stands in the record by now and what was typed here, and asks which shall stand. Nothing
 * is saved before that.
 */
export function ChangedMeanwhile(props: {
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
  const line = ({ field, list, childId, params }: Issue): string => {
    const name = field ?? '';
    const fields = list === null ? register.fields : register.children[list]?.fields;
    const shown = (record: AnyRecord): string => {
      const holder = list === null ? record : childRows(record, list).find((row) => row.id === childId);
      const value = holder === undefined ? null : fieldValue(holder, name);
      return valueText(t, index, i18n.language, fields?.[name], value) || t('typing:meanwhile.empty');
    };
    return t('typing:meanwhile.line', {
      field: list === null ? columnLabel(t, register, name) : childLabel(t, register, list, name),
      theirs: shown(props.kept),
      mine: shown(props.typed),
      by: params['by'],
      at: new Date(String(params['at'])).toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' }),
    });
  };
  return (
    <Alert
      type="error"
      showIcon
      style={{ marginBottom: 8 }}
      title={t('typing:meanwhile.title')}
      description={
        <ul style={{ margin: 0, paddingInlineStart: 18 }}>
          {props.meanwhile.issues.map((issue) => (
            <li key={[issue.list, issue.childId, issue.field].join('/')}>{line(issue)}</li>
          ))}
        </ul>
      }
      action={
        <div style={{ display: 'grid', gap: 6 }}>
          <Button onClick={props.onTakeTheirs}>{t('typing:meanwhile.takeTheirs')}</Button>
          <Button onClick={props.onKeepMine}>{t('typing:meanwhile.keepMine')}</Button>
        </div>
      }
    />
  );
}
