import { Alert } from 'antd';
import { Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { Language } from '../../shared/i18n/resources.ts';
import { deviceKindOf } from '../../shared/registers/device-kind.ts';
import { Find } from '../find/find.tsx';
import { Help } from '../help/help.tsx';
import { Tour } from '../help/tour.tsx';
import { useSession } from '../session/session.tsx';
import { rememberScreen } from '../session/last-screen.ts';
import { useKeys } from '../session/use-keys.ts';
import { LeavingDialog } from '../ui/leaving-dialog.tsx';
import { useReminders } from '../tasks/use-reminders.ts';
import { DataNotices } from './data-notices.tsx';
import { DataFaults } from './data-faults.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { useFrameCommands } from './frame-commands.ts';
import { FrameScreens } from './frame-screens.tsx';
import { menuPlaces, placeAt, type MenuPlace } from './menu-places.tsx';
import { ScreenTabs } from './screen-tabs.tsx';
import { SideMenu } from './side-menu.tsx';
import { UpdatedBand } from './updated-band.tsx';
import { UnkeptBand } from './unkept-band.tsx';
import { useFolded } from './use-folded.ts';

/** The address of a screen stands behind the `#`, so that it is the window's own affair. */
const byHash = { hook: useHashLocation };

/** The frame of every screen: menu at the left, the screen beside it. The last address is kept for the next start. */
export function Frame(props: {
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}) {
  const { t } = useTranslation();
  const { client, status, connection } = useSession();
  const places = menuPlaces(t, deviceKindOf(status.device?.post));
  const [location, navigate] = useHashLocation();
  const [folded, toggleFolded] = useFolded();
  const [choosing, setChoosing] = useState(false);
  const state = useSyncExternalStore(connection.onState, connection.state);
  const [last] = useState(status.memory['address']);
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    if (window.location.hash === '' && last !== undefined && last !== '/') navigate(last);
  }, [last, navigate]);
  useEffect(() => rememberScreen(location), [location]);
  useEffect(() => {
    void client.app.remember({ name: 'address', value: location }).catch(() => undefined);
  }, [client, location]);
  useReminders();
  useKeys({ 'ctrl+f1': toggleFolded, 'ctrl+u': () => setChoosing(!status.looking && isFree()) });
  const ownCommands = useFrameCommands(props.onLanguage, toggleFolded, () => setChoosing(!status.looking));
  const at = placeAt(places, location);
  const open = useLastScreens(at, navigate);
  return (
    <div className="frame">
      <SideMenu
        places={places}
        chosen={at?.place.key ?? null}
        onOpen={open}
        folded={folded}
        onFold={toggleFolded}
        choosing={choosing}
        onChoosing={setChoosing}
        language={props.language}
        onLanguage={props.onLanguage}
      />
      <main className="frame-content">
        {state === 'lost' ? <Alert banner type="warning" title={t('frame.lost')} /> : null}
        {status.recovered ? <Alert banner closable type="info" title={t('frame.recovered')} /> : null}
        <UpdatedBand language={props.language} />
        <UnkeptBand />
        <DataNotices />
        <Router {...byHash}>
          <DataFaults />
          {at === undefined ? null : <ScreenTabs place={at.place} location={location} />}
          <div className="frame-screen">
            <ErrorBoundary client={client}>
              <Suspense>
                <FrameScreens />
              </Suspense>
            </ErrorBoundary>
          </div>
        </Router>
      </main>
      <LeavingDialog />
      <Find own={ownCommands} />
      <Help />
      <Tour />
    </div>
  );
}

/** Whether no dialog stands over the frame: it keeps the focus for itself. */
const isFree = (): boolean =>
  document.querySelector('dialog[open], .ant-modal-wrap:not([style*="none"]), .ant-drawer-open') === null;

/** Opens a place at the screen of it that this window showed last, or at its first. */
function useLastScreens(
  at: ReturnType<typeof placeAt>,
  navigate: (address: string) => void,
): (place: MenuPlace) => void {
  const [shown, setShown] = useState<ReadonlyMap<string, string>>(new Map());
  if (at !== undefined && shown.get(at.place.key) !== at.screen.address)
    setShown(new Map([...shown, [at.place.key, at.screen.address]]));
  return ({ key, screens }) => {
    const address = screens.find((one) => one.address === shown.get(key)) ?? screens[0];
    if (address !== undefined) navigate(address.address);
  };
}
