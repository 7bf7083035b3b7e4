import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Modal, Segmented, Table, Typography } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { Link } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { LineIncident, LineModel, LineView } from '../../shared/border/line.ts';
import {
  boundedView,
  incidentsInView,
  lineScene,
  markGroup,
  markGroups,
  markScene,
  type MarkGroup,
  type MarkState,
  type SceneOptions,
} from '../../shared/border/line-scene.ts';
import { sceneSvg } from '../../shared/border/line-svg.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import { isPlainDate, type PlainDate } from '../../shared/time/plain-date.ts';
import { calendarById, reportingYearContaining } from '../../shared/time/reporting-calendar.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { readKept } from '../session/read-kept.ts';
import { useSession } from '../session/session.tsx';
import { useKeys } from '../session/use-keys.ts';
import { columnLabel } from '../ui/labels.ts';
import { ManyInput } from '../ui/many-input.tsx';
import { PeriodFilter } from '../ui/period-filter.tsx';
import { LineCanvas, type LineHandle } from './line-canvas.tsx';

const incidents = registerNamed('border-incident');
const STRETCHES = [5, 10, 20];
/** Width of the drawing on a landscape page, CSS pixels. */
const PAPER = 1_030;
const PAPER_FONT = 'Times New Roman, Tinos, Liberation Serif, serif';
const ZOOM = 1.4;

const plainDay = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value)).nullable();
const selectionSchema = z.object({
  from: plainDay,
  to: plainDay,
  types: z.array(z.string()),
  stretch: z.number(),
});
type Selection = z.infer<typeof selectionSchema>;

/** Tuyến biên giới: the whole line with its places and the incidents of a period on it. */
export function LinePage() {
  const { client } = useSession();
  const settings = useQuery({ queryKey: ['settings'], queryFn: () => client.settings.read() });
  return settings.data === undefined ? null : <Line calendarId={settings.data.calendarId} />;
}

function Line({ calendarId }: { readonly calendarId: string }) {
  const { t } = useTranslation();
  const { client, status } = useSession();
  const [selection, setSelection] = useState<Selection>(() => {
    const calendar = calendarById(calendarId);
    const year = calendar === undefined ? null : reportingYearContaining(calendar, status.today);
    return (
      readKept(selectionSchema, status.memory['line']) ?? {
        from: year?.from ?? null,
        to: year?.to ?? null,
        types: [],
        stretch: 10,
      }
    );
  });
  const { from, to, types } = selection;
  const line = useQuery({
    queryKey: ['line', from, to, types],
    queryFn: () => client.border.line({ from, to, types }),
    placeholderData: keepPreviousData,
  });
  useEffect(() => {
    void client.app.remember({ name: 'line', value: JSON.stringify(selection) }).catch(() => undefined);
  }, [client, selection]);
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
          <Drawing
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

function Drawing(props: {
  readonly model: LineModel;
  readonly compared: boolean;
  readonly stretch: number;
  readonly onStretch: (stretch: number) => void;
}) {
  const { model, compared, stretch } = props;
  const { t } = useTranslation();
  const { reference } = useSession();
  const [, navigate] = useHashLocation();
  const handle = useRef<LineHandle>(null);
  const [view, setView] = useState<LineView>(() =>
    boundedView(model.limits, { west: -Infinity, east: Infinity, width: PAPER }),
  );
  const [pile, setPile] = useState<readonly LineIncident[]>([]);
  const [paper, setPaper] = useState('');
  const options = useMemo<Omit<SceneOptions, 'view'>>(() => {
    const groups = new Map(
      reference
        .filter((row) => row.catalogue === 'incident-type')
        .map((row) => [row.code, String(row.attributes['group'] ?? '')]),
    );
    return {
      stretch,
      groupOf: (type) => groups.get(type) ?? '',
      texts: {
        density: t('border:density'),
        now: t('border:now'),
        lastYear: compared ? t('border:lastYear') : null,
      },
    };
  }, [reference, stretch, compared, t]);
  useEffect(() => {
    // Only paper needs the drawing a second time, so it is made when paper asks.
    const draw = (): void =>
      flushSync(() =>
        setPaper(sceneSvg(lineScene(model, { ...options, view: { ...view, width: PAPER } }), PAPER_FONT)),
      );
    window.addEventListener('beforeprint', draw);
    return () => window.removeEventListener('beforeprint', draw);
  }, [model, options, view]);
  const open = useCallback(
    (chosen: readonly LineIncident[]): void => {
      const [first] = chosen;
      if (chosen.length === 1 && first !== undefined) navigate(`/border-incident/${first.id}`);
      else setPile(chosen);
    },
    [navigate],
  );
  useKeys({
    ArrowLeft: () => handle.current?.move(-0.2),
    ArrowRight: () => handle.current?.move(0.2),
    '+': () => handle.current?.zoom(ZOOM),
    '=': () => handle.current?.zoom(ZOOM),
    '-': () => handle.current?.zoom(1 / ZOOM),
    '0': () => handle.current?.whole(),
    'ctrl+p': () => window.print(),
  });
  const shown = useMemo(() => incidentsInView(model, view), [model, view]);
  const [west, east] = [
    Math.max(Math.ceil(view.west), model.limits.west),
    Math.min(Math.ceil(view.east) - 1, model.limits.east),
  ];
  return (
    <>
      <div className="row screen-only" style={{ marginBottom: 6 }}>
        <Button size="small" onClick={() => handle.current?.zoom(ZOOM)}>
          {t('border:zoomIn')}
        </Button>
        <Button size="small" onClick={() => handle.current?.zoom(1 / ZOOM)}>
          {t('border:zoomOut')}
        </Button>
        <Button size="small" onClick={() => handle.current?.whole()}>
          {t('border:whole')}
        </Button>
        <span>{t('border:stretch')}</span>
        <Segmented
          size="small"
          aria-label={t('border:stretch')}
          value={stretch}
          options={STRETCHES.map((count) => ({ value: count, label: t('border:stretchOf', { count }) }))}
          onChange={props.onStretch}
        />
        <span className="grow" style={{ color: '#5c6370', fontSize: 12.5 }}>
          {t('border:hint')}
        </span>
        <Button size="small" onClick={() => window.print()}>
          {t('border:print')}
        </Button>
      </div>
      <div className="screen-only" style={{ border: '1px solid #d9dce1' }}>
        <LineCanvas
          ref={handle}
          model={model}
          options={options}
          label={t('border:drawing', {
            west: model.limits.west,
            east: model.limits.east,
            count: model.incidents.length,
          })}
          onView={setView}
          onOpen={open}
        />
      </div>
      <div className="print-only" dangerouslySetInnerHTML={{ __html: paper }} />
      <Legend model={model} groupOf={options.groupOf} />
      <div className="screen-only" style={{ marginTop: 8 }}>
        <Typography.Title level={2} style={{ fontSize: 14, margin: '0 0 4px' }}>
          {t('border:inView', { west, east, count: shown.length })}
        </Typography.Title>
        {shown.length === 0 ? null : <IncidentTable incidents={shown} />}
      </div>
      <Modal
        open={pile.length > 0}
        footer={null}
        width={900}
        title={t('border:more')}
        onCancel={() => setPile([])}
      >
        <IncidentTable incidents={pile} />
      </Modal>
    </>
  );
}

/** What shapes, fillings and dashes say; only the groups that are on the line. */
function Legend(props: { readonly model: LineModel; readonly groupOf: (type: string) => string }) {
  const { model, groupOf } = props;
  const { t } = useTranslation();
  const groups = markGroups.filter((group) =>
    model.incidents.some((incident) => markGroup(groupOf(incident.type)) === group),
  );
  return (
    <div className="legend" style={{ marginTop: 6 }}>
      {groups.map((group) => (
        <span key={group}>
          <Mark group={group} state="open" />
          {t(`border:group.${group}`)}
        </span>
      ))}
      {(['open', 'waiting', 'settled'] as const).map((state) => (
        <span key={state}>
          <Mark group="people" state={state} />
          {t(`border:state.${state}`)}
        </span>
      ))}
      {(['post', 'gate', 'lane', 'commune'] as const).map((kind) => (
        <span key={kind}>
          <i style={{ ...swatches[kind], width: 16, height: kind === 'commune' ? 10 : 4 }} />
          {t(`border:place.${kind}`)}
        </span>
      ))}
      <span>
        <i style={{ width: 16, height: 4, border: '1px dashed #5c6370' }} />
        {t('border:unconfirmed')}
      </span>
      {model.unplaced > 0 ? <strong>{t('border:unplaced', { count: model.unplaced })}</strong> : null}
      <em>{t('border:caption')}</em>
    </div>
  );
}

const swatches = {
  post: { background: '#0f5e4b' },
  gate: { background: '#8c1d18' },
  lane: { border: '1px solid #8c1d18' },
  commune: { background: '#dde3ec', border: '1px solid #5c6370' },
} as const;

function Mark(props: { readonly group: MarkGroup; readonly state: MarkState }) {
  return (
    <i
      style={{ display: 'inline-flex' }}
      dangerouslySetInnerHTML={{ __html: sceneSvg(markScene(props.group, props.state), PAPER_FONT) }}
    />
  );
}

function IncidentTable({ incidents: rows }: { readonly incidents: readonly LineIncident[] }) {
  const { t } = useTranslation();
  return (
    <Table<LineIncident>
      size="small"
      className="list-table"
      rowKey="id"
      dataSource={[...rows]}
      pagination={{ pageSize: 10, size: 'small', hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        {
          key: 'code',
          title: columnLabel(t, incidents, 'code'),
          width: 140,
          render: (_, row) => <Link href={`/border-incident/${row.id}`}>{row.code}</Link>,
        },
        {
          key: 'date',
          title: columnLabel(t, incidents, 'decidingDate'),
          width: 110,
          render: (_, row) => formatDate(row.date),
        },
        { key: 'markers', title: columnLabel(t, incidents, 'markers'), width: 130, dataIndex: 'markers' },
        { key: 'type', title: columnLabel(t, incidents, 'type'), ellipsis: true, dataIndex: 'typeName' },
        {
          key: 'status',
          title: columnLabel(t, incidents, 'status'),
          width: 170,
          render: (_, row) => t(`choices:status.${row.status}`),
        },
        { key: 'title', title: columnLabel(t, incidents, 'summary'), ellipsis: true, dataIndex: 'title' },
      ]}
    />
  );
}
