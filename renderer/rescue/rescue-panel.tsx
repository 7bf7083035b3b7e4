import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayGoOn, type Rescued, type RescueState } from '../../shared/contract/rescue.ts';
import type { WorkProgress } from '../../shared/contract/works.ts';
import { refusalSentence } from '../../shared/i18n/translator.ts';
import { isOpenRegisterName, registerNamed } from '../../shared/registers/all-registers.ts';
import { whenText } from '../backups/backup-words.ts';
import type { Client } from '../session/connection.ts';
import { newId } from '../session/new-id.ts';
import { announce, useMessages } from '../session/messages.tsx';
import { refusalOf } from '../session/session.tsx';
import { useDownload } from '../ui/use-download.ts';
import { backupSentences, bestWay, rescuedSentence, standingSentences } from './rescue-words.ts';
import './rescue.css';

/** Milliseconds between looks at how far the reading is. */
const LOOK_EVERY = 500;

/** What can be read of data that cannot be opened, the newest whole backup, and the ways back. None removes anything. */
export function RescuePanel({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const [id, setId] = useState(newId);
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
          <Button onClick={() => setId(newId())}>{t('rescue:readAgain')}</Button>
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
  const { step, done, total } = useProgress(client, id) ?? { step: 'read', done: 0, total: 0 };
  const sentence =
    total === 0
      ? t('rescue:reading')
      : step === 'check'
        ? t('rescue:checking', { done: done + 1, total })
        : step === 'count'
          ? t('rescue:counting', { done })
          : t('rescue:readingTable', { done: done + 1, total });
  return (
    <div className="row rescue-panel" role="status">
      <span className="grow">{sentence}</span>
      <Button onClick={() => void client.works.cancel({ id })}>{t('rescue:stop')}</Button>
    </div>
  );
}

/** How far a way back is. It is not stopped: what was begun is brought to its end. */
function Bringing({ client, id }: { readonly client: Client; readonly id: string }) {
  const { t } = useTranslation();
  const { done, total } = useProgress(client, id) ?? { done: 0, total: 0 };
  return <p role="status">{total === 0 ? t('rescue:working') : t('rescue:bringing', { done, total })}</p>;
}

function useProgress(client: Client, id: string): WorkProgress | null {
  const { data } = useQuery({
    queryKey: ['work', id],
    queryFn: () => client.works.progress({ id }),
    refetchInterval: LOOK_EVERY,
    gcTime: 0,
  });
  return data ?? null;
}

interface Line {
  readonly register: string;
  readonly readable: string;
  readonly due: string;
  readonly there: number | null;
  readonly since: number | null;
}

function WhatIs({ state }: { readonly state: RescueState }) {
  const { t } = useTranslation();
  const { registers, backup } = state;
  const lines = registers.flatMap(({ register, readable, due, isLeast }): readonly Line[] => {
    if (!isOpenRegisterName(register)) return [];
    const there = backup?.registers.find((one) => one.register === register);
    if (due === 0 && !isLeast && (there?.there ?? 0) === 0) return [];
    const since = there === undefined ? null : there.onlyHere + there.newerHere;
    return [
      {
        register,
        // None that can be read is not none that was there.
        readable: readable === 0 && (due > 0 || isLeast) ? t('rescue:unreadable') : String(readable),
        due: !isLeast ? String(due) : due === 0 ? t('rescue:unknown') : t('rescue:atLeast', { due }),
        there: there?.there ?? null,
        since,
      },
    ];
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
        {standingSentences(t, state).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
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
  const [workId, setWorkId] = useState<string | null>(null);
  const { backup, fromLog, passedOver, registers, standing } = state;
  const best = bestWay(state);
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
  const rescued = (name: string, way: (call: { id: string }) => Promise<Rescued>): void =>
    void doing(name, async () => {
      const id = newId();
      setWorkId(id);
      const done = await way({ id }).finally(() => setWorkId(null));
      const sentence = rescuedSentence(t, done, backup === null);
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
        <>
          <p>{t('rescue:noBackup')}</p>
          {fromLog === null ? null : (
            <p>{t('rescue:fromLogHolds', { changes: fromLog.changes, records: fromLog.records })}</p>
          )}
        </>
      ) : (
        <>
          <p>{t('rescue:backupWhen', { when: whenText(t, backup.at), folder: backup.folder })}</p>
          <ul>
            {passedOver > 0 ? <li>{t('rescue:passedOver', { count: passedOver })}</li> : null}
            {backupSentences(t, state, backup).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      {refused === null ? null : <Alert type="error" showIcon role="note" title={refused} />}
      {workId === null ? null : <Bringing client={client} id={workId} />}
      <div className="rescue-ways">
        {mayGoOn(standing) ? (
          <>
            <Button
              type={best === 'goOn' ? 'primary' : 'default'}
              disabled={disabled}
              loading={busy === 'goOn'}
              onClick={() => rescued('goOn', (call) => client.rescue.goOn(call))}
            >
              {t('rescue:goOn')}
            </Button>
            <span>
              {t(
                standing === 'behind'
                  ? 'rescue:goOnBehind'
                  : standing === 'unsure'
                    ? 'rescue:goOnUnsure'
                    : 'rescue:goOnHint',
              )}
            </span>
          </>
        ) : null}
        {backup === null && fromLog === null ? null : (
          <>
            <Button
              type={best === 'take' ? 'primary' : 'default'}
              disabled={disabled}
              loading={busy === 'take'}
              onClick={() => rescued('take', (call) => client.rescue.take(call))}
            >
              {t(backup === null ? 'rescue:fromLog' : 'rescue:take')}
            </Button>
            <span>{t(backup === null ? 'rescue:fromLogHint' : 'rescue:takeHint')}</span>
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
