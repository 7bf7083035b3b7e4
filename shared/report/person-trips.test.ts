import { expect, it } from 'vitest';
import { plainDate } from '../time/plain-date.ts';
import { TripCount, type Traveller } from './person-trips.ts';

const who = (name: string, more: Partial<Traveller> = {}): Traveller => ({
  person: null,
  name,
  position: null,
  unit: null,
  ...more,
});
const trip = (from: string, to: string | null = from) => ({
  from: plainDate(from),
  to: to === null ? null : plainDate(to),
});

it('takes position and unit from the last trip that tells them, by link or by name alone', () => {
  const count = new TripCount();
  count.add(trip('2024-01-01'), [who('Lê Thu', { position: 'Cán sự', unit: 'Sở Nội vụ' })]);
  count.add(trip('2024-02-01'), [who('LÊ THU', { person: 'p1', position: 'Chuyên viên' })]);
  count.add(trip('2024-03-01'), [who('Lê Thu', { unit: 'Sở Ngoại vụ' })]);
  expect(count.people()).toMatchObject([
    { name: 'Lê Thu', position: 'Chuyên viên', unit: 'Sở Ngoại vụ', days: 3 },
  ]);
});

it('counts a trip once for who is named with and without a link in one delegation', () => {
  const count = new TripCount();
  const both = trip('2024-01-01', '2024-01-03');
  count.add(both, [who('Lê Thu'), who('Lê Thu', { person: 'p1' })]);
  expect(count.people()).toMatchObject([{ trips: [both], days: 3 }]);
});

it('leaves a name that two linked people bear to neither of them', () => {
  const count = new TripCount();
  count.add(trip('2024-01-01'), [
    who('Lê Thu', { person: 'p1' }),
    who('Lê Thu', { person: 'p2' }),
    who('Lê Thu'),
  ]);
  expect(count.people().map(({ trips }) => trips.length)).toEqual([1, 1, 1]);
});

it('orders by trips, then days, then name as lists of people do', () => {
  const count = new TripCount();
  count.add(trip('2024-01-01', null), [who('Ân'), who('Vi An'), who('Lê Ba'), who('Đỗ An'), who('Dư Ca')]);
  count.add(trip('2024-01-02'), [who('Lê Ba')]);
  count.add(trip('2024-01-03'), [who('Lê Ba')]);
  count.add(trip('2024-01-04', '2024-01-09'), [who('Hà Tư')]);
  expect(count.people().map(({ name }) => name)).toEqual(['Lê Ba', 'Hà Tư', 'Đỗ An', 'Vi An', 'Ân', 'Dư Ca']);
});
