import {
  firstFrom,
  lineStretches,
  stackIncidents,
  type LineFeature,
  type LineIncident,
  type LineModel,
  type LineView,
} from './line.ts';

/** Shape of a mark by the group of its incident's type. */
export type MarkShape = 'circle' | 'square' | 'triangle' | 'diamond';
/** Look of a mark by the state of its case: open filled, waiting with a dot, settled hollow. */
export type MarkState = 'open' | 'waiting' | 'settled';

/** A mark without what it stands for. */
export interface MarkShapeAt {
  readonly kind: 'mark';
  readonly x: number;
  readonly y: number;
  /** Half of its width, pixels. */
  readonly radius: number;
  readonly shape: MarkShape;
  readonly state: MarkState;
  readonly colour: string;
}

/** One thing to draw; pixels from the top left corner. */
export type SceneShape =
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: string | null;
      readonly stroke: string | null;
      readonly dashed: boolean;
    }
  | {
      readonly kind: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly stroke: string;
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly bold: boolean;
      readonly fill: string;
    }
  | MarkShapeAt;

/** A column of marks; a number on top stands for those that do not fit. */
export interface ScenePile {
  readonly left: number;
  readonly right: number;
  /** From the band outwards. */
  readonly incidents: readonly LineIncident[];
  /** How many of them have a mark of their own: the first ones. */
  readonly shown: number;
}

/** A place that tells its name when pointed at; pixels. */
export interface ScenePlace {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly feature: LineFeature;
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  /** Top edge of the band of communes; marks stand above it. */
  readonly band: number;
  readonly shapes: readonly SceneShape[];
  readonly piles: readonly ScenePile[];
  readonly places: readonly ScenePlace[];
}

export interface SceneOptions {
  readonly view: LineView;
  /** Main numbers of a stretch of the density strip. */
  readonly stretch: number;
  /** Group of a type of incidents, as the catalogue says. */
  readonly groupOf: (type: string) => string;
  readonly texts: {
    readonly density: string;
    readonly now: string;
    /** Null: nothing of last year is compared. */
    readonly lastYear: string | null;
  };
}

/** Rows of marks above the band, however high the piles are. */
const MOST = 10;
const LEAST = 4;
const MARK = 14;
const BAND = 30;
const RULER = 20;
const ROW = 17;
const DENSITY = 86;
const TEXT = 11.5;
const INK = '#1f2430';
const SOFT = '#5c6370';

const groups = {
  marker: ['square', '#8c1d18'],
  construction: ['square', '#b45309'],
  security: ['diamond', '#7c1d6f'],
  trade: ['diamond', '#1d4e89'],
  people: ['circle', '#0f5e4b'],
  crossing: ['circle', '#0b4a8f'],
  nature: ['triangle', '#3f6212'],
  gate: ['triangle', '#6b4f00'],
  other: ['triangle', '#434a54'],
} as const satisfies Readonly<Record<string, readonly [MarkShape, string]>>;

export type MarkGroup = keyof typeof groups;
/** Groups of types of incidents that have marks of their own, in the order of a legend. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.keys forgets that the keys of a constant are known
export const markGroups = Object.keys(groups) as readonly MarkGroup[];

/** The group as which a type is drawn: one that the catalogue does not know is among the others. */
export function markGroup(group: string): MarkGroup {
  return markGroups.find((known) => known === group) ?? 'other';
}

/** A single mark, for a legend. */
export function markScene(group: MarkGroup, state: MarkState): Scene {
  const [shape, colour] = groups[group];
  const mark: MarkShapeAt = { kind: 'mark', x: 8, y: 8, radius: MARK / 2 - 2, shape, state, colour };
  return { width: 16, height: 16, band: 16, shapes: [mark], piles: [], places: [] };
}

export function stateOf(status: string): MarkState {
  if (status === 'settled') return 'settled';
  return status === 'awaitingReply' || status === 'backlog' ? 'waiting' : 'open';
}

/** About how wide a text is, on the generous side: labels must not touch. */
const widthOf = (text: string, size: number): number => text.length * size * 0.56;

/** Everything that the schematic line shows in a view, ready to be drawn on a screen or on paper. */
export function lineScene(model: LineModel, options: SceneOptions): Scene {
  const { view } = options;
  const shapes: SceneShape[] = [];
  const places: ScenePlace[] = [];
  const xOf = (position: number): number => ((position - view.west) / (view.east - view.west)) * view.width;
  const band = bandTop(model, view);
  const { piles } = addMarks(shapes, model, options, band);
  const communes = model.features.filter((feature) => feature.kind === 'commune');
  addBand(shapes, places, communes, options, xOf, band);
  addRuler(shapes, model, view, xOf, band + BAND);
  let y = band + BAND + RULER;
  for (const kinds of [['post'], ['gate', 'lane']] as const) {
    const features = model.features.filter((feature) => kinds.some((kind) => kind === feature.kind));
    y = addFeatures(shapes, places, features, model, options, y);
  }
  const height = addDensity(shapes, model, options, xOf, y + 6);
  return { width: view.width, height, band, shapes, piles, places };
}

/** Pixels above the band: room for the highest pile of the whole line, so that no zoom or pan changes it. */
function bandTop({ limits, incidents }: LineModel, { width }: LineView): number {
  const highest = stackIncidents(incidents, wholeView(limits, width), MARK).reduce(
    (most, pile) => Math.max(most, pile.incidents.length),
    LEAST,
  );
  return Math.min(highest, MOST) * MARK + 20;
}

function text(
  x: number,
  y: number,
  words: string,
  more: Partial<Extract<SceneShape, { kind: 'text' }>> = {},
): SceneShape {
  return { kind: 'text', x, y, text: words, size: TEXT, anchor: 'start', bold: false, fill: INK, ...more };
}

function rect(
  [x, y, width, height]: readonly [number, number, number, number],
  fill: string | null,
  stroke: string | null,
  dashed = false,
): SceneShape {
  return { kind: 'rect', x, y, width, height, fill, stroke, dashed };
}

function addMarks(
  shapes: SceneShape[],
  model: LineModel,
  { view, groupOf }: SceneOptions,
  bottom: number,
): { readonly piles: readonly ScenePile[] } {
  const piles: ScenePile[] = [];
  for (const { left, incidents } of stackIncidents(model.incidents, view, MARK)) {
    // What does not fit is a number on top of the pile.
    const shown = incidents.slice(0, incidents.length > MOST ? MOST - 1 : MOST);
    piles.push({ left, right: left + MARK, incidents, shown: shown.length });
    for (const [index, incident] of shown.entries()) {
      const [shape, colour] = groups[markGroup(groupOf(incident.type))];
      shapes.push({
        kind: 'mark',
        x: left + MARK / 2,
        y: bottom - 4 - MARK / 2 - index * MARK,
        radius: MARK / 2 - 2,
        shape,
        state: stateOf(incident.status),
        colour,
      });
    }
    if (incidents.length > shown.length) {
      const y = bottom - 4 - shown.length * MARK - 4;
      shapes.push(
        text(left + MARK / 2, y, String(incidents.length), {
          anchor: 'middle',
          bold: true,
          size: Math.min(10, MARK / widthOf(String(incidents.length), 1)),
        }),
      );
    }
  }
  return { piles };
}

function addBand(
  shapes: SceneShape[],
  places: ScenePlace[],
  communes: readonly LineFeature[],
  { view }: SceneOptions,
  xOf: (position: number) => number,
  top: number,
): void {
  for (const [index, commune] of communes.entries()) {
    const left = Math.max(xOf(commune.west), 0);
    // A stretch that ends at a main marker meets the next one there.
    const right = Math.min(xOf(commune.east), view.width);
    if (right <= 0 || left >= view.width) continue;
    const tone = index % 2 === 0 ? '#eef1f6' : '#dde3ec';
    shapes.push(rect([left, top, right - left, BAND], tone, SOFT, !commune.confirmed));
    places.push({ left, top, right, bottom: top + BAND, feature: commune });
    const name = fitting(commune.name, right - left - 6, TEXT);
    if (name !== null)
      shapes.push(text((left + right) / 2, top + BAND / 2 + 4, name, { anchor: 'middle', bold: true }));
  }
  shapes.push({
    kind: 'line',
    x1: 0,
    y1: top,
    x2: view.width,
    y2: top,
    stroke: '#8c1d18',
  });
}

/** A name as far as it fits: whole, without its first word ("xã"), else nothing. */
function fitting(name: string, width: number, size: number): string | null {
  const bare = name.replace(/ \(.*$/, '');
  const short = bare.replace(/^(xã|phường|thị trấn) /u, '');
  return [name, bare, short].find((one) => widthOf(one, size) <= width) ?? null;
}

const steps = [1, 2, 5, 10, 20, 50, 100];

function addRuler(
  shapes: SceneShape[],
  model: LineModel,
  view: LineView,
  xOf: (position: number) => number,
  top: number,
): void {
  const perNumber = view.width / (view.east - view.west);
  const step = steps.find((one) => one * perNumber >= 44) ?? 100;
  for (let number = Math.ceil(view.west / step) * step; number < view.east; number += step) {
    if (number < model.limits.west || number > model.limits.east) continue;
    const x = xOf(number);
    // A number at the end of the line stays within the figure.
    const half = widthOf(String(number), 11) / 2;
    const middle = Math.max(half, Math.min(x, view.width - half));
    shapes.push(
      { kind: 'line', x1: x, y1: top, x2: x, y2: top + 5, stroke: SOFT },
      text(middle, top + 16, String(number), { anchor: 'middle', fill: SOFT, size: 11 }),
    );
  }
}

/**
 * Features of one kind in as many rows as their labels need; answers where the next kind begins. Rows are given out
 * over the whole line at the present scale, so that panning changes neither a feature's row nor the height.
 */
function addFeatures(
  shapes: SceneShape[],
  places: ScenePlace[],
  features: readonly LineFeature[],
  { limits }: LineModel,
  { view }: SceneOptions,
  top: number,
): number {
  const scale = view.width / (view.east - view.west);
  const whole = wholeView(limits, view.width);
  const ends: number[] = [];
  for (const feature of features) {
    // Pixels from the west end of the line.
    const left = (feature.west - whole.west) * scale;
    const right = Math.max((feature.east - whole.west) * scale, left + 6);
    const label = widthOf(feature.name, TEXT);
    const begins = Math.max(0, Math.min(left, (whole.east - whole.west) * scale - label));
    const reserved = Math.max(right, begins + label);
    const row = ends.findIndex((end) => end + 8 <= begins);
    const at = row < 0 ? ends.length : row;
    ends[at] = reserved;
    const shift = (view.west - whole.west) * scale;
    if (reserved < shift || begins > shift + view.width) continue;
    const y = top + at * ROW;
    const colour = feature.kind === 'post' ? '#0f5e4b' : '#8c1d18';
    const filled = feature.kind === 'lane' || !feature.confirmed ? null : colour;
    // The label stays in view as long as its feature does.
    const words = Math.min(Math.max(begins - shift, 2), reserved - shift - label);
    shapes.push(
      rect([left - shift, y + 2, right - left, 4], filled, colour, !feature.confirmed),
      text(words, y + ROW - 1, feature.name),
    );
    places.push({ left: begins - shift, top: y, right: reserved - shift, bottom: y + ROW, feature });
  }
  return top + Math.max(ends.length, 1) * ROW + 6;
}

function addDensity(
  shapes: SceneShape[],
  model: LineModel,
  { view, stretch, texts }: SceneOptions,
  xOf: (position: number) => number,
  top: number,
): number {
  const stretches = lineStretches(model, stretch);
  const most = Math.max(1, ...stretches.flatMap((one) => [one.count, one.lastYear]));
  const base = top + DENSITY - 14;
  const tallest = DENSITY - 44;
  const [now, before] = ['#8c1d18', '#c3c9d3'];
  shapes.push(text(4, top + 10, texts.density, { bold: true }), {
    kind: 'line',
    x1: 0,
    y1: base,
    x2: view.width,
    y2: base,
    stroke: SOFT,
  });
  let end = view.width - 8;
  for (const [words, tone] of [
    [texts.now, now],
    [texts.lastYear, before],
  ] as const) {
    if (words === null) continue;
    const begin = end - widthOf(words, 11);
    shapes.push(rect([begin - 13, top + 2, 9, 9], tone, SOFT), text(begin, top + 10, words, { size: 11 }));
    end = begin - 28;
  }
  for (const one of stretches) {
    const left = xOf(one.west);
    const right = xOf(one.east + 1);
    if (right < 0 || left > view.width) continue;
    const width = Math.min((right - left) / 2 - 1, 26);
    const middle = (left + right) / 2;
    const bar = (value: number, x: number, fill: string): void => {
      if (value === 0) return;
      const height = Math.max((value / most) * tallest, 2);
      shapes.push(rect([x, base - height, width, height], fill, SOFT));
      if (width >= 9)
        shapes.push(text(x + width / 2, base - height - 3, String(value), { anchor: 'middle', size: 10.5 }));
    };
    bar(one.lastYear, middle - width, before);
    bar(one.count, middle, now);
    const label = stretch === 1 ? String(one.west) : `${one.west}–${one.east}`;
    const half = widthOf(label, 10) / 2;
    if (right - left >= 2 * half + 4 && middle >= half && middle <= view.width - half)
      shapes.push(text(middle, base + 12, label, { anchor: 'middle', size: 10, fill: SOFT }));
  }
  return top + DENSITY + 4;
}

/** A view no wider than the line and within it; positions outside are moved in. */
export function boundedView(limits: LineModel['limits'], view: LineView): LineView {
  const whole = wholeView(limits, view.width);
  const span = Math.min(Math.max(view.east - view.west, 4), whole.east - whole.west);
  const west = Math.min(Math.max(view.west, whole.west), whole.east - span);
  return { west, east: west + span, width: view.width };
}

/** The whole line with a little room at both ends. */
export function wholeView(limits: LineModel['limits'], width: number): LineView {
  return { west: limits.west - 2, east: Math.max(limits.east, limits.west) + 3, width };
}

/** A scene with lines below that say what its marks mean. */
export function sceneWithLegend(
  scene: Scene,
  entries: readonly { readonly group: MarkGroup; readonly state: MarkState; readonly text: string }[],
): Scene {
  const shapes = [...scene.shapes];
  let [x, y] = [4, scene.height + 8];
  for (const { group, state, text: words } of entries) {
    const width = 20 + widthOf(words, TEXT);
    if (x > 4 && x + width > scene.width) [x, y] = [4, y + ROW];
    const [shape, colour] = groups[group];
    shapes.push(
      { kind: 'mark', x: x + MARK / 2, y, radius: MARK / 2 - 2, shape, state, colour },
      text(x + 18, y + 4, words),
    );
    x += width + 14;
  }
  return { ...scene, height: y + ROW, shapes };
}

/**
 * The incidents at a point: the one whose mark is there; all of a pile at the number on top of it; none elsewhere.
 */
export function incidentsAt({ piles, band }: Scene, x: number, y: number): readonly LineIncident[] {
  const pile = piles.find(({ left, right }) => x >= left && x < right);
  const level = Math.floor((band - 4 - y) / MARK);
  if (pile === undefined || level < 0) return [];
  const incident = level < pile.shown ? pile.incidents[level] : undefined;
  if (incident !== undefined) return [incident];
  return level === pile.shown && pile.shown < pile.incidents.length ? pile.incidents : [];
}

/** What stands at a point below the marks, or null. */
export function placeAt({ places }: Scene, x: number, y: number): LineFeature | null {
  return (
    places.find(({ left, top, right, bottom }) => x >= left - 2 && x <= right + 2 && y >= top && y < bottom)
      ?.feature ?? null
  );
}

/** Incidents in view, from west to east. */
export function incidentsInView(model: LineModel, view: LineView): readonly LineIncident[] {
  return model.incidents.slice(firstFrom(model.incidents, view.west), firstFrom(model.incidents, view.east));
}
