import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider, Spin } from 'antd';
import enUS from 'antd/locale/en_US';
import viVN from 'antd/locale/vi_VN';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages, type Language } from '../../shared/i18n/resources.ts';
import type { AppStatus } from '../../shared/contract/app.ts';
import type { Connection } from '../session/connection.ts';
import { Frame } from './frame.tsx';
import { UnderSampleRibbon } from '../sample/sample-ribbon.tsx';
import { Messages } from '../session/messages.tsx';
import { SaveWaited } from './save-waited.tsx';
import { themeOf } from './theme.ts';
import { PreparingData } from './preparing-data.tsx';
import { UnderLookingBand } from '../rescue/looking-band.tsx';
import { SessionProvider } from '../session/session.tsx';

// What a usual start does not show is read where it is shown.
const ClockDialog = lazy(async () => ({ default: (await import('./clock-dialog.tsx')).ClockDialog }));
const FirstStart = lazy(async () => ({ default: (await import('./first-start.tsx')).FirstStart }));
const RefusedData = lazy(async () => ({ default: (await import('./refused-data.tsx')).RefusedData }));

const locales = { vi: viVN, en: enUS, zh: zhCN } as const;

const theme = themeOf({ motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches });

/** Milliseconds. */
const PREPARING_POLL = 300;

const isWorkedOut = (state: AppStatus['state'] | undefined): boolean => state === 'preparing';

/** The whole window: first start, the reason why the data cannot be opened, or the program. */
export function Program({ connection }: { readonly connection: Connection }) {
  const { i18n } = useTranslation();
  const queries = useQueryClient();
  const { client } = connection;
  const [chosen, setChosen] = useState<Language | null>(null);
  const status = useQuery({
    queryKey: ['status'],
    queryFn: () => client.app.status(),
    refetchInterval: ({ state }) =>
      isWorkedOut(state.data?.state) || (state.data?.saving ?? null) !== null ? PREPARING_POLL : false,
  });
  const ready = status.data?.state === 'ready';
  // Asked for beside the status, not behind it: both are needed before the first screen.
  const reference = useQuery({
    queryKey: ['reference'],
    queryFn: () => client.reference.rows(),
    enabled: !isWorkedOut(status.data?.state),
  });
  const remembered = languages.find((known) => known === status.data?.memory['language']);
  const language = chosen ?? remembered ?? 'vi';

  useEffect(() => {
    // The same language again would draw everything anew.
    if (i18n.language !== language) void i18n.changeLanguage(language);
    document.documentElement.lang = language;
  }, [i18n, language]);
  // A service that came back may hold newer data than what is shown.
  useEffect(
    () => connection.onState(() => connection.state() === 'connected' && void queries.invalidateQueries()),
    [connection, queries],
  );

  useEffect(
    () =>
      connection.onWaiting(
        // Several calls may wait at once.
        () => void queries.invalidateQueries({ queryKey: ['status'] }, { cancelRefetch: false }),
      ),
    [connection, queries],
  );

  const choose = (next: Language): void => {
    setChosen(next);
    void client.app.remember({ name: 'language', value: next }).catch(() => undefined);
  };
  return (
    <ConfigProvider locale={locales[language]} theme={theme} componentSize="small">
      <AntApp className="window">
        <div className="window-body">
          {status.data === undefined ||
          status.data.state === 'refused' ||
          status.data.clock === 'plausible' ? null : (
            <Suspense>
              <ClockDialog client={client} status={status.data} />
            </Suspense>
          )}
          {status.data === undefined || (ready && reference.data === undefined) ? (
            <Spin fullscreen delay={400} />
          ) : status.data.state === 'preparing' ? (
            <PreparingData share={status.data.prepared ?? 0} />
          ) : status.data.state === 'refused' ? (
            <Suspense>
              <RefusedData client={client} status={status.data} />
            </Suspense>
          ) : status.data.state === 'first-start' ? (
            <Suspense>
              <FirstStart
                client={client}
                language={language}
                onLanguage={choose}
                reference={reference.data ?? []}
                today={status.data.today}
              />
            </Suspense>
          ) : (
            <>
              <SaveWaited saving={status.data.saving} />
              <div style={{ height: '100%' }}>
                <SessionProvider
                  client={client}
                  connection={connection}
                  status={status.data}
                  reference={reference.data ?? []}
                >
                  <UnderSampleRibbon>
                    <UnderLookingBand client={client} looking={status.data.looking}>
                      <Frame language={language} onLanguage={choose} />
                    </UnderLookingBand>
                  </UnderSampleRibbon>
                </SessionProvider>
              </div>
            </>
          )}
        </div>
        <Messages />
      </AntApp>
    </ConfigProvider>
  );
}
