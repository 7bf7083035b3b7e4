import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RefusalDetail } from '../../shared/contract/refusal.ts';
import { readable } from '../../shared/i18n/translator.ts';
import type { Issue } from '../../shared/registers/check.ts';

/** What another save changed since the version that a form began from. */
export interface Meanwhile {
  /** The version that holds those changes. */
  readonly version: string;
  /** A place each, with who changed it and when. */
  readonly issues: readonly Issue[];
}

/** What a refused save tells of other saves; null where it was refused for something else. */
export function meanwhileOf({ code, params, issues }: RefusalDetail): Meanwhile | null {
  return code === 'changed-meanwhile' ? { version: String(params['version']), issues } : null;
}

/** One field that was changed meanwhile, in words. */
export interface ChangedField {
  readonly issue: Issue;
  readonly label: string;
  /** What is kept by now. */
  readonly theirs: string;
  /** What was typed. */
  readonly mine: string;
}

/**
 * Shows beside each other what is kept by now and what was typed here, and asks which shall stand. Nothing is saved
 * before that.
 */
export function ChangedMeanwhile(props: {
  readonly fields: readonly ChangedField[];
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}) {
  const { t } = useTranslation();
  const line = ({ issue, label, theirs, mine }: ChangedField): string =>
    t('typing:meanwhile.line', {
      field: label,
      theirs: theirs || t('typing:meanwhile.empty'),
      mine: mine || t('typing:meanwhile.empty'),
      ...readable(issue.params),
    });
  return (
    <Alert
      type="error"
      showIcon
      style={{ marginBottom: 8 }}
      title={t('typing:meanwhile.title')}
      // Below the text: beside it they would leave it no room in a narrow column.
      description={
        <>
          <ul style={{ margin: '0 0 8px', paddingInlineStart: 18 }}>
            {props.fields.map((field) => (
              <li key={[field.issue.list, field.issue.childId, field.issue.field, field.label].join('/')}>
                {line(field)}
              </li>
            ))}
          </ul>
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 6 }}>
            <Button onClick={props.onTakeTheirs}>{t('typing:meanwhile.takeTheirs')}</Button>
            <Button onClick={props.onKeepMine}>{t('typing:meanwhile.keepMine')}</Button>
          </div>
        </>
      }
    />
  );
}
