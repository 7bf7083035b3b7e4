import { assigningDocument, type AssigningDocument } from './assigning-document/assigning-document.ts';
import { borderIncident, type BorderIncident } from './border-incident/border-incident.ts';
import type { AnyRegister, CountingRules } from './define-register.ts';
import { incomingDelegation, type IncomingDelegation } from './incoming-delegation/incoming-delegation.ts';
import {
  referenceItem,
  report,
  setting,
  type ReferenceItem,
  type ReportRecord,
  type Setting,
} from './internal-registers.ts';
import { outgoingDelegation, type OutgoingDelegation } from './outgoing-delegation/outgoing-delegation.ts';
import { letter, type Letter } from './letter/letter.ts';
import { person, type Person } from './person/person.ts';
import { talk, type Talk } from './talk/talk.ts';
import { task, type Task } from './task/task.ts';

/** Registers that people open, list, import and print, in the order of the menu. */
export const openRegisterNames = [
  'outgoing-delegation',
  'incoming-delegation',
  'border-incident',
  'talk',
  'letter',
  'task',
  'assigning-document',
  'person',
] as const;
export type OpenRegisterName = (typeof openRegisterNames)[number];

export const registerNames = [...openRegisterNames, 'reference-item', 'setting', 'report'] as const;
export type RegisterName = (typeof registerNames)[number];

/** The type of a register's records, by its name. */
export interface RecordTypes {
  readonly 'outgoing-delegation': OutgoingDelegation;
  readonly 'incoming-delegation': IncomingDelegation;
  readonly 'border-incident': BorderIncident;
  readonly talk: Talk;
  readonly letter: Letter;
  readonly task: Task;
  readonly 'assigning-document': AssigningDocument;
  readonly person: Person;
  readonly 'reference-item': ReferenceItem;
  readonly setting: Setting;
  readonly report: ReportRecord;
}

// A definition's own functions take its own record type; code that serves every register hands them records of the
// register they came from, which the compiler cannot follow. This is the one place where that is said.
const forget = (definition: object): AnyRegister => definition as AnyRegister;

const definitions: Readonly<Record<RegisterName, AnyRegister>> = {
  'outgoing-delegation': forget(outgoingDelegation),
  'incoming-delegation': forget(incomingDelegation),
  'border-incident': forget(borderIncident),
  talk: forget(talk),
  letter: forget(letter),
  task: forget(task),
  'assigning-document': forget(assigningDocument),
  person: forget(person),
  'reference-item': forget(referenceItem),
  setting: forget(setting),
  report: forget(report),
};

export function registerNamed(name: RegisterName): AnyRegister {
  return definitions[name];
}

export function isRegisterName(name: string): name is RegisterName {
  return Object.hasOwn(definitions, name);
}

export function isOpenRegisterName(name: string): name is OpenRegisterName {
  return openRegisterNames.some((open) => open === name);
}

export const defaultCountingRules: CountingRules = {
  countEnterpriseMembers: true,
  countVietnameseEscorts: false,
  incomingDecidingDate: 'arrival',
  incidentBacklogDays: 90,
};
