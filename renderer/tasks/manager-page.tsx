import { useQuery } from '@tanstack/react-query';
import { Button, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ManagerOverview, QuarterFigures, Workload } from '../../shared/report/manager.ts';
import { formatNumber } from '../../shared/text/numbers.ts';
import { periodCodeInWords } from '../../shared/time/period-words.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { useSession } from '../session/session.tsx';
import { useNameInWords } from '../ui/use-name-in-words.ts';
import { useKeys } from '../session/use-keys.ts';
import { useDaysText } from './days-text.ts';
import { task as taskRegister } from '../../shared/registers/task/task.ts';

/** Most lines of the tables by lead and by person, so that the page prints on one sheet. */
const LINES = 8;

/** Lines of the table of quarters, each with what it reads of one. */
const measures = [
  ['outgoing', ({ outgoing: of }: QuarterFigures) => pair(of.delegations, of.personTrips)],
  ['incoming', ({ incoming: of }: QuarterFigures) => pair(of.delegations, of.personTrips)],
  ['incidents', ({ incidents: of }: QuarterFigures) => formatNumber(of.occurred)],
  ['pending', ({ incidents: of }: QuarterFigures) => formatNumber(of.pending)],
  ['assigned', ({ tasks: of }: QuarterFigures) => formatNumber(of.assigned)],
  ['done', ({ tasks: of }: QuarterFigures) => formatNumber(of.doneOnTime + of.doneLate + of.doneNoDue)],
  ['doneLate', ({ tasks: of }: QuarterFigures) => formatNumber(of.doneLate)],
  ['forward', ({ tasks: of }: QuarterFigures) => formatNumber(of.carriedForward)],
  ['overdue', ({ tasks: of }: QuarterFigures) => formatNumber(of.overdue)],
] as const;

const pair = (a: number, b: number): string => `${formatNumber(a)} / ${formatNumber(b)}`;

/** The manager's page: what is late or falls due, by lead and person, and this quarter against the last four. */
export function ManagerPage() {
  const { t } = useTranslation();
  const { client, status } = useSession();
  const unknown = t('manager:unknown');
  const overview = useQuery({
    queryKey: ['manager', unknown],
    queryFn: () => client.tasks.manager({ unknown }),
  });
  useKeys({ 'ctrl+p': () => window.print() });
  if (overview.data === undefined) return null;
  return (
    <div className="page manager">
      <div className="row" style={{ marginBottom: 8 }}>
        <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }} className="grow">
          {t('manager:title', { date: formatDate(status.today) })}
        </Typography.Title>
        <Button onClick={() => window.print()}>{t('list.print')}</Button>
      </div>
      <Overview overview={overview.data} />
    </div>
  );
}

function Overview({ overview }: { readonly overview: ManagerOverview }) {
  const { t } = useTranslation();
  const daysText = useDaysText();
  const nameOf = useNameInWords();
  const { total, byLead, byPerson, late, quarters } = overview;
  return (
    <>
      <div className="manager-totals">
        {(['late', 'in7', 'in30', 'open'] as const).map((what) => (
          <Link key={what} href="/follow" className={what === 'late' && total.late > 0 ? 'late' : ''}>
            <strong>{formatNumber(total[what])}</strong> {t(`manager:${what}`)}
          </Link>
        ))}
      </div>
      <div className="manager-columns">
        <Loads
          title={t('manager:byLead')}
          rows={byLead.map((row) => ({ ...row, label: nameOf('organisation', row.label) }))}
        />
        <Loads title={t('manager:byPerson')} rows={byPerson} />
      </div>
      <Panel title={t('manager:quarters')}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t('manager:figure')}</th>
              {quarters.map((quarter) => (
                <th scope="col" key={quarter.code}>
                  {periodCodeInWords(t, quarter.code)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {measures.map(([name, read]) => (
              <tr key={name}>
                <th scope="row">{t(`manager:measure.${name}`)}</th>
                {quarters.map((quarter) => (
                  <td key={quarter.code}>{read(quarter)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      <Panel title={t('manager:lateTasks', { count: total.late })}>
        {late.length === 0 ? (
          <p className="faint">{t('follow:none')}</p>
        ) : (
          <table className="figures">
            <tbody>
              {late.map((task) => (
                <tr key={task.id}>
                  <td style={{ textAlign: 'left' }}>
                    <Link href={`/${taskRegister.name}/${task.id}`}>{task.title}</Link>
                  </td>
                  <td style={{ textAlign: 'left' }}>{nameOf('organisation', task.lead ?? '')}</td>
                  <td style={{ textAlign: 'left' }}>{task.person}</td>
                  <td className="late">
                    {task.due === null ? '' : `${formatDate(task.due)} · ${daysText(task)}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
    </>
  );
}

function Panel({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="panel">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Loads({ title, rows }: { readonly title: string; readonly rows: readonly Workload[] }) {
  const { t } = useTranslation();
  const columns = ['late', 'in7', 'in30', 'open'] as const;
  return (
    <Panel title={title}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {t(`manager:short.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, LINES).map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              {columns.map((column) => (
                <td key={column} className={column === 'late' && row.late > 0 ? 'late' : ''}>
                  {formatNumber(row[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > LINES ? (
        <p className="faint">{t('manager:others', { count: rows.length - LINES })}</p>
      ) : null}
    </Panel>
  );
}
