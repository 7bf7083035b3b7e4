import { BookOutlined } from '@ant-design/icons';
import { Alert, Layout, Menu, Modal, Segmented } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { languages, type Language } from '../../shared/i18n/resources.ts';
import { isOpenRegisterName } from '../../shared/registers/all-registers.ts';
import { startPurposes } from '../../shared/registers/continuation.ts';
import { HomePage } from '../home/home-page.tsx';
import { DueBadge } from '../tasks/due-badge.tsx';
import { useReminders } from '../tasks/use-reminders.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { KeysHelp } from './keys-help.tsx';
import { menuPlaces } from './menu-places.tsx';
import { routes } from '../session/routes.ts';
import { useSession } from '../session/session.tsx';
import { useKeys } from '../session/use-keys.ts';

// Home shows at once; the other screens are read behind it.
const ListPage = lazy(async () => ({ default: (await import('../registers/list-page.tsx')).ListPage }));
const LinePage = lazy(async () => ({ default: (await import('../border/line-page.tsx')).LinePage }));
const FollowPage = lazy(async () => ({ default: (await import('../tasks/follow-page.tsx')).FollowPage }));
const ManagerPage = lazy(async () => ({ default: (await import('../tasks/manager-page.tsx')).ManagerPage }));
const NoticePage = lazy(async () => ({ default: (await import('../tasks/notice-page.tsx')).NoticePage }));
const RecordPage = lazy(async () => ({ default: (await import('../registers/record-page.tsx')).RecordPage }));
const ReportPage = lazy(async () => ({ default: (await import('../reports/report-page.tsx')).ReportPage }));
const SettingsPage = lazy(async () => ({
  default: (await import('../settings/settings-page.tsx')).SettingsPage,
}));

/** The address of a screen stands behind the `#`, so that it is the window's own affair. */
const byHash = { hook: useHashLocation };

/** The frame of every screen: menu at the left, the screen beside it. The last address is kept for the next start. */
export function Frame(props: {
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}) {
  const { t } = useTranslation();
  const places = menuPlaces(t);
  const { client, status, connection } = useSession();
  const [location, navigate] = useHashLocation();
  const [helping, setHelping] = useState(false);
  const state = useSyncExternalStore(connection.onState, connection.state);
  const [last] = useState(status.memory['address']);
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    if (window.location.hash === '' && last !== undefined && last !== '/') navigate(last);
  }, [last, navigate]);
  useEffect(() => {
    void client.app.remember({ name: 'address', value: location }).catch(() => undefined);
  }, [client, location]);
  useReminders();
  useKeys({ '?': () => setHelping(true) });
  const chosen = places.find(
    (place) => place.key !== '/' && location.startsWith(place.key.replace('/list/', '/')),
  ) ??
    places.find((place) => place.key !== '/' && location.startsWith(place.key)) ?? {
      key: location === '/' ? '/' : '',
    };
  return (
    <Layout style={{ height: '100%' }}>
      <Layout.Sider width={188}>
        <div className="brand">
          <BookOutlined /> {t('menu.brand')}
        </div>
        <nav aria-label={t('menu.label')}>
          <Menu
            theme="dark"
            mode="inline"
            selectedKeys={[chosen.key]}
            items={places.map(({ key, icon, label }) => ({ key, icon, label }))}
            onClick={({ key }) => navigate(key)}
          />
        </nav>
        <div className="sider-foot">
          <DueBadge />
          <div style={{ marginBottom: 6 }}>{status.device?.actorName}</div>
          <Segmented
            block
            size="small"
            options={languages.map((value) => ({ value, label: value.toUpperCase() }))}
            value={props.language}
            onChange={props.onLanguage}
            aria-label={t('menu.language')}
          />
        </div>
      </Layout.Sider>
      <Layout.Content style={{ overflow: 'auto', height: '100%' }}>
        {state === 'lost' ? <Alert banner type="warning" title={t('frame.lost')} /> : null}
        {status.recovered ? <Alert banner closable type="info" title={t('frame.recovered')} /> : null}
        <ErrorBoundary client={client}>
          <Suspense>
            <Router {...byHash}>
              <Switch>
                <Route path={routes.home}>
                  <HomePage />
                </Route>
                <Route path={routes.list}>
                  {({ register }) =>
                    isOpenRegisterName(register) ? (
                      <ListPage key={register} register={register} />
                    ) : (
                      <Redirect to="/" />
                    )
                  }
                </Route>
                <Route path={routes.notice}>
                  <NoticePage />
                </Route>
                <Route path={routes.follow}>{({ view }) => <FollowPage view={view} />}</Route>
                <Route path={routes.manager}>
                  <ManagerPage />
                </Route>
                <Route path={routes.line}>
                  <LinePage />
                </Route>
                <Route path={routes.reports}>{({ period }) => <ReportPage period={period} />}</Route>
                <Route path={routes.settings}>{({ tab }) => <SettingsPage tab={tab} />}</Route>
                <Route path={routes.begun}>{(address) => <AddressedRecord {...address} />}</Route>
                <Route path={routes.record}>
                  {(address) => <AddressedRecord {...address} purpose="" other="" />}
                </Route>
                <Route>
                  <Redirect to="/" />
                </Route>
              </Switch>
            </Router>
          </Suspense>
        </ErrorBoundary>
      </Layout.Content>
      <Modal open={helping} onCancel={() => setHelping(false)} footer={null} title={t('keys.title')}>
        <KeysHelp />
      </Modal>
    </Layout>
  );
}

/** The record that an address names; an address of no register leads home. */
function AddressedRecord(props: {
  readonly register: string;
  readonly id: string;
  readonly purpose: string;
  readonly other: string;
}) {
  const { register, id, purpose, other } = props;
  if (!isOpenRegisterName(register)) return <Redirect to="/" />;
  const known = startPurposes.find((one) => one === purpose) ?? null;
  return <RecordPage key={id} register={register} id={id} purpose={known} other={other} />;
}
