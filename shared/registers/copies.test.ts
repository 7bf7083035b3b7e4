import { describe, expect, it } from 'vitest';
import { openRegisterNames, registerNamed } from './all-registers.ts';
import { copyFaults, copyOf } from './copies.ts';
import { blankChild, blankRecord, withBeginning } from './edit-record.ts';
import { outgoingDelegation } from './outgoing-delegation/outgoing-delegation.ts';
import { text } from './field.ts';

const register = registerNamed(outgoingDelegation.name);

/** A record whose every field holds something. */
function full() {
  const filled = (fields: object): object =>
    Object.fromEntries(Object.keys(fields).map((name) => [name, `${name} kept`]));
  const rows = Object.entries(register.children).map(([list, { fields }]) => [
    list,
    [
      { ...blankChild(fields, `${list}-1`, 0), ...filled(fields) },
      { ...blankChild(fields, `${list}-2`, 1), withdrawn: true },
    ],
  ]);
  return { ...blankRecord(register, 'r'), ...filled(register.fields), ...Object.fromEntries(rows) };
}

describe('a copy of a delegation', () => {
  const copy = copyOf(register, full(), (id) => `new ${id}`);

  it('has who goes, why and where, with the persons of the members', () => {
    expect(Object.keys(copy.fields)).toEqual(
      expect.arrayContaining([
        'name',
        'hostAgency',
        'purpose',
        'invitingPartner',
        'peopleDeclared',
        'leader',
      ]),
    );
    expect(copy.children['members']).toEqual([
      {
        id: 'new members-1',
        position: 0,
        fields: Object.fromEntries(
          [
            'person',
            'fullName',
            'sex',
            'birthDate',
            'nationality',
            'agency',
            'jobTitle',
            'role',
            'category',
          ].map((name) => [name, `${name} kept`]),
        ),
      },
    ]);
    expect(copy.children['stops']?.[0]?.fields).toEqual({
      country: 'country kept',
      place: 'place kept',
      transit: 'transit kept',
    });
  });

  it('has no days, papers, costs, results, statuses or numbers of documents', () => {
    const went = [
      ...Object.keys(copy.fields),
      ...Object.values(copy.children).flatMap((rows) => rows.flatMap((row) => Object.keys(row.fields))),
    ];
    expect(
      went.filter(
        (name) =>
          /Planned|Actual|Date$|Number$|budget|result|report|calledOff|Due|documentType|participated/.test(
            name,
          ) && name !== 'birthDate',
      ),
    ).toEqual([]);
    expect(copy.children['permits']).toBeUndefined();
  });
});

it('asks of every field of a register that is copied whether it goes along', () => {
  expect(openRegisterNames.flatMap((name) => copyFaults(registerNamed(name)))).toEqual([]);
  const { fields, children, copies } = register;
  if (copies === undefined) throw new Error('no copies');
  expect(copyFaults({ fields: { ...fields, added: text() }, children, copies })).toEqual([
    'copies.fields.added: does it go along?',
  ]);
  expect(
    copyFaults({
      fields,
      children,
      copies: { ...copies, children: { ...copies.children, stops: { country: true, place: true } } },
    }),
  ).toHaveLength(3);
  expect(
    copyFaults({
      fields,
      children,
      copies: { ...copies, fields: { ...copies.fields, reportFiles: true, nothing: true } },
    }),
  ).toEqual(['copies.fields.nothing: no such field', 'copies.fields.reportFiles: never goes along']);
});

it('saves what was typed on what a record began with, and not the rows that were taken out again', () => {
  const beginning = {
    fields: { name: 'A', content: 'B' },
    children: {
      members: [
        { id: '1', fields: { fullName: 'X' } },
        { id: '2', fields: { fullName: 'Y' } },
      ],
    },
  };
  expect(
    withBeginning(beginning, {
      fields: { name: 'C' },
      children: {
        members: [
          { id: '1', fields: { jobTitle: 'Z' } },
          { id: '2', withdrawn: true, fields: {} },
          { id: '3', fields: { fullName: 'W' } },
        ],
      },
    }),
  ).toEqual({
    fields: { name: 'C', content: 'B' },
    children: {
      members: [
        { id: '1', fields: { fullName: 'X', jobTitle: 'Z' } },
        { id: '3', fields: { fullName: 'W' } },
      ],
    },
  });
});
