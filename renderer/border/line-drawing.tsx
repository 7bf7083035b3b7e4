import { Button, Modal, Segmented, Typography } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import type { LineIncident, LineModel, LineView } from '../../shared/border/line.ts';
import {
  boundedView,
  incidentsInView,
  lineScene,
  type SceneOptions,
} from '../../shared/border/line-scene.ts';
import { sceneSvg } from '../../shared/border/line-svg.ts';
import { useSession } from '../session/session.tsx';
import { useKeys } from '../session/use-keys.ts';
import { LineCanvas, type LineHandle } from './line-canvas.tsx';
import { IncidentTable } from './incident-table.tsx';
import { LineLegend, PAPER_FONT } from './line-legend.tsx';
import { borderIncident } from '../../shared/registers/border-incident/border-incident.ts';

const STRETCHES = [5, 10, 20];
/** Width of the drawing on a landscape page, CSS pixels. */
const PAPER = 1_030;
const ZOOM = 1.4;

/** The line as it is drawn, with the keys that move it, its legend and the incidents in view. */
export function LineDrawing(props: {
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
      if (chosen.length === 1 && first !== undefined) navigate(`/${borderIncident.name}/${first.id}`);
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
      <LineLegend model={model} groupOf={options.groupOf} />
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
