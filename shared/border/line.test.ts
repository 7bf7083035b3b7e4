import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReferenceRow } from '../reference/reference-row.ts';
import { plainDate } from '../time/plain-date.ts';
import { compareIncidents, lineFeatures, lineStretches, stackIncidents, type LineIncident } from './line.ts';

const limits = { west: 948, east: 1310, longestSpan: 30 };

function incident(west: number, index: number): LineIncident {
  return {
    id: `id-${index}`,
    code: `SV-${String(index).padStart(5, '0')}`,
    title: '',
    west,
    east: west,
    markers: String(Math.floor(west)),
    type: 'BG06',
    typeName: '',
    status: 'new',
    awaiting: false,
    date: plainDate('2026-09-20'),
  };
}

const positions = fc.array(fc.double({ min: 900, max: 1400, noNaN: true }), { maxLength: 300 });

function gate(code: string, change: Partial<ReferenceRow>): ReferenceRow {
  return {
    id: '51387f0f-66e5-8632-86ee-224227c7fd15',
    catalogue: 'gate',
    code,
    name: code,
    nameEn: '',
    nameZh: '',
    shortName: null,
    aliases: [],
    validFrom: null,
    validTo: null,
    parentCode: null,
    successorIds: [],
    attributes: {},
    confirmed: true,
    source: null,
    ...change,
  };
}

describe('the line', () => {
  it('puts every incident in exactly one stretch, those outside the limits in the first or the last', () => {
    fc.assert(
      fc.property(positions, positions, fc.integer({ min: 1, max: 40 }), (now, before, size) => {
        const stretches = lineStretches({ limits, incidents: now.map(incident), lastYear: before }, size);
        expect(stretches.reduce((sum, { count }) => sum + count, 0)).toBe(now.length);
        expect(stretches.reduce((sum, { lastYear }) => sum + lastYear, 0)).toBe(before.length);
        expect(stretches[0]?.west).toBe(limits.west);
        expect(stretches.at(-1)?.east).toBe(limits.east);
        stretches.slice(1).forEach((stretch, index) => {
          expect(stretch.west).toBe((stretches[index]?.east ?? 0) + 1);
        });
      }),
    );
  });

  it('shows each incident of the whole line once, in columns that do not overlap', () => {
    fc.assert(
      fc.property(positions, fc.integer({ min: 200, max: 3000 }), (all, width) => {
        const sorted = all.map(incident).toSorted(compareIncidents);
        const stacks = stackIncidents(sorted, { west: 900, east: 1401, width }, 12);
        expect(stacks.flatMap(({ incidents }) => incidents.map(({ id }) => id)).toSorted()).toEqual(
          sorted.map(({ id }) => id).toSorted(),
        );
        stacks.slice(1).forEach(({ left }, index) => {
          expect(left - (stacks[index]?.left ?? 0)).toBeGreaterThan(12 - 1e-6);
        });
      }),
    );
  });

  it('keeps columns together while the view moves along the line', () => {
    const sorted = [1000, 1000.2, 1001, 1050, 1050.5].map(incident);
    const grouping = (west: number) =>
      stackIncidents(sorted, { west, east: west + 200, width: 1000 }, 12).map(({ incidents }) =>
        incidents.map(({ id }) => id),
      );
    expect(grouping(950)).toEqual(grouping(953.7));
  });

  it('takes gates and lanes by their markers, and marks an estimate as to be confirmed', () => {
    const province = 'LS';
    const rows = [
      gate('TT', { attributes: { province, class: 'lane', markers: '1090-1091' } }),
      gate('NH', { attributes: { province, class: 'secondary', nearMarker: 1056 } }),
      gate('CM', { attributes: { province, class: 'bilateral', markers: null, axisMarker: 1224 } }),
      gate('BC', { attributes: { province, class: 'secondary', markers: null } }),
      gate('TL', { attributes: { province: 'CB', class: 'secondary', markers: '900' } }),
      gate('CN', { validTo: '2024-05-26', attributes: { province, class: 'secondary', markers: '1104' } }),
    ];
    expect(
      lineFeatures(rows, plainDate('2026-09-20')).map(({ kind, code, west, east, confirmed }) => [
        kind,
        code,
        west,
        east,
        confirmed,
      ]),
    ).toEqual([
      ['gate', 'NH', 1056, 1056, false],
      ['lane', 'TT', 1090, 1091, true],
      ['gate', 'CM', 1224, 1224, true],
    ]);
  });
});
