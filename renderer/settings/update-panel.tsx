import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Typography, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckedSetup } from '../../shared/contract/update.ts';
import { refusalSentence } from '../../shared/i18n/translator.ts';
import { sizeText } from '../backups/backup-words.ts';
import '../backups/backups.css';
import { sendErrand } from '../session/errands.ts';
import { sendFile } from '../session/kept-files.ts';
import { announce } from '../session/messages.tsx';
import { refusalOf, useSession } from '../session/session.tsx';
import { leaveForms } from '../ui/leaving.ts';
import { useDoing } from '../ui/use-doing.ts';
import { WorkProgress } from '../ui/work-progress.tsx';
import { Writing } from '../ui/writing.tsx';
import './update-panel.css';

/** The list of sums that is published beside setup files. */
const isSums = ({ name }: File): boolean => /^sha256sums(?:\.txt)?$/i.test(name);

/** The update of the program by a setup file from a stick: checked, told of, and started where that was wanted. */
export function UpdatePanel() {
  const { t } = useTranslation();
  const { client, status } = useSession();
  const ability = useQuery({ queryKey: ['update'], queryFn: () => client.update.ability() }).data;
  const { doing, workId, during } = useDoing<'checking' | 'installing'>();
  const [checked, setChecked] = useState<CheckedSetup | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [ending, setEnding] = useState<string | null>(null);
  if (ability === undefined) return null;
  const refuse = (sentence: string): void => {
    setRefused(sentence);
    announce(sentence);
  };
  const begin = async (
    what: 'checking' | 'installing',
    work: (workId: string) => Promise<void>,
  ): Promise<void> => {
    setRefused(null);
    await during(what, async (id) => {
      try {
        await work(id);
      } catch (error) {
        const detail = refusalOf(error);
        // What was refused is not started by a second click either.
        if (detail.code !== 'setup-not-started') setChecked(null);
        refuse(refusalSentence(t, detail));
      }
    });
  };
  const take = (files: readonly File[]): void => {
    const sums = files.filter(isSums);
    const [setup, ...others] = files.filter((file) => !isSums(file));
    if (setup === undefined || others.length > 0 || sums.length > 1) {
      refuse(t('update:oneSetup'));
      return;
    }
    setChecked(null);
    void begin('checking', async (id) => {
      const { at, end } = await sendFile(client.files, setup, id);
      const list = sums[0] === undefined ? {} : { sums: sums[0] };
      setChecked(await client.update.check({ workId: id, at, file: end, ...list }));
      announce(t('update:checked'));
    });
  };
  const install = ({ id, version }: CheckedSetup, unproven: boolean): void =>
    leaveForms(
      () =>
        void begin('installing', async () => {
          const { records, files, folder } = await client.update.install({ id, unproven });
          const sentence = t('update:ending', { records, files, path: folder, version });
          setEnding(sentence);
          announce(sentence);
        }),
    );
  return (
    <section aria-labelledby="update-title" className="backup-blocks" style={{ maxWidth: 860 }}>
      <Typography.Title level={2} id="update-title">
        {t('settings.update')}
      </Typography.Title>
      <div className="row">
        <span>{t('update:present', { version: status.version })}</span>
        <Button onClick={() => sendErrand({ what: 'help', of: 'help', about: 'news' })}>
          {t('update:news')}
        </Button>
      </div>
      <p>{t('update:hint')}</p>
      {ability.canInstall ? null : <Alert type="info" showIcon role="note" title={t('update:notHere')} />}
      <p>{t('update:pickHint')}</p>
      <Writing>
        <Upload
          accept=".exe,.txt,SHA256SUMS"
          multiple
          showUploadList={false}
          beforeUpload={(file, files) => {
            // Told of each file with all of them; they are taken once.
            if (file === files[0]) take(files);
            return false;
          }}
        >
          <Button
            type={checked === null ? 'primary' : 'default'}
            disabled={doing !== null || ending !== null}
          >
            {t('update:pick')}
          </Button>
        </Upload>
      </Writing>
      {refused === null ? null : <Alert type="error" showIcon role="note" title={refused} />}
      {doing === null ? null : (
        <p role="status">{t(doing === 'checking' ? 'update:checking' : 'update:backingUp')}</p>
      )}
      {doing === 'checking' && workId !== null ? <WorkProgress key={workId} id={workId} /> : null}
      {checked === null ? null : (
        <Checked
          key={checked.id}
          checked={checked}
          onInstall={
            ability.canInstall && ending === null ? (unproven) => install(checked, unproven) : undefined
          }
          isInstalling={doing === 'installing'}
        />
      )}
      {ending === null ? null : <Alert type="success" showIcon role="note" title={ending} />}
    </section>
  );
}

/** What a setup file is, and whether it is wanted where its origin is not proven. */
function Checked(props: {
  readonly checked: CheckedSetup;
  /** Absent where none can be started. */
  readonly onInstall: ((unproven: boolean) => void) | undefined;
  readonly isInstalling: boolean;
}) {
  const { checked, onInstall, isInstalling } = props;
  const { name, size, version, sum, isListed, origin, signer } = checked;
  const { t } = useTranslation();
  const { status } = useSession();
  const [wanted, setWanted] = useState(false);
  const rows = [
    [t('update:file'), t('update:fileText', { name, size: sizeText(t, size) })],
    [t('update:version'), t('update:versionText', { version, present: status.version })],
    [t('update:sum'), t(isListed ? 'update:listed' : 'update:unlisted'), sum],
    [t('update:signature'), t(`update:origin.${origin}`, { signer })],
  ] as const;
  return (
    <>
      <table className="checked-setup">
        <caption>{t('update:checked')}</caption>
        <tbody>
          {rows.map(([label, text, code]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>
                {text}
                {code === undefined ? null : <code>{code}</code>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {origin === 'proven' ? null : (
        <Alert
          type="warning"
          showIcon
          role="note"
          title={t('update:unproven')}
          description={t(`update:why.${origin}`)}
        />
      )}
      {onInstall === undefined ? null : (
        <Writing>
          {origin === 'proven' ? null : (
            <Checkbox checked={wanted} onChange={({ target }) => setWanted(target.checked)}>
              {t('update:confirm')}
            </Checkbox>
          )}
          <p>{t('update:installHint')}</p>
          <div className="row">
            <Button
              type="primary"
              loading={isInstalling}
              disabled={origin !== 'proven' && !wanted}
              onClick={() => onInstall(wanted)}
            >
              {t('update:install')}
            </Button>
          </div>
        </Writing>
      )}
    </>
  );
}
