import { copyFaults } from './copies.ts';
import type { OpenRegister } from './all-registers.ts';
import type { Fields } from './field.ts';

/** Columns that are derived, so that every register has them. */
const derived = ['code', 'status', 'decidingDate', 'lastDate', 'personTrips'];
/** Readers of sheets that every register has. */
const generalReaders = ['ignore', 'field', 'child', 'secrecy'];

/**
 * What a definition names that is not there, and what it lacks, each as a sentence that says where; empty for a sound one.
 * What the compiler sees is left out, labels are told by `labelKeysOf`.
 * @param openRegisters names of all registers that people open.
 */
export function definitionFaults(
  register: OpenRegister,
  openRegisters: readonly string[],
): readonly string[] {
  return [
    ...(register.place === undefined ? ['place: none, so that no place of the menu shows it'] : []),
    ...sectionFaults(register),
    ...columnFaults(register),
    ...linkFaults(register, openRegisters),
    ...sheetFaults(register),
    ...occasionFaults(register),
    ...lastingFaults(register),
    ...peopleFaults(register),
    ...copyFaults(register),
  ];
}

function sectionFaults({ sections, openSections, fields, children }: OpenRegister): readonly string[] {
  const placed = [
    ...Object.entries(fields).map(([name, { section }]) => [`fields.${name}`, section] as const),
    ...Object.entries(children).map(([name, { section }]) => [`children.${name}`, section] as const),
    ...openSections.map((section) => ['openSections', section] as const),
  ];
  return placed
    .filter(([, section]) => section !== null && !sections.includes(section))
    .map(([where, section]) => `${where}: no section "${section}" in sections`);
}

function columnFaults(register: OpenRegister): readonly string[] {
  const { fields, children } = register;
  const columns = [
    ...derived,
    ...Object.keys(fields),
    ...Object.keys(children),
    ...Object.keys(register.inForce ?? {}),
    ...Object.keys(register.states ?? {}),
  ];
  const named: Readonly<Record<string, readonly string[]>> = {
    listColumns: register.listColumns,
    titleColumn: [register.titleColumn],
    printColumns: register.printColumns,
    columnWidths: Object.keys(register.columnWidths ?? {}),
  };
  const fieldsNamed: Readonly<Record<string, readonly string[]>> = {
    dateFields: register.dateFields,
    filters: register.filters,
    begunAt: register.begunAt === undefined ? [] : [register.begunAt],
    officeOnly: register.officeOnly ?? [],
    standIns: register.standIns?.fields ?? [],
    duplicateField: register.duplicateField === null ? [] : [register.duplicateField],
    likelyDuplicateFields: register.likelyDuplicateFields,
  };
  return [
    ...unknown(named, columns, 'column'),
    ...unknown(fieldsNamed, Object.keys(fields), 'field'),
    ...Object.entries(children).flatMap(([list, { headings = {}, printed = [], fields: own }]) =>
      unknown(
        { [`children.${list}.headings`]: Object.keys(headings), [`children.${list}.printed`]: printed },
        Object.keys(own),
        'field',
      ),
    ),
  ];
}

function unknown(
  named: Readonly<Record<string, readonly string[]>>,
  known: readonly string[],
  what: string,
): readonly string[] {
  return Object.entries(named).flatMap(([where, names]) =>
    names.filter((name) => !known.includes(name)).map((name) => `${where}: no ${what} "${name}"`),
  );
}

function linkFaults(
  { fields, children, continuations = [] }: OpenRegister,
  open: readonly string[],
): readonly string[] {
  const linksOf = (where: string, own: Fields): readonly string[] =>
    Object.entries(own).flatMap(([name, { registers }]) =>
      registers
        .filter((register) => !open.includes(register))
        .map((register) => `${where}${name}: no register "${register}"`),
    );
  return [
    ...linksOf('fields.', fields),
    ...Object.entries(children).flatMap(([list, { fields: own }]) => linksOf(`children.${list}.`, own)),
    ...continuations
      .filter(({ begins }) => !open.includes(begins))
      .map(({ begins, label }) => `continuations.${label}: no register "${begins}"`),
  ];
}

function sheetFaults({ fields, children, sheets }: OpenRegister): readonly string[] {
  const targets = sheets.columns.map(({ target }) => target);
  const isTarget = (target: string): boolean => targets.includes(target);
  const faults: string[] = [];
  if (fields['notes'] === undefined)
    faults.push('fields: no "notes", which keeps what a sheet says that no field can hold');
  // What another column's heads name with a word more needs none of its own.
  const variants = sheets.columns.flatMap((column) => Object.values(column.variants ?? {}));
  for (const { target, reader, headers } of sheets.columns) {
    const [list = '', name = ''] = target.split('.');
    if (headers.length === 0 && !variants.includes(target))
      faults.push(`sheets.columns.${target}: no heading`);
    if (!generalReaders.includes(reader) && sheets.readers?.[reader] === undefined)
      faults.push(`sheets.columns.${target}: no reader "${reader}"`);
    if (reader === 'field' && fields[target] === undefined)
      faults.push(`sheets.columns.${target}: no such field`);
    if (reader === 'child' && children[list]?.fields[name] === undefined)
      faults.push(`sheets.columns.${target}: no such field of a child list`);
  }
  // A sheet that lacks a column for these makes no record.
  for (const [name, { need }] of Object.entries(fields)) {
    if (need === 'required' && ![name, ...(sheets.columnsOf?.[name] ?? [])].some(isTarget))
      faults.push(`sheets.columns: no heading for the required field "${name}"`);
  }
  return [
    ...faults,
    ...unknown(
      {
        'sheets.identifying': sheets.identifying,
        'sheets.columns.variants': variants,
        'sheets.naming': sheets.naming,
        'sheets.days': sheets.days,
        'sheets.beginning': sheets.beginning ?? [],
        'sheets.essential': sheets.essential.flat(),
        'sheets.columnsOf': Object.values(sheets.columnsOf ?? {}).flat(),
      },
      targets,
      'column of sheets',
    ),
    ...unknown(
      {
        'sheets.nameField': [sheets.nameField],
        'sheets.repeatNeeds': sheets.repeatNeeds === undefined ? [] : [sheets.repeatNeeds],
      },
      Object.keys(fields),
      'field',
    ),
  ];
}

/** A person who is linked must be found from the person's page too. */
function peopleFaults({ fields, children, namesPeople = [] }: OpenRegister): readonly string[] {
  const linked = Object.entries(children).flatMap(([list, { fields: own }]) =>
    Object.entries(own).flatMap(([name, { kind }]) => (kind === 'personLink' ? [{ list, name }] : [])),
  );
  return [
    ...linked
      .filter(({ list, name }) => !namesPeople.some((place) => place.list === list && place.link === name))
      .map(({ list, name }) => `namesPeople: nothing for the link "${list}.${name}"`),
    ...namesPeople.flatMap(({ list, name, link, role }) => {
      const own: Fields | undefined = list === null ? fields : children[list]?.fields;
      return unknown(
        { namesPeople: [name, ...(link === null ? [] : [link]), ...(role === null ? [] : [role])] },
        Object.keys(own ?? {}),
        'field',
      );
    }),
  ];
}

/** What is begun for an occasion must be found again by it, and be begun from the last one. */
function occasionFaults({ startingForOccasion, days, continuations = [] }: OpenRegister): readonly string[] {
  if (startingForOccasion === undefined) return [];
  const kept = Object.values(days?.kinds ?? {}).some(({ forOccasion }) => forOccasion === true);
  return [
    ...(kept ? [] : ['startingForOccasion: no kind of days "forOccasion"']),
    ...(continuations.some(({ purpose }) => purpose === 'like')
      ? []
      : ['startingForOccasion: no continuation "like"']),
  ];
}

/** What lasts over days ends on a day of a kind that the register has. */
function lastingFaults({ days }: OpenRegister): readonly string[] {
  const kinds = days?.kinds ?? {};
  return Object.entries(kinds).flatMap(([name, { month }]) =>
    month?.until === undefined || kinds[month.until] !== undefined
      ? []
      : [`days.kinds.${name}: no kind of days "${month.until}"`],
  );
}
