import { describe, expect, it } from 'vitest';
import { openRegisterNames, registerNamed, registerNames, type OpenRegister } from './all-registers.ts';
import { defineRegister } from './define-register.ts';
import { definitionFaults } from './definition-faults.ts';
import { chapterNames } from './report-share.ts';
import { internal, uncounted } from './internal-register.ts';
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
  const { dateTime: _reader, ...otherReaders } = sheets.readers ?? {};
  const { links } = talk.children;
  const { place: _place, ...placeless } = sound;
  it('is told what it lacks: a place of the menu', () => {
    expect(definitionFaults(placeless, openRegisterNames)).toEqual([
      'place: none, so that no place of the menu shows it',
    ]);
  });

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
      'a field for remarks of sheets',
      {
        fields: Object.fromEntries(Object.entries(sound.fields).filter(([field]) => field !== 'notes')),
        printColumns: sound.printColumns.filter((column) => column !== 'notes'),
        sheets: { ...sheets, columns: sheets.columns.filter(({ target }) => target !== 'notes') },
      },
      'fields: no "notes", which keeps what a sheet says that no field can hold',
    ],
    [
      'an import heading',
      { sheets: { ...sheets, columns: sheets.columns.filter(({ target }) => target !== 'kind') } },
      'sheets.columns: no heading for the required field "kind"',
    ],
    [
      'a reader of cells',
      { sheets: { ...sheets, readers: otherReaders } },
      'sheets.columns.date: no reader "dateTime"',
    ],
    [
      'the last day of what lasts over days',
      { days: { kinds: { begun: { month: { tone: 'span', until: 'ended' } } }, of: () => [] } },
      'days.kinds.begun: no kind of days "ended"',
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

it('has a status of its own only: the compiler refuses any other', () => {
  const frame = {
    ...internal,
    name: 'unfinished',
    key: 'unfinished',
    table: 'unfinished',
    fields: {},
    children: {},
  } as const;
  const held = defineRegister({
    ...frame,
    statuses: { held: 'done' },
    summarise: () => ({ ...uncounted(''), statusTimeline: [{ from: null, status: 'held' }] }),
  });
  expect(held.statuses).toEqual({ held: 'done' });
  defineRegister({
    ...frame,
    statuses: { held: 'done' },
    // @ts-expect-error -- no status of this register
    summarise: () => ({ ...uncounted(''), statusTimeline: [{ from: null, status: 'postponed' }] }),
  });
});

it.each(chapterNames)('the chapter %s of the report counts a register', (chapter) => {
  expect(openRegisterNames.filter((name) => registerNamed(name).report?.chapter === chapter)).not.toEqual([]);
});

it('no two registers give the report one kind of event', () => {
  const events = openRegisterNames.flatMap((name) => registerNamed(name).report?.events ?? []);
  expect(new Set(events).size).toBe(events.length);
});
