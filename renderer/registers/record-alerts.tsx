import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { issueSentence } from '../../shared/i18n/translator.ts';
import type { OpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { Issue } from '../../shared/registers/check.ts';
import type { AnyRecord } from '../../shared/registers/define-register.ts';
import type { EditedRecord } from './use-edits.ts';

/** What is told of a record above its form: that it is withdrawn, a draft that was found, records like it, issues of no field. */
export function RecordAlerts(props: {
  readonly register: OpenRegisterName;
  readonly record: AnyRecord;
  readonly edited: EditedRecord;
  readonly duplicates: readonly { readonly id: string; readonly code: string; readonly title: string }[];
  readonly issues: readonly Issue[];
}) {
  const { register, record, edited, duplicates } = props;
  const { t } = useTranslation();
  const loose = props.issues.filter((issue) => issue.field === null);
  const style = { marginBottom: 8 };
  return (
    <>
      {record.withdrawn === null ? null : (
        <Alert
          type="warning"
          showIcon
          title={t('record.withdrawn', { reason: record.withdrawn.reason })}
          style={style}
        />
      )}
      {edited.recovered ? (
        <Alert
          type="info"
          showIcon
          style={style}
          title={t('record.recovered')}
          action={<Button onClick={edited.reset}>{t('record.discard')}</Button>}
        />
      ) : null}
      {duplicates.length === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          style={style}
          title={
            <>
              {t('record.duplicates')}{' '}
              {duplicates.map((twin) => (
                <Link key={twin.id} href={`/${register}/${twin.id}`} style={{ marginRight: 10 }}>
                  {[twin.code, twin.title].join(' – ')}
                </Link>
              ))}
            </>
          }
        />
      )}
      {loose.length === 0 ? null : (
        <Alert
          type={loose.some((issue) => issue.severity === 'error') ? 'error' : 'warning'}
          showIcon
          style={style}
          title={loose.map((issue) => issueSentence(t, issue)).join(' ')}
        />
      )}
    </>
  );
}
