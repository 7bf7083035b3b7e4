import { hasStatuses, type AnyRegister } from './define-register.ts';

/** Fields of a record that people see, in the order of the definition. */
function seenFields(register: AnyRegister): readonly string[] {
  return Object.entries(register.fields).flatMap(([name, { section, kind }]) =>
    section === null || kind === 'json' || kind === 'personLink' ? [] : [name],
  );
}

/** Every column that a bound register can have, the usual ones first. */
export function columnKeys(register: AnyRegister): readonly string[] {
  const derived = [
    ...(register.codePrefix === null ? [] : ['code']),
    ...(hasStatuses(register) ? ['status', 'decidingDate'] : []),
    ...(register.countsTrips ? ['personTrips'] : []),
    ...Object.keys(register.inForce ?? {}),
    ...Object.keys(register.states ?? {}),
  ];
  return [
    ...new Set([
      ...register.printColumns,
      ...derived,
      ...seenFields(register),
      ...Object.keys(register.children),
    ]),
  ];
}

/** Every column that a list can have, on the screen and printed: the usual ones first, in their order. */
export function listColumnKeys(register: AnyRegister): readonly string[] {
  return [...new Set([...register.listColumns, ...columnKeys(register)])];
}

/** Whether a list can be ordered by a column. */
export function isSortable(register: AnyRegister, name: string): boolean {
  const kind = register.fields[name]?.kind;
  const derived = name === 'status' || register.states?.[name] !== undefined;
  return register.children[name] === undefined && !derived && kind !== 'files' && kind !== 'money';
}

/** Child lists among columns that the rows of a list do not bring of themselves. */
export function listsBeside(register: AnyRegister, columns: readonly string[]): readonly string[] {
  return columns.filter(
    (name) => register.children[name] !== undefined && !register.listColumns.includes(name),
  );
}

/** Fields into which one value can be written for many records at once: numbers of identity documents are never. */
export function editableTogether(register: AnyRegister): readonly string[] {
  return seenFields(register).filter((name) => register.fields[name]?.kind !== 'secret');
}
