import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckedSetup } from '../../shared/contract/update.ts';
import { refusalSentence } from '../../shared/i18n/translator.ts';
import { sizeText } from '../backups/backup-words.ts';
import type { Client } from '../session/connection.ts';
import { sendFile } from '../session/kept-files.ts';
import { announce } from '../session/messages.tsx';
import { refusalOf } from '../session/session.tsx';
import { leaveForms } from '../ui/leaving.ts';
import { PickFiles } from '../ui/pick-files.tsx';
import { useDoing } from '../ui/use-doing.ts';
import { WorkProgressOf } from '../ui/work-progress.tsx';
import './update-steps.css';

/** The list of sums that is published beside setup files. */
const isSums = ({ name }: File): boolean => /^sha256sums(?:\.txt)?$/i.test(name);

/**
 * A setup file of the program is chosen, checked, told of, and started where that was wanted. It stands also where there is no
 * session: beside data that cannot be opened.
 */
export function UpdateSteps(props: {
  readonly client: Client;
  /** Version of the program that runs. */
  readonly version: string;
  /** The data are open, and a backup of them is made before. */
  readonly backsUp: boolean;
}) {
  const { client, version, backsUp } = props;
  const { t } = useTranslation();
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
  const install = ({ id, version: next }: CheckedSetup, unproven: boolean): void =>
    leaveForms(
      () =>
        void begin('installing', async () => {
          const { backup } = await client.update.install({ id, unproven });
          const sentence =
            backup === null
              ? t('update:endingUnopened', { version: next })
              : t('update:ending', { ...backup, path: backup.folder, version: next });
          setEnding(sentence);
          announce(sentence);
        }),
    );
  const installing = t(backsUp ? 'update:backingUp' : 'update:starting');
  return (
    <>
      {ability.canInstall ? null : <Alert type="info" showIcon role="note" title={t('update:notHere')} />}
      <p>{t('update:pickHint')}</p>
      <PickFiles
        accept=".exe,.txt,SHA256SUMS"
        primary={checked === null}
        disabled={doing !== null || ending !== null}
        onFiles={take}
      >
        {t('update:pick')}
      </PickFiles>
      {refused === null ? null : <Alert type="error" showIcon role="note" title={refused} />}
      {doing === null ? null : (
        <p role="status">{doing === 'checking' ? t('update:checking') : installing}</p>
      )}
      {doing === 'checking' && workId !== null ? (
        <WorkProgressOf key={workId} id={workId} client={client} />
      ) : null}
      {checked === null ? null : (
        <Checked
          key={checked.id}
          checked={checked}
          present={version}
          backsUp={backsUp}
          onInstall={
            ability.canInstall && ending === null ? (unproven) => install(checked, unproven) : undefined
          }
          isInstalling={doing === 'installing'}
        />
      )}
      {ending === null ? null : <Alert type="success" showIcon role="note" title={ending} />}
    </>
  );
}

/** What a setup file is, and whether it is wanted where its origin is not proven. */
function Checked(props: {
  readonly checked: CheckedSetup;
  readonly present: string;
  readonly backsUp: boolean;
  /** Absent where none can be started. */
  readonly onInstall: ((unproven: boolean) => void) | undefined;
  readonly isInstalling: boolean;
}) {
  const { checked, present, backsUp, onInstall, isInstalling } = props;
  const { name, size, version, sum, isListed, origin, signer } = checked;
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(false);
  const rows = [
    [t('update:file'), t('update:fileText', { name, size: sizeText(t, size) })],
    [t('update:version'), t('update:versionText', { version, present })],
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
        <>
          {origin === 'proven' ? null : (
            <Checkbox checked={wanted} onChange={({ target }) => setWanted(target.checked)}>
              {t('update:confirm')}
            </Checkbox>
          )}
          <p>{t(backsUp ? 'update:installHint' : 'update:installHintUnopened')}</p>
          <div className="row">
            <Button
              type="primary"
              loading={isInstalling}
              disabled={origin !== 'proven' && !wanted}
              onClick={() => onInstall(wanted)}
            >
              {t(backsUp ? 'update:install' : 'update:installUnopened')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
