import { assigningDocument } from './assigning-document/assigning-document.ts';
import { borderIncident } from './border-incident/border-incident.ts';
import type { AnyRegister, CountingRules, RecordOf } from './define-register.ts';
import { erasure } from './erasure/erasure.ts';
import { incomingDelegation } from './incoming-delegation/incoming-delegation.ts';
import { letter } from './letter/letter.ts';
import { outgoingDelegation } from './outgoing-delegation/outgoing-delegation.ts';
import { person } from './person/person.ts';
import { referenceItem } from './reference-item/reference-item.ts';
import { report } from './report/report.ts';
import { setting } from './setting/setting.ts';
import type { SheetRules } from './sheet-rules.ts';
import { talk } from './talk/talk.ts';
import { task } from './task/task.ts';

/** Registers that people open, list, import and print, in the order in which a place of the menu shows those that are in it. A new one is added here and nowhere else. */
const openRegisters = [
  outgoingDelegation,
  incomingDelegation,
  borderIncident,
  talk,
  letter,
  task,
  assigningDocument,
  person,
] as const;

/** What the program keeps like a record, so that it is logged and undone like one. */
const internalRegisters = [referenceItem, setting, report, erasure] as const;

type OpenDefinition = (typeof openRegisters)[number];
type Definition = OpenDefinition | (typeof internalRegisters)[number];

export type OpenRegisterName = OpenDefinition['name'];
export type RegisterName = Definition['name'];

/** The type of a register's records, by its name. */
export type RecordTypes = { readonly [D in Definition as D['name']]: RecordOf<D> };

/** A register that people open. */
export interface OpenRegister extends AnyRegister {
  readonly name: OpenRegisterName;
  readonly sheets: SheetRules;
}

export const openRegisterNames: readonly OpenRegisterName[] = openRegisters.map(({ name }) => name);
export const registerNames: readonly RegisterName[] = [
  ...openRegisterNames,
  ...internalRegisters.map(({ name }) => name),
];

// A definition's own functions take its own record type; code that serves every register hands them records of the
// register they came from, which the compiler cannot follow. These are the places where that is said.
const open = new Map<string, OpenRegister>(
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a definition is handed records of its own register only
  openRegisters.map((definition) => [definition.name, definition as object as OpenRegister]),
);
const internal = new Map<string, AnyRegister>(
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a definition is handed records of its own register only
  internalRegisters.map((definition) => [definition.name, definition as object as AnyRegister]),
);

export function registerNamed(name: OpenRegisterName): OpenRegister;
export function registerNamed(name: RegisterName): AnyRegister;
export function registerNamed(name: RegisterName): AnyRegister {
  const definition = open.get(name) ?? internal.get(name);
  if (definition === undefined) throw new RangeError(`No register ${name}`);
  return definition;
}

export function isRegisterName(name: string): name is RegisterName {
  return open.has(name) || internal.has(name);
}

export function isOpenRegisterName(name: string): name is OpenRegisterName {
  return open.has(name);
}

export const defaultCountingRules: CountingRules = {
  countEnterpriseMembers: true,
  countVietnameseEscorts: false,
  incomingDecidingDate: 'arrival',
  incidentBacklogDays: 90,
  countAwaitingIncidents: true,
};
