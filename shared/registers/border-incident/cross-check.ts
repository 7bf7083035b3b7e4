import texts from '../../reference/incident-texts.json' with { type: 'json' };
import { fill } from '../../text/template.ts';
import { formatOfficialDate } from '../../time/typed-date.ts';
import {
  childRows,
  fieldValue,
  notWithdrawn,
  type AnyRecord,
  type DerivedState,
  type StatusTone,
} from '../define-register.ts';
import type { CrossCheck, FieldValue, ReferenceValue } from '../field.ts';

/**
 * How a quick report of a post stands: it waits until the department compared it with its source document, and again once
 * what was compared was changed. The department does not approve a post: it says what it saw.
 */
export const verificationCodes = {
  awaiting: 'attention',
  checked: 'done',
  changed: 'attention',
} as const satisfies Readonly<Record<string, StatusTone>>;
export type Verification = keyof typeof verificationCodes;

/** Those that wait for the department. */
export const waitingVerifications: readonly Verification[] = ['awaiting', 'changed'];

/** What of an incident its source document tells. */
const factFields = [
  'type',
  'markers',
  'occurredOn',
  'occurredAt',
  'discoveredOn',
  'discoveredAt',
  'summary',
  'side',
  'severity',
  'commune',
  'post',
  'gate',
  'hamlet',
  'coordinates',
  'damage',
  'damageDetail',
] as const;
const factLists = ['people', 'vehicles', 'goods'] as const;

/** A value as one text, without what the program derives of it; the same for equal values. */
function factOf(value: FieldValue | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' && 'text' in value ? String(value.text) : String(value);
}

/** What a record says now of that which a cross-check compares. */
export function checkedFacts(record: AnyRecord): CrossCheck['facts'] {
  const fields = factFields.map((name) => [name, factOf(fieldValue(record, name))] as const);
  const lists = factLists.map((name) => {
    const rows = notWithdrawn(childRows(record, name))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id: _id, position: _position, withdrawn: _withdrawn, ...row }) =>
        Object.keys(row)
          .toSorted()
          .map((field) => factOf(row[field])),
      );
    return [name, rows.length === 0 ? '' : JSON.stringify(rows)] as const;
  });
  return Object.fromEntries([...fields, ...lists]);
}

/** Fields and lists that hold something else than when the record was compared; none where it never was. */
export function changedSinceCheck(record: AnyRecord): readonly string[] {
  const { crossCheck } = checkOf(record);
  if (crossCheck === null) return [];
  const now = checkedFacts(record);
  // What a later version compares too was not compared then.
  return Object.entries(crossCheck.facts)
    .filter(([name, then]) => now[name] !== undefined && now[name] !== then)
    .map(([name]) => name);
}

/** What a record keeps of its beginning at a post and of its cross-check. */
export function checkOf(record: AnyRecord): {
  readonly reportedBy: ReferenceValue | null;
  readonly crossCheck: CrossCheck | null;
} {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- asked by the names of fields of an incident, whose kinds these are
  return record as unknown as ReturnType<typeof checkOf>;
}

/** How a record stands; null for one that no post reported. */
export function verificationOf(record: AnyRecord): Verification | null {
  const { reportedBy, crossCheck } = checkOf(record);
  if (reportedBy === null) return null;
  if (crossCheck === null) return 'awaiting';
  return changedSinceCheck(record).length === 0 ? 'checked' : 'changed';
}

/** The derived column of lists, filters and papers. */
export const verification: DerivedState = {
  choiceSet: 'verification',
  codes: verificationCodes,
  detail(record) {
    const { reportedBy, crossCheck } = checkOf(record);
    const reported = fill(texts.check.reportedBy, { post: reportedBy?.text ?? '' });
    if (crossCheck === null) return reported;
    const { document, by } = crossCheck;
    const date = formatOfficialDate(document.date);
    return `${reported}; ${fill(texts.check.compared, { number: document.number, date, by })}`;
  },
};
