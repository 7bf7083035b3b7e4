import { collationKey, personNameKey } from '../text/collation.ts';
import { foldText } from '../text/fold.ts';
import { daysBetween, type PlainDate } from '../time/plain-date.ts';

/** Someone who travelled with a delegation, as its record says. */
export interface Traveller {
  /** The record of the person; null: the name alone is known. */
  readonly person: string | null;
  readonly name: string;
  readonly position: string | null;
  readonly unit: string | null;
}

/** A delegation that went. */
export interface Trip {
  readonly code: string;
  readonly name: string;
  readonly from: PlainDate;
  /** The day of return; null while it is not known. */
  readonly to: PlainDate | null;
  readonly countries: readonly string[];
  readonly travellers: readonly Traveller[];
}

export interface PersonTrips extends Omit<Traveller, 'person'> {
  readonly trips: readonly Trip[];
  /** Days of the trips whose return is known, the days of departure and return included. */
  readonly days: number;
}

/**
 * The trips of each person, who has most first. A name without a link is the linked person of that name where there is one, and two of one
 * name in different offices are two people. Position and unit are those of the last trip that says them.
 */
export function personTrips(trips: readonly Trip[]): readonly PersonTrips[] {
  const linked = new Map<string, Set<string>>();
  for (const { person, name } of trips.flatMap(({ travellers }) => travellers))
    if (person !== null) linked.set(foldText(name), (linked.get(foldText(name)) ?? new Set()).add(person));
  const keyOf = ({ person, name, unit }: Traveller): string => {
    const same = [...(linked.get(foldText(name)) ?? [])];
    return (
      person ??
      (same.length === 1 && same[0] !== undefined ? same[0] : `${foldText(name)}/${foldText(unit ?? '')}`)
    );
  };
  const people = new Map<string, { traveller: Traveller; readonly own: Trip[] }>();
  for (const trip of trips.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    for (const traveller of trip.travellers) {
      const key = keyOf(traveller);
      const known = people.get(key);
      if (known === undefined) people.set(key, { traveller, own: [trip] });
      else {
        known.traveller = {
          ...traveller,
          position: traveller.position ?? known.traveller.position,
          unit: traveller.unit ?? known.traveller.unit,
        };
        // Who is named twice in one delegation went once.
        if (known.own.at(-1) !== trip) known.own.push(trip);
      }
    }
  }
  return [...people.values()]
    .map(({ traveller: { name, position, unit }, own }) => ({
      name,
      position,
      unit,
      trips: own,
      days: own.reduce((sum, { from, to }) => sum + (to === null ? 0 : daysBetween(from, to) + 1), 0),
    }))
    .toSorted(
      (a, b) =>
        b.trips.length - a.trips.length || b.days - a.days || (nameKey(a.name) < nameKey(b.name) ? -1 : 1),
    );
}

const nameKey = (name: string): string => `${personNameKey(name)} ${collationKey(name)}`;
