import { deadlineAfter } from '../../time/deadlines.ts';
import { addMonths, daysBetween, yearOf, type PlainDate } from '../../time/plain-date.ts';
import { foldText } from '../../text/fold.ts';
import { issue, type CheckContext, type Issue } from '../check.ts';
import { notWithdrawn } from '../define-register.ts';
import type { ReferenceValue } from '../field.ts';

interface CheckedMember {
  readonly id: string;
  readonly withdrawn: boolean;
  readonly position: number;
  readonly person: string | null;
  readonly fullName: string | null;
  readonly nationality: string | null;
  readonly role: string | null;
  readonly documentType: string | null;
  readonly documentExpiry: PlainDate | null;
  readonly participated: boolean | null;
}

interface CheckedPermit {
  readonly id: string;
  readonly withdrawn: boolean;
  readonly position: number;
  readonly number: string | null;
  readonly date: PlainDate | null;
  readonly issuer: ReferenceValue | null;
}

export interface CheckedDelegation {
  readonly id: string;
  readonly peopleDeclared: number | null;
  readonly memberListComplete: boolean | null;
  readonly planning: string | null;
  readonly hostAgency: ReferenceValue | null;
  readonly leader: string | null;
  readonly calledOff: string | null;
  readonly nature: string | null;
  readonly reportDue: PlainDate | null;
  readonly reportDate: PlainDate | null;
  readonly reportNumber: string | null;
  readonly members: readonly CheckedMember[];
  readonly permits: readonly CheckedPermit[];
}

/** The days of a trip as the checks need them: best known (actual, else planned) and actual only. */
export interface CheckedDays {
  readonly start: PlainDate | null;
  readonly end: PlainDate | null;
  readonly startActual: PlainDate | null;
  /** Names of the date fields that hold start and end, for the place of an issue. */
  readonly startField: string;
  readonly endField: string;
}

/** Number, issuer and year decide whether two permits are the same paper. */
export function permitKey(permit: Pick<CheckedPermit, 'number' | 'date' | 'issuer'>): string | null {
  const number = permit.number === null ? '' : foldText(permit.number).replaceAll(/\s/g, '');
  // A number left blank ("/QĐ-UBND") names no paper yet.
  if (!/\d/.test(number) || number.startsWith('/')) return null;
  const year = permit.date === null ? '' : String(yearOf(permit.date));
  return [number, permit.issuer?.code ?? foldText(permit.issuer?.text ?? ''), year].join('|');
}

/** The day by which the result of a trip is to be reported (inclusive), or null while it has no end. */
export function tripReportDueDate(
  delegation: Pick<CheckedDelegation, 'reportDue'>,
  end: PlainDate | null,
  context: Pick<CheckContext, 'reportRule' | 'holidays'>,
): PlainDate | null {
  if (delegation.reportDue !== null) return delegation.reportDue;
  return end === null ? null : deadlineAfter(end, context.reportRule, context.holidays);
}

/** Every check that the two directions share. */
export function checkDelegation(
  delegation: CheckedDelegation,
  days: CheckedDays,
  context: CheckContext,
): readonly Issue[] {
  const members = notWithdrawn(delegation.members);
  const permits = notWithdrawn(delegation.permits);
  return [
    ...checkErrors(delegation, days),
    ...checkHost(delegation),
    ...checkPermits(delegation, permits, days, context),
    ...checkMembers(delegation, members, context),
    ...members.flatMap((member) => checkTravelDocument(member, permits.length > 0, days)),
    ...checkFollowUp(delegation, days, context),
    ...checkLimits(delegation, days, context),
  ];
}

function checkErrors(delegation: CheckedDelegation, days: CheckedDays): readonly Issue[] {
  const found: Issue[] = [];
  if (delegation.peopleDeclared !== null && delegation.peopleDeclared < 1) {
    found.push(issue('error', 'people-below-one', { field: 'peopleDeclared' }));
  }
  if (days.start === null) found.push(issue('error', 'required', { field: days.startField }));
  if (days.start !== null && days.end !== null && days.end < days.start) {
    found.push(issue('error', 'return-before-departure', { field: days.endField }));
  }
  return found;
}

/** A host that is in no catalogue is kept as written, but stands in a line of its own in the tables. */
function checkHost(delegation: CheckedDelegation): readonly Issue[] {
  const { hostAgency } = delegation;
  if (hostAgency === null || hostAgency.code !== null) return [];
  return [issue('warning', 'unknown-reference', { field: 'hostAgency' }, { value: hostAgency.text })];
}

function checkPermits(
  delegation: CheckedDelegation,
  permits: readonly CheckedPermit[],
  days: CheckedDays,
  context: CheckContext,
): readonly Issue[] {
  const found: Issue[] = [];
  for (const permit of permits) {
    if (permit.date !== null && days.startActual !== null && permit.date > days.startActual) {
      found.push(
        issue(
          'warning',
          'permit-after-departure',
          { list: 'permits', childId: permit.id, field: 'date' },
          {
            number: permit.number ?? '',
          },
        ),
      );
    }
    for (const use of context.lookups.permitUses) {
      if (use.number !== permit.number) continue;
      found.push(
        issue(
          'warning',
          'permit-used-elsewhere',
          { list: 'permits', childId: permit.id, field: 'number' },
          {
            number: use.number,
            code: use.code,
            title: use.title,
          },
        ),
      );
    }
  }
  const running = days.start !== null && days.start <= context.today && delegation.calledOff === null;
  if (permits.length === 0 && running && delegation.nature !== 'private') {
    found.push(issue('warning', 'no-permit-at-departure', { list: 'permits' }));
  }
  if (delegation.planning === 'outsidePlan' && permits.length === 0) {
    found.push(issue('warning', 'outside-plan-unapproved', { field: 'planning' }));
  }
  return found;
}

function checkMembers(
  delegation: CheckedDelegation,
  members: readonly CheckedMember[],
  context: CheckContext,
): readonly Issue[] {
  if (members.length === 0) return [];
  const found: Issue[] = [];
  const leader = foldText(delegation.leader ?? '');
  if (leader !== '' && !members.some((member) => foldText(member.fullName ?? '') === leader)) {
    found.push(
      issue('warning', 'leader-not-in-list', { field: 'leader' }, { leader: delegation.leader ?? '' }),
    );
  }
  const taking = members.filter((member) => member.participated !== false).length;
  if (delegation.peopleDeclared !== null && delegation.peopleDeclared !== taking) {
    found.push(
      issue(
        'warning',
        'people-differ',
        { field: 'peopleDeclared' },
        {
          declared: delegation.peopleDeclared,
          listed: taking,
        },
      ),
    );
  }
  for (const member of members) {
    for (const trip of context.lookups.overlappingTrips) {
      if (trip.personId !== member.person) continue;
      found.push(
        issue(
          'warning',
          'overlapping-trip',
          { list: 'members', childId: member.id, field: 'fullName' },
          {
            name: member.fullName ?? '',
            code: trip.code,
            title: trip.title,
          },
        ),
      );
    }
  }
  return found;
}

const borderPasses: readonly (string | null)[] = ['borderPassOfficial', 'borderPassResident'];
const passports: readonly (string | null)[] = ['diplomaticPassport', 'officialPassport', 'ordinaryPassport'];

export function isBorderPass(documentType: string | null): boolean {
  return borderPasses.includes(documentType);
}

function checkTravelDocument(member: CheckedMember, permitted: boolean, days: CheckedDays): readonly Issue[] {
  const found: Issue[] = [];
  const place = { list: 'members', childId: member.id };
  const params = { name: member.fullName ?? '' };
  const end = days.end ?? days.start;
  if (member.documentExpiry !== null && end !== null) {
    if (member.documentExpiry < end) {
      found.push(
        issue('warning', 'document-expires-before-return', { ...place, field: 'documentExpiry' }, params),
      );
    } else if (passports.includes(member.documentType) && member.documentExpiry < addMonths(end, 6)) {
      found.push(issue('warning', 'passport-expires-soon', { ...place, field: 'documentExpiry' }, params));
    }
  }
  // Luật 49/2019/QH14, Điều 25: used only with a decision or consent. It binds Vietnamese holders only.
  const official = member.documentType === 'officialPassport' || member.documentType === 'diplomaticPassport';
  if (official && !permitted && (member.nationality === null || member.nationality === 'VN')) {
    found.push(
      issue('warning', 'official-passport-without-permit', { ...place, field: 'documentType' }, params),
    );
  }
  return found;
}

function checkFollowUp(
  delegation: CheckedDelegation,
  days: CheckedDays,
  context: CheckContext,
): readonly Issue[] {
  if (delegation.calledOff !== null || delegation.nature === 'private') return [];
  if (delegation.reportDate !== null || delegation.reportNumber !== null) return [];
  const due = tripReportDueDate(delegation, days.end, context);
  if (due === null || due >= context.today) return [];
  return [
    issue(
      'warning',
      'report-overdue',
      { field: 'reportDate' },
      { due, days: daysBetween(due, context.today) },
    ),
  ];
}

function checkLimits(
  delegation: CheckedDelegation,
  days: CheckedDays,
  context: CheckContext,
): readonly Issue[] {
  const found: Issue[] = [];
  const { people, days: most } = context.limits;
  if (people !== null && (delegation.peopleDeclared ?? 0) > people) {
    found.push(issue('warning', 'people-over-limit', { field: 'peopleDeclared' }, { limit: people }));
  }
  if (most !== null && days.start !== null && days.end !== null) {
    const length = daysBetween(days.start, days.end) + 1;
    if (length > most)
      found.push(issue('warning', 'days-over-limit', { field: days.endField }, { limit: most, length }));
  }
  return found;
}
