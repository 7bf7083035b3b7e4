import headers from '../../../shared/reference/import-headers.json' with { type: 'json' };
import type { OpenRegisterName } from '../../../shared/registers/all-registers.ts';

/** A column that sheets of a register have, by the heads that offices give it. */
export interface KnownColumn {
  readonly target: string;
  readonly reader: string;
  readonly headers: readonly string[];
}

/** What tells a table of a register from other tables, and its rows from heads and totals. */
export interface ImportRules {
  readonly columns: readonly KnownColumn[];
  /** A table has a column for at least one of these. */
  readonly identifying: readonly string[];
  /** A row of heads has more columns than this. */
  readonly fewestColumns: number;
  /** Targets whose cell names the record. */
  readonly naming: readonly string[];
  /** Targets whose cell holds the record's day: a row with a day is a record. */
  readonly days: readonly string[];
  /** Label of the missing column when no table is found. */
  readonly nameField: string;
}

const delegationRules = (columns: readonly KnownColumn[]): ImportRules => ({
  columns: [...columns, ...headers.shared],
  identifying: ['name', 'nameAndHost'],
  fewestColumns: 2,
  naming: ['name', 'nameAndHost'],
  days: ['start', 'end', 'dateRange'],
  nameField: 'name',
});

const rules: Readonly<Record<OpenRegisterName, ImportRules>> = {
  'outgoing-delegation': delegationRules(headers['outgoing-delegation']),
  'incoming-delegation': delegationRules(headers['incoming-delegation']),
  'border-incident': {
    columns: headers['border-incident'],
    identifying: ['summary', 'type'],
    fewestColumns: 2,
    naming: ['summary', 'type'],
    days: ['occurredOn', 'discoveredOn'],
    nameField: 'summary',
  },
  talk: {
    columns: headers.talk,
    identifying: ['subject'],
    fewestColumns: 1,
    naming: ['subject'],
    days: ['date'],
    nameField: 'subject',
  },
  letter: {
    columns: headers.letter,
    identifying: ['subject'],
    fewestColumns: 1,
    naming: ['subject'],
    days: ['date'],
    nameField: 'subject',
  },
  task: {
    columns: headers.task,
    identifying: ['content'],
    fewestColumns: 2,
    naming: ['content'],
    days: ['assignedOn'],
    nameField: 'content',
  },
  'assigning-document': {
    columns: headers['assigning-document'],
    identifying: ['abstract'],
    fewestColumns: 1,
    naming: ['abstract'],
    days: ['date'],
    nameField: 'abstract',
  },
  person: {
    columns: headers.person,
    identifying: ['fullName'],
    fewestColumns: 0,
    naming: ['fullName'],
    days: [],
    nameField: 'fullName',
  },
};

export function importRules(register: OpenRegisterName): ImportRules {
  return rules[register];
}
