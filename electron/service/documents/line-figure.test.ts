import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineStretches } from '../../../shared/border/line.ts';
import { addDays, plainDate } from '../../../shared/time/plain-date.ts';
import {
  incidentStock,
  type CountedIncident,
} from '../../../shared/report/chapters/border/incident-figures.ts';
import { reportLine } from '../../../shared/report/chapters/border/report-line.ts';
import { FIGURE_WIDTH, lineFigure, lineNotes } from './line-figure.ts';

const spans = {
  inPeriod: { from: plainDate('2023-12-15'), to: plainDate('2024-03-14') },
  yearToDate: { from: plainDate('2023-12-15'), to: plainDate('2024-03-14') },
  samePeriodLastYear: { from: plainDate('2022-12-15'), to: plainDate('2023-03-14') },
  yearToDateLastYear: { from: plainDate('2022-12-15'), to: plainDate('2023-03-14') },
};
const source = {
  limits: { west: 948, east: 1_310, longestSpan: 30 },
  features: [],
  groupOf: (type: string) => (type === 'BG01' ? 'marker' : 'crossing'),
};
const describeIt = (id: string) => ({ code: id, name: `Vụ ${id}` });

const anyIncident = fc.record({
  days: fc.integer({ min: 0, max: 500 }),
  lasts: fc.option(fc.integer({ min: 0, max: 200 }), { nil: null }),
  marker: fc.option(fc.integer({ min: 900, max: 1_350 }), { nil: null }),
  type: fc.constantFrom('BG01', 'BG06'),
});
const incidentsOf = (rows: readonly (typeof anyIncident extends fc.Arbitrary<infer T> ? T : never)[]) =>
  rows.map(({ days, lasts, marker, type }, index): CountedIncident => {
    const occurred = addDays(plainDate('2022-12-01'), days);
    return {
      id: String(index),
      occurred,
      settled: lasts === null ? null : addDays(occurred, lasts),
      type: { code: type, text: type },
      side: null,
      commune: null,
      gate: null,
      post: null,
      beyondCompetence: false,
      markers: marker === null ? null : String(marker),
      awaiting: false,
    };
  });

describe('the line of a report', () => {
  it('shows or names every case that the figures count as occurred, in the period and a year before', () => {
    fc.assert(
      fc.property(fc.array(anyIncident, { maxLength: 60 }), (rows) => {
        const incidents = incidentsOf(rows);
        const line = reportLine(incidents, spans, source, describeIt);
        const stock = incidentStock(incidents, spans.inPeriod);
        expect(line.incidents.length + line.unplaced).toBe(stock.occurred);
        expect(line.lastYear.length).toBeLessThanOrEqual(
          incidentStock(incidents, spans.samePeriodLastYear).occurred,
        );
        const stretches = lineStretches(line, 10);
        expect(stretches.reduce((sum, one) => sum + one.count, 0)).toBe(line.incidents.length);
        expect(stretches.reduce((sum, one) => sum + one.lastYear, 0)).toBe(line.lastYear.length);
        const settled = line.incidents.filter(({ status }) => status === 'settled').length;
        expect(settled).toBeLessThanOrEqual(stock.settled);
        expect(lineNotes(line)).toHaveLength(line.unplaced === 0 ? 1 : 2);
      }),
    );
  });

  it('draws the same after it was kept as JSON in a closed report', () => {
    const line = reportLine(
      incidentsOf([
        { days: 30, lasts: 10, marker: 1_000, type: 'BG01' },
        { days: 400, lasts: null, marker: 1_100, type: 'BG06' },
      ]),
      spans,
      source,
      describeIt,
    );
    const kept = JSON.parse(JSON.stringify(line)) as typeof line;
    expect(lineFigure(kept, 'Tinos')).toBe(lineFigure(line, 'Tinos'));
    expect(lineFigure(line, 'Tinos')).toContain(`width="${FIGURE_WIDTH}"`);
    expect(lineFigure(line, 'Tinos')).toContain('Vượt biên, xâm canh');
    expect(lineFigure(line, 'Tinos')).not.toContain('>Mốc giới<');
  });
});
