import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Typography } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { calendarById, reportingYearContaining } from '../../shared/time/reporting-calendar.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { useSession } from '../session/session.tsx';
import { windowMemory } from '../session/window-memory.ts';
import { ManyInput } from '../ui/many-input.tsx';
import { PeriodFilter } from '../ui/period-filter.tsx';
import { LineDrawing } from './line-drawing.tsx';

interface Selection {
  /** Both ends inclusive, null open. */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly types: readonly string[];
  /** How large the line is drawn. */
  readonly stretch: number;
}

/** Tuyến biên giới: the whole line with its places and the incidents of a period on it. */
export function LinePage() {
  const { client } = useSession();
  const settings = useQuery({ queryKey: ['settings'], queryFn: () => client.settings.read() });
  return settings.data === undefined ? null : <Line calendarId={settings.data.calendarId} />;
}

const useSelection = windowMemory<Selection>();

function Line({ calendarId }: { readonly calendarId: string }) {
  const { t } = useTranslation();
  const { client, status } = useSession();
  const [selection, setSelection] = useSelection(() => {
    const calendar = calendarById(calendarId);
    const year = calendar === undefined ? null : reportingYearContaining(calendar, status.today);
    return { from: year?.from ?? null, to: year?.to ?? null, types: [], stretch: 10 };
  });
  const { from, to, types } = selection;
  const line = useQuery({
    queryKey: ['line', from, to, types],
    queryFn: () => client.border.line({ from, to, types: [...types] }),
    placeholderData: keepPreviousData,
  });
  const change = (part: Partial<Selection>): void => setSelection((before) => ({ ...before, ...part }));
  const model = line.data;
  const compared = from !== null || to !== null;
  return (
    <div className="page">
      <div className="row" style={{ marginBottom: 6 }}>
        <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }}>
          {t('border:title')}
        </Typography.Title>
        <span className="grow" aria-live="polite">
          {model === undefined
            ? ''
            : t(compared ? 'border:count' : 'border:countAll', {
                count: model.incidents.length,
                lastYear: model.lastYear.length,
              })}
        </span>
        <span className="print-only">{periodText(t, selection)}</span>
        <PeriodFilter from={from} to={to} onChange={change} />
        <TypeFilter value={types} onChange={(chosen) => change({ types: chosen })} />
      </div>
      {model === undefined ? null : (
        <>
          {model.incidents.length === 0 && model.unplaced === 0 ? (
            <Alert
              type="info"
              className="screen-only"
              style={{ marginBottom: 6 }}
              title={t('border:empty')}
              action={
                <Button size="small" onClick={() => change({ from: null, to: null, types: [] })}>
                  {t('border:allTime')}
                </Button>
              }
            />
          ) : null}
          <LineDrawing
            model={model}
            compared={compared}
            stretch={selection.stretch}
            onStretch={(stretch) => change({ stretch })}
          />
        </>
      )}
    </div>
  );
}

function periodText(t: ReturnType<typeof useTranslation>['t'], { from, to }: Selection): string {
  if (from !== null && to !== null) return t('border:period', { from: formatDate(from), to: formatDate(to) });
  if (from !== null) return t('border:since', { from: formatDate(from) });
  return to === null ? t('border:always') : t('border:until', { to: formatDate(to) });
}

function TypeFilter(props: {
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}) {
  const { t } = useTranslation();
  const { reference } = useSession();
  const options = useMemo(() => {
    const rows = reference.filter((row) => row.catalogue === 'incident-type');
    return [...new Map(rows.map((row) => [row.code, { value: row.code, label: row.name }])).values()];
  }, [reference]);
  return (
    <ManyInput label={t('border:types')} value={props.value} options={options} onChange={props.onChange} />
  );
}
