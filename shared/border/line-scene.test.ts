import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedRows } from '../reference/shipped-rows.ts';
import { plainDate } from '../time/plain-date.ts';
import { compareIncidents, lineFeatures, type LineIncident, type LineModel } from './line.ts';
import {
  boundedView,
  incidentsAt,
  incidentsInView,
  lineScene,
  markGroups,
  placeAt,
  wholeView,
  type SceneOptions,
} from './line-scene.ts';
import { sceneSvg } from './line-svg.ts';

const limits = { west: 948, east: 1310, longestSpan: 30 };
const incident = (index: number, west: number, status = 'new'): LineIncident => ({
  id: `id-${index}`,
  code: `SV-VP-2024-${String(index).padStart(4, '0')}`,
  title: `Vụ ${index}`,
  west,
  east: west,
  markers: String(Math.floor(west)),
  type: 'BG06',
  typeName: 'Vượt biên',
  status,
  awaiting: false,
  date: plainDate('2024-02-01'),
});
const modelOf = (incidents: readonly LineIncident[]): LineModel => ({
  limits,
  from: null,
  to: null,
  features: lineFeatures(shippedRows, plainDate('2026-11-24')),
  incidents: incidents.toSorted(compareIncidents),
  lastYear: [1_000, 1_001],
  unplaced: 0,
});
const options = (view: SceneOptions['view']): SceneOptions => ({
  view,
  stretch: 10,
  groupOf: () => 'crossing',
  texts: { density: 'Số vụ', now: 'kỳ này', lastYear: 'năm trước' },
});

const anyIncidents = fc
  .array(fc.double({ min: 948, max: 1_310.9, noNaN: true }), { maxLength: 200 })
  .map((places) => places.map((west, index) => incident(index, west)));
const anyView = fc
  .tuple(
    fc.double({ min: 900, max: 1_320, noNaN: true }),
    fc.double({ min: 1, max: 400, noNaN: true }),
    fc.integer({ min: 320, max: 2_000 }),
  )
  .map(([west, span, width]) => boundedView(limits, { west, east: west + span, width }));

describe('the scene of the line', () => {
  it('holds every incident in view in one pile, and answers it where it is drawn', () => {
    fc.assert(
      fc.property(anyIncidents, anyView, (incidents, view) => {
        const model = modelOf(incidents);
        const scene = lineScene(model, options(view));
        const piled = scene.piles.flatMap((pile) => pile.incidents.map(({ id }) => id));
        const inView = incidentsInView(model, view).map(({ id }) => id);
        expect(new Set(piled).size).toBe(piled.length);
        expect(piled).toEqual(expect.arrayContaining([...inView]));
        for (const pile of scene.piles) {
          const x = (pile.left + pile.right) / 2;
          for (let level = 0; level < pile.shown; level += 1)
            expect(incidentsAt(scene, x, scene.band - 4 - 14 * level - 7)).toEqual([pile.incidents[level]]);
          if (pile.shown < pile.incidents.length)
            expect(incidentsAt(scene, x, scene.band - 4 - 14 * pile.shown - 7)).toEqual(pile.incidents);
        }
        expect(incidentsAt(scene, 0, scene.band + 3)).toEqual([]);
      }),
    );
  });

  it('keeps its height and the rows of places while panning', () => {
    const model = modelOf([incident(1, 1_000)]);
    fc.assert(
      fc.property(fc.double({ min: 948, max: 1_200, noNaN: true }), (west) => {
        const span = 90;
        const first = lineScene(model, options({ west: 950, east: 950 + span, width: 1_140 }));
        const moved = lineScene(
          model,
          options(boundedView(limits, { west, east: west + span, width: 1_140 })),
        );
        expect(moved.height).toBe(first.height);
        for (const place of moved.places) {
          const before = first.places.find(({ feature }) => feature === place.feature);
          if (before !== undefined) expect(place.top).toBe(before.top);
        }
      }),
    );
  });

  it('lets no two labels of places touch, at any zoom', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const { places } = lineScene(modelOf([]), options(view));
        for (const [index, one] of places.entries()) {
          for (const other of places.slice(index + 1)) {
            if (one.feature.kind === 'commune' || one.top !== other.top) continue;
            expect(one.right <= other.left || other.right <= one.left).toBe(true);
          }
        }
      }),
    );
  });

  it('tells the commune and the post at a point', () => {
    const model = modelOf([]);
    const scene = lineScene(model, options(wholeView(limits, 1_140)));
    const [commune] = scene.places.filter(({ feature }) => feature.kind === 'commune');
    const [post] = scene.places.filter(({ feature }) => feature.kind === 'post');
    if (commune === undefined || post === undefined) throw new Error('no places');
    expect(placeAt(scene, commune.left + 3, commune.top + 3)).toBe(commune.feature);
    expect(placeAt(scene, post.left + 3, post.top + 3)).toBe(post.feature);
    expect(placeAt(scene, 5, 2)).toBeNull();
  });

  it('moves a view that leaves the line back onto it, and widens one that is too near', () => {
    const whole = wholeView(limits, 500);
    expect(boundedView(limits, { west: -Infinity, east: Infinity, width: 500 })).toEqual(whole);
    expect(boundedView(limits, { west: 0, east: 50, width: 500 }).west).toBe(whole.west);
    expect(boundedView(limits, { west: 5_000, east: 5_050, width: 500 }).east).toBe(whole.east);
    const near = boundedView(limits, { west: 1_000, east: 1_000.1, width: 500 });
    expect(near.east - near.west).toBeCloseTo(4);
  });

  it('draws what is open, waiting and settled apart, with names escaped', () => {
    const model: LineModel = {
      ...modelOf([incident(1, 1_000), incident(2, 1_050, 'awaitingReply'), incident(3, 1_100, 'settled')]),
      features: [
        {
          kind: 'post',
          code: 'P',
          name: 'Đồn <A> & "B"',
          west: 1_000,
          east: 1_010,
          confirmed: true,
          gateClass: null,
        },
      ],
    };
    const scene = lineScene(model, options(wholeView(limits, 1_140)));
    const states = scene.shapes.flatMap((shape) => (shape.kind === 'mark' ? [shape.state] : []));
    expect(states).toEqual(['open', 'waiting', 'settled']);
    const svg = sceneSvg(scene, 'Tinos');
    expect(svg).toContain('Đồn &lt;A&gt; &amp; &quot;B&quot;');
    expect(svg.match(/<circle/g)).toHaveLength(4);
  });

  it('has a mark for every group of the catalogue of types', () => {
    const groups = shippedRows
      .filter((row) => row.catalogue === 'incident-type')
      .map((row) => String(row.attributes['group']));
    expect(new Set(groups)).toEqual(new Set(markGroups));
  });
});
