import { Alert, Table } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ExaminedBackupFile } from '../../shared/contract/data.ts';
import { isOpenRegisterName, registerNamed } from '../../shared/registers/all-registers.ts';
import { referenceItem } from '../../shared/registers/reference-item/reference-item.ts';
import { setting } from '../../shared/registers/setting/setting.ts';
import { whenText } from './backup-words.ts';

type Comparison = ExaminedBackupFile['registers'][number];
const changes = ['onlyHere', 'newerHere', 'onlyThere', 'newerThere'] as const;

/** What a backup holds, and what restoring it would change, in words and by register. */
export function ExaminedView({ examined }: { readonly examined: ExaminedBackupFile }) {
  const { t } = useTranslation();
  const { registers, isCompared, faults, numbers, lostDrafts } = examined;
  const warnings = [
    ['faults', faults],
    ['numbersMaskedAfter', numbers.records - numbers.readable],
    ['draftsLost', lostDrafts],
  ] as const;
  return (
    <>
      <dl className="backup-facts">
        {factsOf(t, examined).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {warnings.map(
        ([key, count]) =>
          count > 0 && (
            <Alert
              key={key}
              type="warning"
              showIcon
              role="note"
              title={t(`backups:restore.${key}`, { count })}
              style={{ marginBottom: 8 }}
            />
          ),
      )}
      <h3 className="backup-head">{t('backups:restore.what')}</h3>
      <ul className="backup-changes">
        {changesOf(t, examined).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Table<Comparison>
        rowKey="register"
        dataSource={registers}
        pagination={false}
        columns={[
          { title: t('backups:restore.register'), render: (_, { register }) => nameOf(t, register) },
          { title: t('backups:restore.there'), dataIndex: 'there', align: 'right' },
          ...(isCompared ? changes : []).map((change) => ({
            title: t(`backups:restore.${change}`),
            dataIndex: change,
            align: 'right' as const,
          })),
        ]}
      />
    </>
  );
}

function factsOf(t: TFunction, examined: ExaminedBackupFile): readonly (readonly [string, string])[] {
  const { name, agency, device, madeAt, lastChange, version, presentVersion, files, numbers } = examined;
  const unknown = t('backups:restore.unknown');
  const when = (instant: string | null): string => (instant === null ? unknown : whenText(t, instant));
  return [
    [t('backups:restore.file'), name],
    [t('backups:restore.agency'), agency],
    [t('backups:restore.device'), device === null ? unknown : t('backups:restore.deviceText', { ...device })],
    [t('backups:restore.madeAt'), when(madeAt)],
    [t('backups:restore.lastChange'), when(lastChange)],
    [
      t('backups:restore.version'),
      version === presentVersion
        ? t('backups:restore.versionSame', { version })
        : t('backups:restore.versionOlder', { version, present: presentVersion }),
    ],
    [t('backups:restore.files'), String(files)],
    [
      t('backups:restore.numbers'),
      numbers.records === 0
        ? t('backups:restore.numbersNone')
        : t(
            numbers.readable === numbers.records
              ? 'backups:restore.numbersAll'
              : 'backups:restore.numbersSome',
            { ...numbers },
          ),
    ],
  ];
}

/** What would change, in sentences; one that nothing would where the records are the same. */
function changesOf(t: TFunction, { isCompared, registers }: ExaminedBackupFile): readonly string[] {
  if (!isCompared) return [t('backups:restore.notCompared')];
  const sum = (change: (typeof changes)[number]): number =>
    registers
      .filter(({ register }) => isOpenRegisterName(register))
      .reduce((total, one) => total + one[change], 0);
  const isOther = registers.some(
    (one) => !isOpenRegisterName(one.register) && changes.some((change) => one[change] > 0),
  );
  const sentences = [
    ['sayOnlyHere', sum('onlyHere')],
    ['sayNewerHere', sum('newerHere')],
    ['sayOnlyThere', sum('onlyThere')],
    ['sayNewerThere', sum('newerThere')],
  ] as const;
  const said = sentences
    .filter(([, count]) => count > 0)
    .map(([key, count]) => t(`backups:restore.${key}`, { count }));
  if (isOther) said.push(t('backups:restore.sayOther'));
  return said.length === 0 ? [t('backups:restore.same')] : said;
}

function nameOf(t: TFunction, register: string): string {
  if (register === setting.name) return t('backups:restore.settings');
  if (register === referenceItem.name) return t('backups:restore.reference');
  return isOpenRegisterName(register) ? t(`registers:${registerNamed(register).key}.title`) : register;
}
