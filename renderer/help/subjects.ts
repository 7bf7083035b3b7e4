import { registerNamed, isOpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { RegisterPlace } from '../../shared/registers/menu-place.ts';
import type { KeyGroup } from '../session/key-names.ts';
import type { SettingsTab } from '../session/routes.ts';

/** The pages of the help, in their order; the texts of each language (`shared/i18n`, folder `help`) have a file for each. */
export const subjects = [
  'start',
  'delegations',
  'incidents',
  'exchanges',
  'papers',
  'tasks',
  'reports',
  'lists',
  'imports',
  'backups',
  'updates',
  'keys',
  'sharing',
  'trouble',
  'news',
] as const;
export type Subject = (typeof subjects)[number];

/** The keys that stand at the end of a page. */
export const keysOfSubject: Readonly<Partial<Record<Subject, readonly KeyGroup[]>>> = {
  start: ['forms'],
  incidents: ['line'],
  tasks: ['notice', 'follow'],
  lists: ['lists'],
  keys: ['everywhere', 'lists', 'forms', 'line', 'notice', 'follow'],
};

const ofPlace: Readonly<Record<RegisterPlace, Subject>> = {
  outgoing: 'delegations',
  incoming: 'delegations',
  border: 'incidents',
  exchanges: 'exchanges',
  tasks: 'tasks',
  reports: 'reports',
  people: 'delegations',
};

const ofTab: Readonly<Partial<Record<SettingsTab, Subject>>> = {
  paper: 'reports',
  rules: 'reports',
  border: 'incidents',
  templates: 'papers',
  device: 'sharing',
  data: 'backups',
  update: 'updates',
};

/** By the first part of the address. */
const ofScreen: Readonly<Record<string, Subject>> = {
  reports: 'reports',
  manager: 'reports',
  line: 'incidents',
  follow: 'tasks',
  'read-notice': 'tasks',
};

/** The subject of the screen at an address of the window. */
export function subjectAt(address: string): Subject {
  const [, first = '', second = ''] = address.split('/');
  const register = first === 'list' ? second : first;
  if (isOpenRegisterName(register)) {
    const { place } = registerNamed(register);
    return place === undefined ? 'start' : ofPlace[place];
  }
  const tabs = new Map<string, Subject>(Object.entries(ofTab));
  if (first === 'settings') return tabs.get(second === '' ? 'paper' : second) ?? 'start';
  return ofScreen[first] ?? 'start';
}
