import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareMarkers, formatMarkers, linePosition, markerOrder, parseMarkers } from './marker.ts';
import type { MarkerPoint } from './marker-text.ts';

const written: readonly (readonly [string, string])[] = [
  ['1116', '1116'],
  ['1088/2', '1088/2'],
  ['943(2)', '943(2)'],
  ['1088/2 + 120 m', '1088/2 + 120 m'],
  ['1106+238 m', '1106 + 238 m'],
  ['1106+238m', '1106 + 238 m'],
  ['1121 + 23 mét', '1121 + 23 m'],
  ['1088/2-1089', '1088/2-1089'],
  ['1088/2 - 1089', '1088/2-1089'],
  ['1088/2 – 1089', '1088/2-1089'],
  ['1119 1120', '1119-1120'],
  ['mốc 1119-1120', '1119-1120'],
  ['Mốc số 1116', '1116'],
  ['mốc giới 1116.', '1116'],
  ['khu vực mốc 1088/2-1089', '1088/2-1089'],
  ['từ mốc 1103/1 đến mốc 1106+238 m', '1103/1-1106 + 238 m'],
  ['1088/2 + 120 m - 1091 + 140 m', '1088/2 + 120 m-1091 + 140 m'],
  ['1054/1–1059', '1054/1-1059'],
  ['M1116', '1116'],
  ['1116号界碑', '1116'],
  ['mo\u0302\u0301c 1116', '1116'],
  ['giữa mốc 1104 và 1105', '1104-1105'],
  ['khoảng giữa mốc 1104 và mốc 1105', '1104-1105'],
  ['mốc 1116/2 đến 1117', '1116/2-1117'],
  ['1104/1105', '1104-1105'],
  ['1116/2/1117', '1116/2-1117'],
  ['khu vực mốc 1223 + 150m', '1223 + 150 m'],
  ['1223+150', '1223 + 150 m'],
  ['1088…1090', '1088-1090'],
];

/** Several places of one text: none is lost. */
const severalPlaces: readonly (readonly [string, string])[] = [
  ['1088, 1090/1', '1088; 1090/1'],
  ['1088; 1090; 1092', '1088; 1090; 1092'],
  ['1088 1090 1092', '1088; 1090; 1092'],
  ['1088\n1090', '1088; 1090'],
  ['mốc 1088 và mốc 1090', '1088; 1090'],
  ['1088-1089, 1091-1092', '1088-1089; 1091-1092'],
  ['các mốc 1088/1, 1088/2 và 1089', '1088/1; 1088/2; 1089'],
  ['1116(1), 1116(2)', '1116(1); 1116(2)'],
  ['1116、1117号界碑', '1116; 1117'],
];

describe('markers as people type them', () => {
  it.each(written)('reads %s as %s without a warning', (text, normalised) => {
    const parsed = parseMarkers(text, { west: 900, east: 1378, longestSpan: 30 });
    expect(parsed.normalised).toBe(normalised);
    expect(parsed.warnings).toEqual([]);
  });

  it.each(severalPlaces)(
    'reads every place of %j as %s, and warns that they are several',
    (text, normalised) => {
      const parsed = parseMarkers(text);
      expect(parsed.normalised).toBe(normalised);
      expect(parsed.warnings).toEqual(['several-places']);
      expect(parseMarkers(normalised)).toEqual(parsed);
    },
  );

  it.each([
    ['1088-90', '1088-1090', ['shortened']],
    ['1088.2', '1088/2', ['shortened']],
    ['1088/2-4', '1088/2-1088/4', ['shortened']],
    ['1088/1, 2, 3', '1088/1; 1088/2; 1088/3', ['shortened', 'several-places']],
    ['1090-88', '1090-88', ['out-of-range', 'end-before-start', 'span-too-long']],
    ['mốc 1116 (Hữu Nghị), mốc 1120, xã Đồng Đăng', '1116; 1120', ['partly-read', 'several-places']],
    ['từ mốc 1116 (Hữu Nghị) đến khu vực Cốc Nam, mốc 1120', '1116-1120', ['partly-read']],
    ['gần mốc 1116, cách đường biên 200 m', '1116', ['partly-read']],
    ['Km 120 QL 1A, mốc 1116', '1116', ['partly-read']],
    ['Hữu Nghị, 1116 năm 2024', '1116', ['partly-read']],
    ['1223 - 150m', '1223', ['partly-read']],
  ])('reads %s as %s with warnings', (text, normalised, warnings) => {
    const parsed = parseMarkers(text);
    expect(parsed.normalised).toBe(normalised);
    expect(parsed.warnings).toEqual(warnings);
  });

  it.each([
    ['119-1120', ['out-of-range', 'span-too-long']],
    ['1104-1005', ['end-before-start', 'span-too-long']],
    ['1104-1103/1', ['end-before-start']],
    ['900', ['out-of-range']],
    ['1301', ['out-of-range']],
    ['1100-1131', ['span-too-long']],
    ['1100-1130', []],
    ['948', []],
    ['1300', []],
    ['mốc 1088/2-1089 thuộc cửa khẩu quốc tế Hữu Nghị', ['partly-read']],
  ])('warns of what is odd in %s and reads it all the same', (text, warnings) => {
    const parsed = parseMarkers(text);
    expect(parsed.range).not.toBeNull();
    expect(parsed.warnings).toEqual(warnings);
  });

  it.each(['', 'gần bản Thẩm', 'không rõ, 2 người', '0', 'ngày 5/3', '1116a', '12345'])(
    'reads no marker in "%s"',
    (text) => {
      expect(parseMarkers(text)).toEqual({ range: null, normalised: null, warnings: ['not-a-marker'] });
    },
  );
});

const point = fc.record<MarkerPoint>({
  number: fc.integer({ min: 1, max: 1378 }),
  sub: fc.option(fc.integer({ min: 1, max: 99 })),
  copy: fc.option(fc.integer({ min: 1, max: 9 })),
  offset: fc.option(fc.integer({ min: 1, max: 9999 })),
});

describe('the grammar of markers', () => {
  it('parses what it formats into the same markers', () => {
    fc.assert(
      fc.property(point, fc.option(point), (from, to) => {
        // "1088-90" is 1088 to 1090: no stretch of the line leads from there back to the first hundred.
        fc.pre(to === null || to.sub !== null || to.number > 99 || from.number <= 99);
        const normalised = formatMarkers({ from, to });
        const parsed = parseMarkers(normalised);
        expect(parsed.range).toEqual({ from, to });
        expect(parsed.normalised).toBe(normalised);
      }),
    );
  });

  it('orders points totally, and the line and the database follow that order', () => {
    const near = fc.record<MarkerPoint>({
      number: fc.integer({ min: 1115, max: 1117 }),
      sub: fc.option(fc.integer({ min: 1, max: 3 })),
      copy: fc.option(fc.integer({ min: 1, max: 3 })),
      offset: fc.option(fc.integer({ min: 1, max: 9999 })),
    });
    fc.assert(
      fc.property(near, near, near, (a, b, c) => {
        expect(Math.sign(compareMarkers(a, b)) + Math.sign(compareMarkers(b, a))).toBe(0);
        if (compareMarkers(a, b) <= 0 && compareMarkers(b, c) <= 0)
          expect(compareMarkers(a, c)).toBeLessThanOrEqual(0);
        if (compareMarkers(a, b) === 0) expect(a).toEqual(b);
        if (compareMarkers(a, b) < 0) {
          expect(linePosition(a)).toBeLessThan(linePosition(b));
          expect(markerOrder({ from: a, to: null }) < markerOrder({ from: b, to: null })).toBe(true);
        }
      }),
    );
  });
});
