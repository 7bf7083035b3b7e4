import { EllipsisOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Space, Tag, Typography } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import type { DocumentFormat } from '../../shared/contract/reports.ts';
import { periodInWords } from '../../shared/time/period-words.ts';
import {
  calendarById,
  periodContaining,
  periodOf,
  periodsOfYear,
  previousPeriod,
  wholeSpanOf,
  reportCalendars,
  reportingYearContaining,
} from '../../shared/time/reporting-calendar.ts';
import { useSession } from '../session/session.tsx';
import { LossOfPeriod } from '../rescue/known-losses.tsx';
import { useKeys } from '../session/use-keys.ts';
import { DaysInput } from '../ui/days-input.tsx';
import { leaveForms } from '../ui/leaving.ts';
import { useDoing } from '../ui/use-doing.ts';
import { useDownload } from '../ui/use-download.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { PickInput } from '../ui/pick-input.tsx';
import { WorkProgress } from '../ui/work-progress.tsx';
import { ReportChoices } from './report-choices.tsx';
import { SectionEditor } from './section-editor.tsx';
import { StandingPanel } from './standing-panel.tsx';
import { Writing } from '../ui/writing.tsx';

const YEARS_BACK = 4;
/** Stands for days that are no period of the calendar. */
const CUSTOM = 'custom';

/** The report of a period: the page that will come out, its texts to edit beside it, closing and signing. */
export function ReportPage({ period: wanted }: { readonly period: string | undefined }) {
  const { t, i18n } = useTranslation();
  const { client, status } = useSession();
  const download = useDownload();
  const [, navigate] = useHashLocation();
  const settings = useQuery({ queryKey: ['settings'], queryFn: () => client.settings.read() });
  const [calendarChoice, setCalendarChoice] = useState<string | null>(null);
  const calendarId = calendarChoice ?? settings.data?.calendarId ?? 'nd09';
  const calendar = calendarById(calendarId);
  const frame = useRef<HTMLIFrameElement>(null);
  const [side, setSide] = useState<'texts' | 'closing'>('texts');
  const { doing, workId, during } = useDoing<DocumentFormat>();
  const periodCode = useMemo(() => {
    if (calendar === undefined) return '';
    if (wanted !== undefined && periodOf(calendar, wanted) !== undefined) return wanted;
    // A report is written when its quarter is over: until then the one before is wanted.
    const current = periodContaining(calendar, 'quarter', status.today);
    const before = current === undefined ? undefined : previousPeriod(calendar, current);
    return before?.code ?? '';
  }, [calendar, wanted, status.today]);
  const period = calendar === undefined ? undefined : periodOf(calendar, periodCode);
  const input = { calendarId, periodCode };
  const preview = useQuery({
    queryKey: ['report-preview', input],
    queryFn: () => client.reports.preview(input),
    enabled: periodCode !== '' && settings.isSuccess,
  });
  const print = (): void => frame.current?.contentWindow?.print();
  useKeys({ 'ctrl+p': print });
  const save = (format: DocumentFormat): void =>
    void during(format, async (id) =>
      download(await client.reports.document({ ...input, format, workId: id })),
    );
  if (calendar === undefined || period === undefined) return null;
  const whole = wholeSpanOf(calendar, period);
  const thisYear = reportingYearContaining(calendar, status.today).year;
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, back) => thisYear - back);
  const listed = years.includes(period.year) ? years : [...years, period.year];
  const options = listed.flatMap((year) =>
    periodsOfYear(calendar, year).map((candidate) => ({
      value: candidate.code,
      label: periodInWords(t, candidate),
    })),
  );
  return (
    <div
      className="page"
      style={{ height: '100%', boxSizing: 'border-box', display: 'flex', flexDirection: 'column' }}
    >
      <div className="row" style={{ marginBottom: 8 }}>
        <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }}>
          {t('reports.title')}
        </Typography.Title>
        <PickInput
          width={190}
          label={t('reports.period')}
          value={period.kind === 'custom' ? CUSTOM : periodCode}
          options={[
            ...options,
            ...(period.kind === 'custom' ? [{ value: CUSTOM, label: t('reports.chosenDays') }] : []),
          ]}
          onChange={(code) => {
            if (code !== CUSTOM) navigate(`/reports/${code}`);
          }}
        />
        <DaysInput
          from={period.from}
          to={period.to}
          onChange={({ from, to }) => {
            if (from !== null && to !== null && from <= to) navigate(`/reports/${from}..${to}`);
          }}
        />
        <PickInput
          width={280}
          label={t('reports.calendar')}
          value={calendarId}
          options={reportCalendars.map((known) => ({
            value: known.id,
            label: known.name[i18n.language === 'en' ? 'en' : i18n.language === 'zh' ? 'zh' : 'vi'],
          }))}
          onChange={setCalendarChoice}
        />
        <span className="grow">
          {preview.data?.model.state === 'closed' ? (
            <Tag style={{ color: '#1f5f13', background: '#e9f7e3' }}>{t('reports.closed')}</Tag>
          ) : (
            <Tag>{t('reports.open')}</Tag>
          )}
        </span>
        <Button onClick={print}>{t('reports.print')}</Button>
        <Space.Compact>
          <Button type="primary" loading={doing !== null} onClick={() => save('docx')}>
            {t('reports.format.docx')}
          </Button>
          <MenuButton
            type="primary"
            icon={<EllipsisOutlined />}
            aria-label={t('reports.formats')}
            menu={{
              items: (['docx', 'pdf', 'xlsx', 'json'] as const).map((format) => ({
                key: format,
                label: t(`reports.format.${format}`),
                onClick: () => save(format),
              })),
            }}
          />
        </Space.Compact>
      </div>
      {workId === null ? null : <WorkProgress key={workId} id={workId} first="wait" />}
      <LossOfPeriod period={period} />
      <div
        style={{
          flex: '1 1 auto',
          minHeight: 0,
          display: 'grid',
          gridTemplateColumns: 'minmax(0, 1fr) 390px',
          gap: 10,
        }}
      >
        <iframe
          ref={frame}
          sandbox="allow-same-origin allow-modals"
          className="preview"
          title={t('reports.preview')}
          srcDoc={preview.data?.html ?? ''}
        />
        <div style={{ overflow: 'auto', background: '#fff', padding: 10 }}>
          <Segmented
            block
            value={side}
            onChange={(value) => leaveForms(() => setSide(value === 'closing' ? 'closing' : 'texts'))}
            options={[
              { value: 'texts', label: t('reports.texts') },
              { value: 'closing', label: t('reports.closing') },
            ]}
          />
          <Writing>
            {preview.data === undefined ? null : side === 'texts' ? (
              <>
                <ReportChoices
                  model={preview.data.model}
                  input={input}
                  onWholeSpan={whole === undefined ? undefined : () => navigate(`/reports/${whole.code}`)}
                />
                <SectionEditor
                  key={periodCode}
                  model={preview.data.model}
                  version={preview.data.version}
                  input={input}
                />
              </>
            ) : (
              <StandingPanel key={periodCode} input={input} period={period} />
            )}
          </Writing>
        </div>
      </div>
    </div>
  );
}
