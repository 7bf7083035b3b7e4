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
  readonly from: PlainDate;
  /** The day of return; null while it is not known. */
  readonly to: PlainDate | null;
}

export interface PersonTrips<Own extends Trip> extends Omit<Traveller, 'person'> {
  /** By day of departure. */
  readonly trips: readonly Own[];
  /** Days of the trips whose return is known, the days of departure and return included. */
  readonly days: number;
}

/** A person while trips are added, with the days of departure on which position and unit were told last. */
interface Counted<Own> {
  name: string;
  position: string | null;
  positionOn: PlainDate;
  unit: string | null;
  unitOn: PlainDate;
  trips: Own[];
  days: number;
}

/** Counts the trips of each person while delegations are gone through; of their lists it holds nothing. */
export class TripCount<Own extends Trip> {
  readonly #linked = new Map<string, Counted<Own>>();
  /** By name and unit, both folded. */
  readonly #named = new Map<string, Counted<Own>>();
  /** The linked people that bear a folded name. */
  readonly #bearers = new Map<string, Set<string>>();
  /** Positions and units are few and told by many: each is held once, with its folded form. */
  readonly #words = new Map<string, { readonly text: string; readonly folded: string }>();

  /** Delegations are added by day of departure, earliest first. */
  add(trip: Own, travellers: Iterable<Traveller>): void {
    for (const { person, name, position, unit } of travellers) {
      const office = unit === null ? null : this.#word(unit);
      const told = {
        name,
        position: position === null ? null : this.#word(position).text,
        unit: office?.text ?? null,
      };
      if (person === null) {
        note(this.#named, `${foldText(name)}/${office?.folded ?? ''}`, trip, told);
        continue;
      }
      note(this.#linked, person, trip, told);
      const folded = foldText(name);
      const bearers = this.#bearers.get(folded);
      if (bearers === undefined) this.#bearers.set(folded, new Set([person]));
      else bearers.add(person);
    }
  }

  /**
   * The trips of each person, who has most first. A name without a link is the linked person of that name where there is one, and two of
   * one name in different offices are two people. Position and unit are those of the last trip that says them. Asked for once: the count
   * begins anew.
   */
  people(): readonly PersonTrips<Own>[] {
    for (const [key, named] of this.#bearers.size === 0 ? [] : this.#named) {
      const [only, second] = this.#bearers.get(foldText(named.name)) ?? [];
      const linked = only === undefined || second !== undefined ? undefined : this.#linked.get(only);
      if (linked === undefined) continue;
      unite(linked, named);
      this.#named.delete(key);
    }
    const people = [...this.#linked.values(), ...this.#named.values()];
    // Their keys are as large as they are.
    for (const found of [this.#linked, this.#named, this.#bearers]) found.clear();
    return inOrderOfNames(people.sort((a, b) => byAmount(a, b)));
  }

  #word(text: string): { readonly text: string; readonly folded: string } {
    const known = this.#words.get(text) ?? { text, folded: foldText(text) };
    this.#words.set(text, known);
    return known;
  }
}

function note<Own extends Trip>(
  people: Map<string, Counted<Own>>,
  key: string,
  trip: Own,
  { name, position, unit }: Omit<Traveller, 'person'>,
): void {
  const { from } = trip;
  const known = people.get(key);
  if (known === undefined) {
    const counted = { name, position, positionOn: from, unit, unitOn: from, trips: [trip] };
    people.set(key, { ...counted, days: daysOf(trip) });
    return;
  }
  known.name = name;
  if (position !== null) [known.position, known.positionOn] = [position, from];
  if (unit !== null) [known.unit, known.unitOn] = [unit, from];
  // Who is named twice in one delegation went once.
  if (known.trips.at(-1) === trip) return;
  known.trips.push(trip);
  known.days += daysOf(trip);
}

/** Adds to a linked person what was counted of the same one by the name alone. */
function unite<Own extends Trip>(linked: Counted<Own>, named: Counted<Own>): void {
  const last = (one: Counted<Own>): PlainDate | '' => one.trips.at(-1)?.from ?? '';
  if (last(named) > last(linked)) linked.name = named.name;
  if (named.position !== null && (linked.position === null || named.positionOn > linked.positionOn))
    [linked.position, linked.positionOn] = [named.position, named.positionOn];
  if (named.unit !== null && (linked.unit === null || named.unitOn > linked.unitOn))
    [linked.unit, linked.unitOn] = [named.unit, named.unitOn];
  linked.trips = [...new Set([...linked.trips, ...named.trips])].toSorted((a, b) => order(a.from, b.from));
  linked.days = linked.trips.reduce((sum, trip) => sum + daysOf(trip), 0);
}

const daysOf = ({ from, to }: Trip): number => (to === null ? 0 : daysBetween(from, to) + 1);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byAmount = (a: PersonTrips<Trip>, b: PersonTrips<Trip>): number =>
  b.trips.length - a.trips.length || b.days - a.days;

/** Those who went alike often and long by name. Only the keys of those are held at a time. */
function inOrderOfNames<Person extends PersonTrips<Trip>>(people: readonly Person[]): readonly Person[] {
  const ordered: (readonly Person[])[] = [];
  let alike: Person[] = [];
  for (const person of people) {
    const [first] = alike;
    if (first !== undefined && byAmount(first, person) !== 0) {
      ordered.push(byName(alike));
      alike = [];
    }
    alike.push(person);
  }
  return [...ordered, byName(alike)].flat();
}

function byName<Person extends PersonTrips<Trip>>(people: readonly Person[]): readonly Person[] {
  return people
    .map((person) => ({ person, key: nameKey(person.name) }))
    .toSorted((a, b) => order(a.key, b.key))
    .map(({ person }) => person);
}

const nameKey = (name: string): string => `${personNameKey(name)} ${collationKey(name)}`;
