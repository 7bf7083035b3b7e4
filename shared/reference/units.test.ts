import { describe, expect, it } from 'vitest';
import { defaultMarkerLimits, lineSpan, parseMarkers } from '../border/marker.ts';
import { plainDate } from '../time/plain-date.ts';
import { ReferenceIndex, holdsOn } from './find-reference.ts';
import type { ReferenceRow } from './reference-row.ts';
import { shippedRows } from './shipped-rows.ts';

const ofCatalogue = (catalogue: ReferenceRow['catalogue']): readonly ReferenceRow[] =>
  shippedRows.filter((row) => row.catalogue === catalogue);

const names = (rows: readonly ReferenceRow[]): readonly string[] =>
  rows.map((row) => `${row.code} ${row.name}`);

/** The whole line of the province, without the warning for long stretches: communes and posts hold long ones. */
const wholeLine = { ...defaultMarkerLimits, longestSpan: 400 };

const spanOf = (row: ReferenceRow, attribute = 'markers') => {
  const parsed = parseMarkers(String(row.attributes[attribute]), wholeLine);
  expect([row.name, parsed.warnings]).toEqual([row.name, []]);
  return lineSpan(parsed.range ?? { from: { number: 0, sub: null, copy: null, offset: null }, to: null });
};

const reachesFromEndToEnd = (rows: readonly ReferenceRow[]): void => {
  const spans = rows.map((row) => spanOf(row)).toSorted((a, b) => a.west - b.west);
  expect(spans.map((span) => span.west)).toEqual([
    defaultMarkerLimits.west,
    ...spans.slice(0, -1).map((span) => span.east),
  ]);
  expect(spans.at(-1)?.east).toBe(defaultMarkerLimits.east);
};

describe('administrative units', () => {
  const on = (day: string): readonly ReferenceRow[] =>
    ofCatalogue('unit').filter((row) => holdsOn(row, plainDate(day)));
  const levels = (day: string, ...wanted: readonly string[]): readonly ReferenceRow[] =>
    on(day).filter((row) => wanted.includes(String(row.attributes['level'])));

  it('has 61 communes, 4 wards and no district since 1 July 2025, 11 districts before', () => {
    const count = (day: string, level: string): number => levels(day, level).length;
    expect([count('2025-07-01', 'commune'), count('2025-07-01', 'ward')]).toEqual([61, 4]);
    expect([count('2025-07-01', 'district'), count('2025-06-30', 'district')]).toEqual([0, 11]);
    expect([count('2025-06-30', 'ward'), count('2025-07-01', 'town')]).toEqual([0, 0]);
  });

  it.each(['2024-03-01', '2025-06-30', '2025-07-01', '2026-11-24'])(
    'lets the border communes of %s cover the line from end to end, each place once',
    (day) => {
      const border = levels(day, 'commune', 'town').filter((row) => row.attributes['border'] === true);
      reachesFromEndToEnd(border);
    },
  );

  it('numbers the 11 border communes from west to east as their markers lie', () => {
    const border = on('2026-01-01').filter((row) => row.attributes['border'] === true);
    const byMarkers = border.toSorted((a, b) => spanOf(a).west - spanOf(b).west);
    expect(byMarkers.map((row) => row.attributes['westToEast'])).toEqual(border.map((_, index) => index + 1));
    expect(border).toHaveLength(11);
  });

  it.each([
    ['962', '06004'],
    ['1054/1-1059', '06148'],
    ['1088/2 + 120 m - 1091 + 140 m', '06172'],
    ['1103/1 - 1106 + 238 m', '06172'],
    ['1106 + 239 m', '06184'],
    ['1121 + 23 m - 1122', '06184'],
    ['1220/2 - 1239', '06541'],
  ])('has %s in the commune %s, as published sources say', (markers, code) => {
    const { range } = parseMarkers(markers, wholeLine);
    const place = lineSpan(range ?? { from: { number: 0, sub: null, copy: null, offset: null }, to: null });
    const commune = new ReferenceIndex(shippedRows).withCode('unit', code, plainDate('2026-01-01'));
    const span = commune === undefined ? { west: 0, east: 0 } : spanOf(commune);
    expect([place.west >= span.west, place.east <= span.east]).toEqual([true, true]);
  });

  it('claims no stretch of the line as confirmed, for the bounds are estimates', () => {
    expect(names(ofCatalogue('unit').filter((row) => row.attributes['markersConfirmed'] === true))).toEqual(
      [],
    );
  });

  it('leads every former commune to the new commune that holds its stretch of the line', () => {
    const byId = new Map(shippedRows.map((row) => [row.id, row]));
    const former = levels('2025-06-30', 'commune', 'town');
    for (const row of former.filter((one) => one.attributes['markers'] !== null)) {
      const next = row.successorIds.flatMap((id) => byId.get(id) ?? []);
      expect([row.name, next.length]).toEqual([row.name, 1]);
      for (const commune of next) {
        expect(spanOf(row).west).toBeGreaterThanOrEqual(spanOf(commune).west);
        expect(spanOf(row).east).toBeLessThanOrEqual(spanOf(commune).east);
      }
    }
  });

  it('leads the districts to all 65 communes, each from the district on whose land it lies', () => {
    const reached = levels('2025-06-30', 'district').flatMap((row) =>
      row.successorIds.map((id) => `${id} ${row.code}`),
    );
    const communes = levels('2025-07-01', 'commune', 'ward');
    const expected = communes.map((row) => `${row.id} ${String(row.attributes['formerDistrict'])}`);
    expect(reached.toSorted()).toEqual(expected.toSorted());
    expect(reached).toHaveLength(65);
  });

  it('has the code of each commune that the people’s committees of the communes bear', () => {
    const committees = ofCatalogue('organisation').filter((row) => row.attributes['kind'] === 'commune');
    const units = new Map(levels('2026-01-01', 'commune', 'ward').map((row) => [row.code, row.name]));
    expect(
      new Map(committees.map((row) => [row.attributes['unitCode'], row.name.replace(/^UBND /u, '')])),
    ).toEqual(units);
  });

  it.each([
    ['Yên Khoái', '2024-03-01', '188-YenKhoai'],
    ['xã Yên Khoái', '2025-06-30', '188-YenKhoai'],
    ['Xã Yên Khoái, huyện Lộc Bình', '2024-03-01', '188-YenKhoai'],
    ['yen khoai', '2024-03-01', '188-YenKhoai'],
    ['Tân Thanh', '2024-03-01', '182-TanThanh'],
    ['Mẫu Sơn, Cao Lộc', '2024-03-01', '183-MauSon'],
    ['Mẫu Sơn, Lộc Bình', '2024-03-01', '188-MauSon'],
    ['xã Mẫu Sơn', '2025-07-01', '06541'],
    ['Quốc Khánh', '2025-06-30', '180-QuocKhanh'],
    ['Quốc Khánh', '2025-07-01', '06004'],
    ['Tràng Định', '2024-03-01', '180'],
    ['Tràng Định', '2025-07-01', '06046'],
    ['Lộc Bình', '2025-06-30', '188'],
    ['thị trấn Lộc Bình', '2025-06-30', '188-TTLocBinh'],
    ['Thuỵ Hùng', '2025-07-01', '06148'],
    ['Phường Đông Kinh', '2025-07-01', '05977'],
    ['TP Lạng Sơn', '2025-06-30', '178'],
    ['Lạng Sơn', '2025-07-01', '20'],
    ['Tân Thành', '2025-07-01', '06445'],
    ['tan thanh', '2025-07-01', '06445'],
  ])('finds %s on %s as %s', (name, day, code) => {
    const row = new ReferenceIndex(shippedRows).named('unit', name, plainDate(day));
    expect(row?.code).toBe(code);
    expect(row !== undefined && holdsOn(row, plainDate(day))).toBe(true);
  });

  it('does not take the border commune Tân Thanh for Tân Thành, far from the border, once it is merged', () => {
    const row = new ReferenceIndex(shippedRows).named('unit', 'xã Tân Thanh', plainDate('2026-01-01'));
    expect(row?.code).toBe('182-TanThanh');
  });
});

describe('border posts and gates on the line', () => {
  const posts = ofCatalogue('organisation').filter((row) => row.attributes['post'] === true);
  const unitOf = (row: ReferenceRow): ReferenceRow | undefined =>
    new ReferenceIndex(shippedRows).withCode('unit', String(row.attributes['commune']));

  it('lets the posts cover the line from end to end in their order, as estimates', () => {
    reachesFromEndToEnd(posts);
    const byMarkers = posts.toSorted((a, b) => spanOf(a).west - spanOf(b).west);
    expect(byMarkers.map((row) => row.attributes['westToEast'])).toEqual(posts.map((_, index) => index + 1));
    expect(posts.filter((row) => row.attributes['markersConfirmed'] !== false)).toEqual([]);
  });

  it('has each post in a border commune whose stretch its own meets', () => {
    const wrong = posts.filter((post) => {
      const commune = unitOf(post);
      if (commune?.attributes['border'] !== true) return true;
      return spanOf(post).west > spanOf(commune).east || spanOf(post).east < spanOf(commune).west;
    });
    expect(names(wrong)).toEqual([]);
  });

  it('places every gate of the province on the line, within its commune', () => {
    const gates = ofCatalogue('gate').filter((row) => row.attributes['province'] === 'LS');
    for (const gate of gates) {
      const near = typeof gate.attributes['nearMarker'] === 'string' ? 'nearMarker' : 'markers';
      const commune = unitOf(gate);
      const place = spanOf(gate, near);
      expect([gate.name, commune?.attributes['border']]).toEqual([gate.name, true]);
      if (commune === undefined) continue;
      expect([gate.name, place.west >= spanOf(commune).west]).toEqual([gate.name, true]);
      expect([gate.name, place.east <= spanOf(commune).east]).toEqual([gate.name, true]);
    }
  });

  it('estimates a place only for gates whose markers no source names, and confirms none of them', () => {
    const estimated = ofCatalogue('gate').filter((row) => typeof row.attributes['nearMarker'] === 'string');
    expect(estimated.map((row) => row.code).toSorted()).toEqual(['BC', 'BN', 'CS', 'NN', 'PN']);
    expect(names(estimated.filter((row) => row.confirmed || row.attributes['markers'] !== null))).toEqual([]);
  });
});
