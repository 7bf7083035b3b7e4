import { describe, expect, it } from 'vitest';
import { openRegisterNames, registerNamed, registerNames, type OpenRegister } from './all-registers.ts';
import { definitionFaults } from './definition-faults.ts';
import { talk } from './talk/talk.ts';

describe.each(openRegisterNames)('the register %s', (name) => {
  it('names nothing that is not there, and lacks nothing', () => {
    expect(definitionFaults(registerNamed(name), openRegisterNames)).toEqual([]);
  });
});

it.each(['name', 'key', 'table', 'codePrefix'] as const)('no two registers share a %s', (what) => {
  const used = registerNames
    .map((name) => registerNamed(name))
    .flatMap((register) => [
      register[what],
      ...(what === 'table' ? Object.values(register.children).map(({ table }) => table) : []),
    ])
    .filter((value) => value !== null);
  expect(used.filter((value, at) => used.indexOf(value) !== at)).toEqual([]);
});

describe('a register that was not finished', () => {
  const sound = registerNamed('talk');
  const { sheets } = sound;
  const { links } = talk.children;
  const cases: readonly (readonly [string, Partial<OpenRegister>, string])[] = [
    [
      'a section',
      { sections: sound.sections.filter((section) => section !== 'commitments') },
      'children.commitments: no section "commitments" in sections',
    ],
    ['a list column', { listColumns: ['code', 'giver'] }, 'listColumns: no column "giver"'],
    ['a print column', { printColumns: ['code', 'giver'] }, 'printColumns: no column "giver"'],
    ['a filter', { filters: ['giver'] }, 'filters: no field "giver"'],
    ['a date', { dateFields: ['givenOn'] }, 'dateFields: no field "givenOn"'],
    ['what tells doubles', { duplicateField: 'giver' }, 'duplicateField: no field "giver"'],
    [
      'a linked register',
      {
        children: {
          links: {
            ...links,
            fields: { ...links.fields, record: { ...links.fields.record, registers: ['unfinished'] } },
          },
          commitments: talk.children.commitments,
        },
      },
      'children.links.record: no register "unfinished"',
    ],
    [
      'what it is gone on to',
      { continuations: [{ begins: 'unfinished', purpose: 'like', label: 'like', values: () => ({}) }] },
      'continuations.like: no register "unfinished"',
    ],
    [
      'what is found by an occasion',
      { startingForOccasion: () => ({}), continuations: registerNamed('letter').continuations ?? [] },
      'startingForOccasion: no kind of days "forOccasion"',
    ],
    [
      'an import heading',
      { sheets: { ...sheets, columns: sheets.columns.filter(({ target }) => target !== 'kind') } },
      'sheets.columns: no heading for the required field "kind"',
    ],
    [
      'a reader of cells',
      { sheets: { ...sheets, readers: {} } },
      'sheets.columns.date: no reader "dateTime"',
    ],
    [
      'what names a row',
      { sheets: { ...sheets, naming: ['giver'] } },
      'sheets.naming: no column of sheets "giver"',
    ],
  ];
  it.each(cases)('is told what it lacks: %s', (_what, part, fault) => {
    expect(definitionFaults({ ...sound, ...part }, openRegisterNames)).toEqual([fault]);
  });
});
