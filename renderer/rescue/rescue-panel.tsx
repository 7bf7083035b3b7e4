import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rescued, RescueState } from '../../shared/contract/rescue.ts';
import { refusalSentence } from '../../shared/i18n/translator.ts';
import { isOpenRegisterName, registerNamed } from '../../shared/registers/all-registers.ts';
import { whenText } from '../backups/backup-words.ts';
import type { Client } from '../session/connection.ts';
import { announce, useMessages } from '../session/messages.tsx';
import { refusalOf } from '../session/session.tsx';
import { useDownload } from '../ui/use-download.ts';
import { backupSentences, rescuedSentence } from './rescue-words.ts';
import './rescue.css';

/** Milliseconds between looks at how far the reading is. */
const LOOK_EVERY = 500;

/** What can be read of data that cannot be opened, the newest whole backup, and the ways back. None removes anything. */
export function RescuePanel({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const [id, setId] = useState(() => crypto.randomUUID());
  const looked = useQuery({
    queryKey: ['rescue', id],
    queryFn: () => client.rescue.look({ id }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
  });
  if (looked.isFetching) return <Reading client={client} id={id} />;
  return (
    <section className="rescue-panel" aria-label={t('rescue:whatIs')}>
      {looked.data === undefined ? (
        <>
          <Alert type="warning" showIcon title={refusalSentence(t, refusalOf(looked.error))} />
          <Button onClick={() => setId(crypto.randomUUID())}>{t('rescue:readAgain')}</Button>
        </>
      ) : (
        <>
          <p>{t('rescue:calm')}</p>
          <Ways client={client} state={looked.data} />
          <WhatIs state={looked.data} />
        </>
      )}
    </section>
  );
}

function Reading({ client, id }: { readonly client: Client; readonly id: string }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['work', id],
    queryFn: () => client.works.progress({ id }),
    refetchInterval: LOOK_EVERY,
    gcTime: 0,
  });
  const isChecking = data?.step === 'check';
  return (
    <div className="row rescue-panel" role="status">
      <span className="grow">
        {isChecking ? t('rescue:checking', { done: data.done + 1, total: data.total }) : t('rescue:reading')}
      </span>
      <Button onClick={() => void client.works.cancel({ id })}>{t('rescue:stop')}</Button>
    </div>
  );
}

interface Line {
  readonly register: string;
  readonly readable: number;
  readonly due: number;
  readonly there: number | null;
  readonly since: number | null;
}

function WhatIs({ state }: { readonly state: RescueState }) {
  const { t } = useTranslation();
  const { registers, files, numbers, lastChange, isSound, backup } = state;
  const lines = registers.flatMap(({ register, readable, due }): readonly Line[] => {
    if (!isOpenRegisterName(register)) return [];
    const there = backup?.registers.find((one) => one.register === register);
    if (due === 0 && (there?.there ?? 0) === 0) return [];
    const since = there === undefined ? null : there.onlyHere + there.newerHere;
    return [{ register, readable, due, there: there?.there ?? null, since }];
  });
  const nameOf = (register: string): string =>
    isOpenRegisterName(register) ? t(`registers:${registerNamed(register).key}.title`) : register;
  return (
    <>
      <h2>{t('rescue:whatIs')}</h2>
      <Table<Line>
        rowKey="register"
        size="small"
        dataSource={lines}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('rescue:register'), render: (_, { register }) => nameOf(register) },
          { title: t('rescue:readable'), dataIndex: 'readable', align: 'right' },
          { title: t('rescue:due'), dataIndex: 'due', align: 'right' },
          { title: t('rescue:inBackup'), dataIndex: 'there', align: 'right' },
          { title: t('rescue:since'), dataIndex: 'since', align: 'right' },
        ]}
      />
      <ul>
        {isSound ? <li>{t('rescue:sound')}</li> : null}
        {files.due === 0 ? null : <li>{t('rescue:files', { ...files })}</li>}
        {numbers.due === 0 ? null : <li>{t('rescue:numbers', { ...numbers })}</li>}
        {lastChange === null ? null : <li>{t('rescue:lastChange', { when: whenText(t, lastChange) })}</li>}
      </ul>
    </>
  );
}

function Ways({ client, state }: { readonly client: Client; readonly state: RescueState }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const messages = useMessages();
  const download = useDownload();
  const [busy, setBusy] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const { backup, isSound, passedOver, registers } = state;
  const isNothing = registers.every(({ readable }) => readable === 0);
  const doing = async (name: string, work: () => Promise<string | null>): Promise<void> => {
    setBusy(name);
    setRefused(null);
    try {
      const sentence = await work();
      if (sentence !== null) messages.done(sentence);
    } catch (error) {
      const sentence = refusalSentence(t, refusalOf(error));
      setRefused(sentence);
      announce(sentence);
    } finally {
      setBusy(null);
    }
  };
  const rescued = (name: string, way: () => Promise<Rescued>): void =>
    void doing(name, async () => {
      const sentence = rescuedSentence(t, await way());
      // This screen goes first: what it asked for is not asked of data that are open.
      await queries.invalidateQueries({ queryKey: ['status'] });
      await queries.invalidateQueries();
      return sentence;
    });
  const disabled = busy !== null;
  return (
    <>
      <h2>{t('rescue:backup')}</h2>
      {backup === null ? (
        <p>{t('rescue:noBackup')}</p>
      ) : (
        <>
          <p>{t('rescue:backupWhen', { when: whenText(t, backup.at), folder: backup.folder })}</p>
          <ul>
            {passedOver > 0 ? <li>{t('rescue:passedOver', { count: passedOver })}</li> : null}
            {backupSentences(t, backup).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      {refused === null ? null : <Alert type="error" showIcon role="note" title={refused} />}
      <div className="rescue-ways">
        {isSound ? (
          <>
            <Button
              type="primary"
              disabled={disabled}
              loading={busy === 'goOn'}
              onClick={() => rescued('goOn', () => client.rescue.goOn())}
            >
              {t('rescue:goOn')}
            </Button>
            <span>{t('rescue:goOnHint')}</span>
          </>
        ) : null}
        {backup === null ? null : (
          <>
            <Button
              type={isSound ? 'default' : 'primary'}
              disabled={disabled}
              loading={busy === 'take'}
              onClick={() => rescued('take', () => client.rescue.take())}
            >
              {t('rescue:take')}
            </Button>
            <span>{t('rescue:takeHint')}</span>
          </>
        )}
        {isNothing ? null : (
          <>
            <Button
              disabled={disabled}
              loading={busy === 'look'}
              onClick={() =>
                void doing('look', async () => {
                  await client.rescue.lookOnly();
                  await queries.invalidateQueries({ queryKey: ['status'] });
                  await queries.invalidateQueries();
                  return null;
                })
              }
            >
              {t('rescue:lookOnly')}
            </Button>
            <span>{t('rescue:lookHint')}</span>
            <Button
              disabled={disabled}
              loading={busy === 'workbook'}
              onClick={() =>
                void doing('workbook', async () => {
                  const { file } = await client.rescue.workbook();
                  download(file);
                  return t('rescue:saved', { name: file.name });
                })
              }
            >
              {t('rescue:workbook')}
            </Button>
            <span>{t('rescue:workbookHint')}</span>
          </>
        )}
      </div>
    </>
  );
}
