import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { formatCount, formatSigned } from '../../../text/numbers.ts';
import { fill } from '../../../text/template.ts';
import { formatDate } from '../../../time/typed-date.ts';
import type { PlainDate } from '../../../time/plain-date.ts';
import { sumOfAdjustments, type Adjustment } from './adjustments.ts';
import type { CrossTable } from './cross-tables.ts';
import type { Direction } from './counted-row.ts';
import type { DelegationFigures, Measure, ThreeColumns } from './measures.ts';

const { sentences } = texts;

/** "09 đoàn ra/114 lượt …", or that there were none. */
export function figurePhrase(direction: Direction, figure: Measure): string {
  const outgoing = direction === 'outgoing';
  if (figure.delegations === 0) return outgoing ? sentences.noOutgoing : sentences.noIncoming;
  return fill(outgoing ? sentences.outgoing : sentences.incoming, {
    delegations: formatCount(figure.delegations),
    personTrips: formatCount(figure.personTrips),
  });
}

/** Paragraphs on delegations as drafted from the figures; staff edit them. */
export function draftCooperation(
  figures: DelegationFigures,
  countries: readonly CrossTable[],
  adjustments: readonly Adjustment[],
  yearStart: PlainDate,
  isFirstOfYear: boolean,
): string {
  const paragraphs = [
    fill(sentences.figures, {
      outgoing: figurePhrase('outgoing', figures.outgoing.inPeriod),
      incoming: figurePhrase('incoming', figures.incoming.inPeriod),
    }),
    placesSentence(countries, 'outgoing'),
    placesSentence(countries, 'incoming'),
    comparison(figures),
    isFirstOfYear
      ? null
      : fill(sentences.yearToDate, {
          from: formatDate(yearStart),
          outgoing: figurePhrase('outgoing', figures.outgoing.yearToDate),
          incoming: figurePhrase('incoming', figures.incoming.yearToDate),
        }),
    adjustments.length === 0 ? null : adjustmentSentence(adjustments),
  ];
  return paragraphs.filter((paragraph) => paragraph !== null).join('\n');
}

function placesSentence(tables: readonly CrossTable[], direction: Direction): string | null {
  const table = tables.find((candidate) => candidate.direction === direction && candidate.by === 'country');
  const rows = table?.rows.filter((row) => row.inPeriod.delegations > 0) ?? [];
  if (rows.length === 0) return null;
  const list = rows.map((row) =>
    fill(sentences.countryItem, {
      country: row.label === texts.tables.unknown ? sentences.unknownCountry : row.label,
      delegations: formatCount(row.inPeriod.delegations),
      personTrips: formatCount(row.inPeriod.personTrips),
    }),
  );
  return fill(direction === 'outgoing' ? sentences.destinations : sentences.origins, {
    list: list.join(', '),
  });
}

function comparison(figures: DelegationFigures): string {
  const { outgoing, incoming } = figures;
  return fill(sentences.lastYear, {
    outgoingDelegations: changePhrase('delegations', outgoing),
    outgoingTrips: changePhrase('personTrips', outgoing),
    incomingDelegations: changePhrase('delegations', incoming),
    incomingTrips: changePhrase('personTrips', incoming),
  });
}

function changePhrase(what: keyof Measure, figure: ThreeColumns): string {
  const now = figure.inPeriod[what];
  const before = figure.samePeriodLastYear[what];
  const values = {
    now: formatCount(now),
    before: formatCount(before),
    change: formatCount(Math.abs(now - before)),
  };
  if (now === before)
    return fill(what === 'delegations' ? sentences.sameDelegations : sentences.sameTrips, values);
  return fill(what === 'delegations' ? sentences.delegationChange : sentences.tripChange, {
    ...values,
    direction: now > before ? sentences.up : sentences.down,
  });
}

function adjustmentSentence(adjustments: readonly Adjustment[]): string {
  const phrase = (direction: Direction): string => {
    const sum = sumOfAdjustments(adjustments, direction);
    return fill(direction === 'outgoing' ? sentences.adjustedOutgoing : sentences.adjustedIncoming, {
      delegations: formatSigned(sum.delegations),
      personTrips: formatSigned(sum.personTrips),
    });
  };
  return fill(sentences.adjustments, { outgoing: phrase('outgoing'), incoming: phrase('incoming') });
}
