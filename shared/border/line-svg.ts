import { escapeHtml } from '../text/escape-html.ts';
import type { Scene, MarkShapeAt, SceneShape } from './line-scene.ts';

const number = (value: number): string => String(Math.round(value * 10) / 10);

/** A scene as a standalone SVG, for paper. */
export function sceneSvg(scene: Scene, font: string): string {
  const { width, height } = scene;
  const content = scene.shapes.map((shape) => shapeSvg(shape, font)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${number(width)} ${number(height)}" width="${number(width)}" height="${number(height)}">${content}</svg>`;
}

/** An element; what it holds, and its values, are texts. */
function element(name: string, values: Readonly<Record<string, string>>, text: string | null = null): string {
  const told = Object.entries(values).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`);
  const open = `<${name}${told.join('')}`;
  return text === null ? `${open}/>` : `${open}>${escapeHtml(text)}</${name}>`;
}

function shapeSvg(shape: SceneShape, font: string): string {
  switch (shape.kind) {
    case 'rect':
      return element('rect', {
        x: number(shape.x),
        y: number(shape.y),
        width: number(shape.width),
        height: number(shape.height),
        fill: shape.fill ?? 'none',
        stroke: shape.stroke ?? 'none',
        'stroke-width': '0.8',
        ...(shape.dashed ? { 'stroke-dasharray': '3 2' } : {}),
      });
    case 'line':
      return `<line x1="${number(shape.x1)}" y1="${number(shape.y1)}" x2="${number(shape.x2)}" y2="${number(shape.y2)}" stroke="${shape.stroke}" stroke-width="1"/>`;
    case 'text':
      return element(
        'text',
        {
          x: number(shape.x),
          y: number(shape.y),
          'font-family': font,
          'font-size': String(shape.size),
          'text-anchor': shape.anchor,
          ...(shape.bold ? { 'font-weight': 'bold' } : {}),
          fill: shape.fill,
        },
        shape.text,
      );
    case 'mark':
      return markSvg(shape);
    default:
      return shape satisfies never;
  }
}

function markSvg({ x, y, radius: r, shape, state, colour }: MarkShapeAt): string {
  const fill = state === 'open' ? colour : '#ffffff';
  const paint = `fill="${fill}" stroke="${colour}" stroke-width="1.4"`;
  const dot =
    state === 'waiting' ? `<circle cx="${number(x)}" cy="${number(y)}" r="1.8" fill="${colour}"/>` : '';
  const points = (list: readonly (readonly [number, number])[]): string =>
    `<polygon points="${list.map(([a, b]) => `${number(a)},${number(b)}`).join(' ')}" ${paint}/>`;
  switch (shape) {
    case 'circle':
      return `<circle cx="${number(x)}" cy="${number(y)}" r="${r}" ${paint}/>${dot}`;
    case 'square':
      return `<rect x="${number(x - r)}" y="${number(y - r)}" width="${2 * r}" height="${2 * r}" ${paint}/>${dot}`;
    case 'triangle':
      return (
        points([
          [x, y - r],
          [x + r, y + r],
          [x - r, y + r],
        ]) + dot
      );
    case 'diamond':
      return (
        points([
          [x, y - r - 1],
          [x + r + 1, y],
          [x, y + r + 1],
          [x - r - 1, y],
        ]) + dot
      );
    default:
      return shape satisfies never;
  }
}
