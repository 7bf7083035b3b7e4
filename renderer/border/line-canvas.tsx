import { useCallback, useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineIncident, LineModel, LineView } from '../../shared/border/line.ts';
import {
  boundedView,
  incidentsAt,
  lineScene,
  placeAt,
  type Scene,
  type SceneOptions,
} from '../../shared/border/line-scene.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { paintScene } from './paint-scene.ts';
import { useNameInWords } from '../ui/use-name-in-words.ts';

const STEP = 1.4;
/** Pixels that the pointer may move within a click. */
const STILL = 4;

/** What the page's buttons and keys do to the canvas. */
export interface LineHandle {
  /** Zooms about the middle; more than 1 comes nearer. */
  zoom(factor: number): void;
  /** Moves by parts of the width; more than 0 goes east. */
  move(part: number): void;
  whole(): void;
}

interface Tip {
  readonly left: number;
  readonly top: number;
  readonly text: string;
}

/**
 * The line on a canvas. The view lives here and not in the page's state, so that panning paints and nothing else; the
 * page hears of it through `onView` once it rests.
 */
export function LineCanvas({
  ref,
  model,
  options,
  label,
  onView,
  onOpen,
}: {
  readonly ref: Ref<LineHandle>;
  readonly model: LineModel;
  readonly options: Omit<SceneOptions, 'view'>;
  readonly label: string;
  readonly onView: (view: LineView) => void;
  readonly onOpen: (incidents: readonly LineIncident[]) => void;
}) {
  const { t } = useTranslation();
  const nameOf = useNameInWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useRef<LineView>(boundedView(model.limits, { west: -Infinity, east: Infinity, width: 1_000 }));
  const scene = useRef<Scene | null>(null);
  const frame = useRef(0);
  const resting = useRef(0);
  const [tip, setTip] = useState<Tip | null>(null);

  const paint = useCallback(() => {
    frame.current = 0;
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (element === null || context === null || context === undefined) return;
    const next = lineScene(model, { ...options, view: view.current });
    scene.current = next;
    const ratio = window.devicePixelRatio;
    const [width, height] = [Math.round(next.width * ratio), Math.round(next.height * ratio)];
    if (element.width !== width || element.height !== height) {
      element.width = width;
      element.height = height;
      element.style.height = `${next.height}px`;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintScene(context, next);
  }, [model, options]);

  const show = useCallback(
    (next: LineView): void => {
      view.current = boundedView(model.limits, next);
      if (frame.current === 0) frame.current = requestAnimationFrame(paint);
      clearTimeout(resting.current);
      resting.current = window.setTimeout(() => onView(view.current), 150);
    },
    [model, paint, onView],
  );
  const zoomAt = useCallback(
    (factor: number, part: number): void => {
      const { west, east, width } = view.current;
      const span = (east - west) / factor;
      const begin = west + (east - west) * part - span * part;
      show({ west: begin, east: begin + span, width });
    },
    [show],
  );
  const moveBy = useCallback(
    (part: number): void => {
      const { west, east, width } = view.current;
      const shift = (east - west) * part;
      show({ west: west + shift, east: east + shift, width });
    },
    [show],
  );
  useImperativeHandle(
    ref,
    () => ({
      zoom: (factor) => zoomAt(factor, 0.5),
      move: moveBy,
      whole: () => show({ ...view.current, west: -Infinity, east: Infinity }),
    }),
    [zoomAt, moveBy, show],
  );

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const fit = (): void => show({ ...view.current, width: Math.max(element.clientWidth, 320) });
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      const sideways = event.shiftKey ? event.deltaY : event.deltaX;
      if (sideways !== 0) moveBy(sideways / view.current.width);
      else zoomAt(event.deltaY < 0 ? STEP : 1 / STEP, event.offsetX / view.current.width);
    };
    // React listens to the wheel passively, which could not keep the page from scrolling.
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      observer.disconnect();
      element.removeEventListener('wheel', wheel);
      cancelAnimationFrame(frame.current);
      frame.current = 0;
      clearTimeout(resting.current);
    };
  }, [show, moveBy, zoomAt]);

  const tipOf = (drawn: Scene | null, x: number, y: number): string | null => {
    if (drawn === null) return null;
    const incidents = incidentsAt(drawn, x, y);
    const [first] = incidents;
    if (incidents.length > 1 && first !== undefined)
      return t('border:pile', { count: incidents.length, marker: first.markers });
    if (first !== undefined) {
      const head = `${first.code} · ${first.markers} · ${formatDate(first.date)}`;
      return [head, nameOf('incident-type', first.typeName), first.title, t(`choices:status.${first.status}`)]
        .filter((line) => line !== '')
        .join('\n');
    }
    const feature = placeAt(drawn, x, y);
    if (feature === null) return null;
    return feature.confirmed ? feature.name : `${feature.name}\n${t('border:unconfirmed')}`;
  };
  const drag = useRef<{ readonly x: number; readonly from: LineView; moved: boolean } | null>(null);
  return (
    <div style={{ position: 'relative' }}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        style={{ display: 'block', width: '100%', touchAction: 'pan-y', cursor: 'grab', background: '#fff' }}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { x: event.nativeEvent.offsetX, from: view.current, moved: false };
          setTip(null);
        }}
        onPointerMove={(event) => {
          const { offsetX: x, offsetY: y } = event.nativeEvent;
          const held = drag.current;
          if (held === null) {
            const text = tipOf(scene.current, x, y);
            const left = Math.min(x + 12, view.current.width - 350);
            setTip(text === null ? null : { left, top: y + 16, text });
            return;
          }
          if (!held.moved && Math.abs(x - held.x) < STILL) return;
          held.moved = true;
          const { west, east, width } = held.from;
          const shift = ((held.x - x) * (east - west)) / width;
          show({ west: west + shift, east: east + shift, width });
        }}
        onPointerUp={(event) => {
          const held = drag.current;
          drag.current = null;
          if (held === null || held.moved || scene.current === null) return;
          const { offsetX: x, offsetY: y } = event.nativeEvent;
          const incidents = incidentsAt(scene.current, x, y);
          if (incidents.length > 0) onOpen(incidents);
        }}
        onPointerLeave={() => setTip(null)}
      />
      {tip === null ? null : (
        <div className="line-tip screen-only" style={{ left: tip.left, top: tip.top }}>
          {tip.text}
        </div>
      )}
    </div>
  );
}
