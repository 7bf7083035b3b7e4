import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareRecords, type RecordVersion } from './compare-records.ts';

const registers = ['one', 'two'];
/** Copies of the same few records: each is in none, one or both, in one of three states. */
const copies = fc
  .array(
    fc.record({
      register: fc.constantFrom(...registers),
      here: fc.integer({ min: 0, max: 3 }),
      there: fc.integer({ min: 0, max: 3 }),
    }),
    {
      maxLength: 30,
    },
  )
  .map((records) => {
    const copyOf = (side: 'here' | 'there'): readonly RecordVersion[] =>
      records.flatMap((record, at) =>
        record[side] === 0
          ? []
          : [{ id: `id-${at}`, register: record.register, version: `00${record[side]}` }],
      );
    return { here: copyOf('here'), there: copyOf('there') };
  });

it('counts each record once, and the other way round the other way', () => {
  fc.assert(
    fc.property(copies, ({ here, there }) => {
      const compared = compareRecords(here, there, registers);
      const back = new Map(compareRecords(there, here, registers).map((one) => [one.register, one]));
      for (const one of compared) {
        const other = back.get(one.register);
        expect(other).toMatchObject({
          onlyHere: one.onlyThere,
          onlyThere: one.onlyHere,
          newerHere: one.newerThere,
          newerThere: one.newerHere,
        });
        expect(one.there).toBe(there.filter(({ register }) => register === one.register).length);
        expect(one.there - one.onlyThere + one.onlyHere).toBe(
          here.filter(({ register }) => register === one.register).length,
        );
      }
    }),
  );
});

it('finds no difference between a copy and itself', () => {
  fc.assert(
    fc.property(copies, ({ here }) => {
      for (const one of compareRecords(here, here, registers))
        expect(one).toMatchObject({ onlyHere: 0, onlyThere: 0, newerHere: 0, newerThere: 0 });
    }),
  );
});
