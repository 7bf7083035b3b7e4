import { useQuery } from '@tanstack/react-query';
import { Button, Card, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { HomeEntry, HomeOverview } from '../../shared/contract/home.ts';
import {
  openRegisterNames,
  registerNamed,
  type OpenRegisterName,
} from '../../shared/registers/all-registers.ts';
import { deviceKindOf, isShownOn, type DeviceKind } from '../../shared/registers/device-kind.ts';
import { dayKindOf } from '../../shared/registers/day-kind-of.ts';
import { periodCodeInWords } from '../../shared/time/period-words.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { AwaitingLink } from '../border/awaiting-link.tsx';
import { newId } from '../session/new-id.ts';
import { useSession } from '../session/session.tsx';
import { useKeys } from '../session/use-keys.ts';
import { nameIn } from '../ui/value-text.ts';
import { DraftsBlock } from './drafts-block.tsx';
import './home.css';
import { LastBackup } from './last-backup.tsx';
import { PeriodRow } from './period-row.tsx';
import { PostHome } from './post-home.tsx';
import { useLooking, Writing } from '../ui/writing.tsx';

/** Registers whose records are begun from here; that of the keys is the first. */
const begunOn = (device: DeviceKind): readonly OpenRegisterName[] =>
  openRegisterNames.filter((name) => {
    const register = registerNamed(name);
    return register.begunFromHome === true && isShownOn(device, register);
  });

/** The first screen: the quarter, the last five in charts, and what wants attention. */
export function HomePage() {
  const { t } = useTranslation();
  const { client, status } = useSession();
  const [, navigate] = useHashLocation();
  const begunFromHome = begunOn(deviceKindOf(status.device?.post));
  const [firstRegister = openRegisterNames[0]] = begunFromHome;
  const looking = useLooking();
  const home = useQuery({ queryKey: ['home'], queryFn: () => client.home.overview() });
  useKeys({
    ...(looking ? {} : { n: () => navigate(`/${firstRegister}/${newId()}`) }),
    '/': () => navigate(`/list/${firstRegister}`),
  });
  const overview = home.data;
  if (overview === undefined) return null;
  const border = (
    <Entries
      title={t('home.border')}
      empty={t('home.noBorder')}
      entries={overview.border}
      extra={<AwaitingLink count={overview.awaitingCheck} />}
    />
  );
  const post = status.device?.post ?? null;
  if (post !== null)
    return (
      <PostHome post={post} begun={begunFromHome}>
        {border}
      </PostHome>
    );
  return (
    <div className="page">
      <div className="row" style={{ marginBottom: 10 }}>
        <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }} className="grow">
          {t('home.title', {
            period: periodCodeInWords(t, overview.periodCode, overview.calendarName),
            today: formatDate(status.today),
          })}
        </Typography.Title>
        <Writing>
          {begunFromHome.map((name) => (
            <Button key={name} type="primary" onClick={() => navigate(`/${name}/${newId()}`)}>
              {t(`registers:${registerNamed(name).key}.begin`)}
            </Button>
          ))}
        </Writing>
        <Button onClick={() => navigate(`/reports/${overview.periodCode}`)}>{t('home.openReport')}</Button>
      </div>
      <LastBackup />
      <DraftsBlock />
      <div className="home-blocks">
        <PeriodRow overview={overview} />
        <Entries title={t('home.tasks')} empty={t('home.noTasks')} entries={overview.tasks} />
        <Entries title={t('home.movements')} empty={t('home.noMovements')} entries={overview.movements} />
        {border}
        <Entries title={t('home.reports')} empty={t('home.noReports')} entries={overview.reports} />
        <Occasions overview={overview} />
        <Entries title={t('home.expiring')} empty={t('home.noExpiring')} entries={overview.expiring} />
      </div>
    </div>
  );
}

/** Yearly occasions whose letter is due to be prepared; it begins from last year's where there is one. */
function Occasions({ overview }: { readonly overview: HomeOverview }) {
  const { t, i18n } = useTranslation();
  const [, navigate] = useHashLocation();
  const { index } = useSession();
  const nameOf = (code: string, name: string): string => {
    const row = index.withCode('occasion', code);
    return row === undefined ? name : nameIn(row, i18n.language);
  };
  const { occasions } = overview;
  return (
    <Card
      title={`${t('home.occasions')}${occasions.length === 0 ? '' : ` (${occasions.length})`}`}
      styles={{ body: { maxHeight: 300, overflow: 'auto' } }}
    >
      {occasions.length === 0 ? <p style={{ margin: 0, color: '#434a54' }}>{t('home.noOccasions')}</p> : null}
      {occasions.map((occasion) => (
        <div key={occasion.code} className="row" style={{ padding: '3px 0' }}>
          <span className="grow">
            {nameOf(occasion.code, occasion.name)}
            <span style={{ display: 'block', fontSize: 12.5 }}>
              {formatDate(occasion.date)} <Tag>{t('home.dueIn', { count: occasion.days })}</Tag>
            </span>
          </span>
          <Button
            onClick={() =>
              navigate(
                occasion.last === null
                  ? `/${occasion.register}/${newId()}/occasion/${occasion.code}`
                  : `/${occasion.register}/${newId()}/like/${occasion.last}`,
              )
            }
          >
            {t(occasion.last === null ? 'home.writeLetter' : 'home.fromLastYear')}
          </Button>
        </div>
      ))}
    </Card>
  );
}

/** What stands beside the day of an entry, as its register says. */
function useTag(): (entry: HomeEntry) => string {
  const { t } = useTranslation();
  return ({ register, kind, days, detail }) => {
    const tag = dayKindOf(register, kind)?.home?.tag ?? 'term';
    if (tag === 'kind')
      return t(`registers:${registerNamed(register).key}.days.${kind}`, { count: Math.abs(days) });
    if (tag !== 'term') return t(`choices:${tag.choices}.${detail ?? ''}`);
    if (days === 0) return t('follow:today');
    return days < 0 ? t('home.overdue', { count: -days }) : t('home.dueIn', { count: days });
  };
}

/** A block of records by day. */
function Entries(props: {
  readonly title: string;
  readonly empty: string;
  readonly entries: readonly HomeEntry[];
  /** Stands at the end of the title. */
  readonly extra?: ReactNode;
}) {
  const { title, empty, entries, extra } = props;
  const tagOf = useTag();
  return (
    <Card
      title={`${title}${entries.length === 0 ? '' : ` (${entries.length})`}`}
      extra={extra}
      styles={{ body: { maxHeight: 300, overflow: 'auto' } }}
    >
      {entries.length === 0 ? <p style={{ margin: 0, color: '#434a54' }}>{empty}</p> : null}
      {entries.map((entry) => (
        <div key={`${entry.id}-${entry.kind}-${entry.date}-${entry.title}`} style={{ padding: '3px 0' }}>
          <Link href={`/${entry.register}/${entry.id}`}>{entry.title}</Link>
          <div style={{ fontSize: 12.5 }}>
            {formatDate(entry.date)} <Tag color={entry.days < 0 ? 'red' : 'default'}>{tagOf(entry)}</Tag>
          </div>
        </div>
      ))}
    </Card>
  );
}
