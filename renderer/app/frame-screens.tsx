import { lazy } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { isOpenRegisterName } from '../../shared/registers/all-registers.ts';
import { startPurposes } from '../../shared/registers/continuation.ts';
import { HomePage } from '../home/home-page.tsx';
import { routes } from '../session/routes.ts';

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

/** The screen of each address. */
export function FrameScreens() {
  return (
    <Switch>
      <Route path={routes.home}>
        <HomePage />
      </Route>
      <Route path={routes.list}>
        {({ register }) =>
          isOpenRegisterName(register) ? <ListPage key={register} register={register} /> : <Redirect to="/" />
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
      <Route path={routes.record}>{(address) => <AddressedRecord {...address} purpose="" other="" />}</Route>
      <Route>
        <Redirect to="/" />
      </Route>
    </Switch>
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
