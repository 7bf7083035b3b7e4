import labels from '../i18n/vi/registers.json' with { type: 'json' };
import type { MarkerLimits } from '../border/marker.ts';
import type { PlainDate } from '../time/plain-date.ts';
import type { Holiday } from '../time/working-days.ts';
import type { DeadlineRule } from '../time/deadlines.ts';

/** Where an issue points: a field of the record, or of one of its child rows. */
export interface IssuePlace {
  readonly field: string | null;
  readonly list: string | null;
  readonly childId: string | null;
}

/**
 * What a check found. An error keeps the record from being saved; a warning is saved and shown until settled.
 * `code` names a sentence in i18n (`issues.<code>`) that takes `params`.
 */
export interface Issue extends IssuePlace {
  readonly code: IssueCode;
  readonly severity: 'error' | 'warning';
  readonly params: Readonly<Record<string, string | number>>;
}

/** What has a sentence among the labels of registers. */
export type IssueCode = keyof (typeof labels)['issues'];

export function isIssueCode(code: unknown): code is IssueCode {
  return typeof code === 'string' && Object.hasOwn(labels.issues, code);
}

/** Another trip of the same person that overlaps this one (both ends inclusive). */
export interface OverlappingTrip {
  readonly personId: string;
  readonly recordId: string;
  readonly code: string;
  readonly title: string;
}

/** Another delegation that names the same permit (number, issuer and year). */
export interface PermitUse {
  readonly number: string;
  readonly recordId: string;
  readonly code: string;
  readonly title: string;
}

/** Another row of reference data with the same catalogue and code; ends are inclusive, null is open. */
export interface SameCodeRow {
  readonly id: string;
  readonly name: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** A row that is reached through successors, with its own. */
export interface SuccessorRow {
  readonly id: string;
  readonly successorIds: readonly string[];
}

export interface LookupResults {
  readonly overlappingTrips: readonly OverlappingTrip[];
  readonly permitUses: readonly PermitUse[];
  /** Without the withdrawn ones. */
  readonly sameCodeRows: readonly SameCodeRow[];
  /** Withdrawn ones too: a link to one is no error. */
  readonly successorRows: readonly SuccessorRow[];
}

export const noLookups: LookupResults = {
  overlappingTrips: [],
  permitUses: [],
  sameCodeRows: [],
  successorRows: [],
};

/** Limits used in some provinces; null switches a limit off (the default for Lạng Sơn). */
export interface TripLimits {
  readonly people: number | null;
  readonly days: number | null;
  readonly countries: number | null;
}

/** What a class of gate lets through on a date, as the check for third-country guests needs it. */
export interface GateFacts {
  /** Class of the gate with this code on that date; null when not known. */
  classOf(code: string, on: PlainDate): string | null;
  /** True when the named place lies in the border zone opposite the province; null when not known. */
  inBorderZone(place: string, countryCode: string): boolean | null;
}

export interface CheckContext {
  readonly today: PlainDate;
  readonly lookups: LookupResults;
  readonly limits: TripLimits;
  readonly reportRule: DeadlineRule;
  readonly holidays: readonly Holiday[];
  readonly gates: GateFacts;
  readonly markerLimits: MarkerLimits;
}

export function issue(
  severity: Issue['severity'],
  code: IssueCode,
  place: Partial<IssuePlace> = {},
  params: Issue['params'] = {},
): Issue {
  return { severity, code, field: null, list: null, childId: null, ...place, params };
}
