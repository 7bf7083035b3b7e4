import { describe, expect, it } from 'vitest';
import { defaultMarkerLimits } from '../border/marker.ts';
import { plainDate } from '../time/plain-date.ts';
import { registerNamed } from './all-registers.ts';
import { noLookups, type CheckContext } from './check.ts';
import { missingOf, statusAt, type AnyRecord } from './define-register.ts';
import { blankRecord, withChanges } from './edit-record.ts';
import type { InputValue, RecordSave } from './save-request.ts';
import { defaultCountingRules } from './all-registers.ts';
import { validateRecord } from './validate.ts';

const outgoing = registerNamed('outgoing-delegation');
const incoming = registerNamed('incoming-delegation');

const context: CheckContext = {
  markerLimits: defaultMarkerLimits,
  today: plainDate('2024-03-20'),
  lookups: noLookups,
  limits: { people: null, days: null, countries: null },
  reportRule: { days: 15, unit: 'calendarDays' },
  holidays: [],
  gates: {
    classOf: (code) => (code === 'CM' ? 'bilateral' : 'international'),
    inBorderZone: (place) => (place === 'Bằng Tường' ? true : place === 'Nam Ninh' ? false : null),
  },
};

const row = (id: string, fields: Record<string, InputValue>) => ({ id, fields });
const permit = row('p', {
  number: '145/QĐ-UBND',
  date: '2024-02-01',
  issuer: { code: 'UBND', text: 'UBND tỉnh' },
});

function trip(fields: Record<string, InputValue> = {}, children: RecordSave['children'] = {}): AnyRecord {
  return withChanges(outgoing, blankRecord(outgoing, 'id'), {
    fields: {
      name: 'Đoàn',
      hostAgency: { code: 'SNgV', text: 'Sở Ngoại vụ' },
      peopleDeclared: 1,
      departureActual: '2024-02-20',
      returnActual: '2024-02-23',
      reportNumber: '1/BC',
      ...fields,
    },
    children: { stops: [row('s', { country: 'CN', place: 'Nam Ninh' })], permits: [permit], ...children },
  });
}

function visit(fields: Record<string, InputValue>, country: string): AnyRecord {
  return withChanges(incoming, blankRecord(incoming, 'id'), {
    fields: {
      name: 'Đoàn',
      hostAgency: { code: 'SNgV', text: 'Sở Ngoại vụ' },
      peopleDeclared: 1,
      arrivalActual: '2024-02-20',
      leaveActual: '2024-02-21',
      reportNumber: '1',
      ...fields,
    },
    children: { origins: [row('o', { country })], permits: [permit] },
  });
}

const member = (fields: Record<string, InputValue>): RecordSave['children'] => ({
  members: [row('m', { fullName: 'A', ...fields })],
});
const codes = (record: AnyRecord, of = outgoing, within: Partial<CheckContext> = {}): readonly string[] =>
  [...validateRecord(of, record), ...of.check(record, { ...context, ...within })].map(
    (issue) => `${issue.severity} ${issue.code}`,
  );

it('a whole delegation has neither errors nor warnings', () => {
  expect(codes(trip())).toEqual([]);
  expect(codes(visit({}, 'CN'), incoming)).toEqual([]);
});

describe('an outgoing delegation', () => {
  it.each([
    ['return before departure', trip({ returnActual: '2024-02-19' }), 'error return-before-departure'],
    ['no country', trip({}, { stops: [] }), 'error no-country'],
    ['no people', trip({ peopleDeclared: 0 }), 'error people-below-one'],
    ['a date that does not exist', trip({ departureActual: '2024-02-30' }), 'error not-a-date'],
    ['a date of no trip', trip({ departureActual: null }), 'error required'],
    ['secret content', trip({ classification: 'secret' }), 'error classified'],
    [
      'a permit after the departure',
      trip({}, { permits: [row('p', { number: '1', date: '2024-02-21' })] }),
      'warning permit-after-departure',
    ],
    ['no permit on the day of departure', trip({}, { permits: [] }), 'warning no-permit-at-departure'],
    ['a leader who is not listed', trip({ leader: 'B' }, member({})), 'warning leader-not-in-list'],
    ['another number than listed', trip({ peopleDeclared: 5 }, member({})), 'warning people-differ'],
    [
      'a document that expires before the return',
      trip({}, member({ documentType: 'borderPassOfficial', documentExpiry: '2024-02-22' })),
      'warning document-expires-before-return',
    ],
    [
      'a passport that expires within six months',
      trip({}, member({ documentType: 'ordinaryPassport', documentExpiry: '2024-08-22' })),
      'warning passport-expires-soon',
    ],
    ['a late report', trip({ reportNumber: null, returnActual: '2024-03-04' }), 'warning report-overdue'],
    [
      'a trip outside the plan without approval',
      trip({ planning: 'outsidePlan' }, { permits: [] }),
      'warning outside-plan-unapproved',
    ],
    [
      'an official passport without a permit',
      trip({}, { permits: [], ...member({ documentType: 'officialPassport' }) }),
      'warning official-passport-without-permit',
    ],
    [
      'a border pass beyond the zone',
      trip({}, member({ documentType: 'borderPassOfficial' })),
      'warning border-pass-beyond-zone',
    ],
    [
      'a host in no catalogue',
      trip({ hostAgency: { code: null, text: 'Sở Lạ' } }),
      'warning unknown-reference',
    ],
    [
      'a file that looks secret',
      trip({ attachments: [{ hash: 'a'.repeat(64), name: 'Kế hoạch (TỐI MẬT).docx', size: 1, type: '' }] }),
      'warning file-looks-classified',
    ],
    [
      'a stop outside the trip',
      trip({}, { stops: [row('s', { country: 'CN', fromDate: '2024-02-19' })] }),
      'warning stop-outside-trip',
    ],
  ])('%s is noticed', (_case, record, found) => {
    expect(codes(record)).toContain(found);
  });

  it.each([
    [
      'a passport that lasts six months more',
      trip({}, member({ documentType: 'ordinaryPassport', documentExpiry: '2024-08-23' })),
      'passport-expires-soon',
    ],
    [
      'a border pass, which lasts twelve months at most',
      trip({}, member({ documentType: 'borderPassOfficial', documentExpiry: '2024-02-23' })),
      'passport-expires-soon',
    ],
    [
      'a border pass inside the zone',
      trip(
        {},
        {
          stops: [row('s', { country: 'CN', place: 'Bằng Tường' })],
          ...member({ documentType: 'borderPassOfficial' }),
        },
      ),
      'border-pass-beyond-zone',
    ],
    ['a report due today', trip({ reportNumber: null, returnActual: '2024-03-05' }), 'report-overdue'],
    [
      'a permit of the day of departure',
      trip({}, { permits: [row('p', { number: '1', date: '2024-02-20' })] }),
      'permit-after-departure',
    ],
    [
      'a file about honey',
      trip({ attachments: [{ hash: 'a'.repeat(64), name: 'Mật ong và mật độ.docx', size: 1, type: '' }] }),
      'file-looks-classified',
    ],
  ])('%s is in order', (_case, record, code) => {
    expect(codes(record).join()).not.toContain(code);
  });

  it('warns above limits only where they are switched on', () => {
    const limits = { people: 10, days: 3, countries: 1 };
    const long = trip(
      { peopleDeclared: 11 },
      { stops: [row('s', { country: 'CN' }), row('t', { country: 'LA' })] },
    );
    expect(codes(long)).toEqual([]);
    expect(codes(long, outgoing, { limits })).toEqual([
      'warning people-over-limit',
      'warning days-over-limit',
      'warning countries-over-limit',
    ]);
  });
});

describe('an incoming delegation', () => {
  it.each([
    ['KR', 'CM', true],
    ['CN', 'CM', false],
    ['KR', 'HN', false],
  ])('from %s through %s: a warning is %s', (country, gate, warned) => {
    const found = codes(visit({ gateIn: { code: gate, text: gate } }, country), incoming);
    expect(found.includes('warning third-country-at-bilateral-gate')).toBe(warned);
  });
});

describe('what counts', () => {
  const summary = (record: AnyRecord, rules = defaultCountingRules) => outgoing.summarise(record, rules);
  const people = (...fields: readonly Record<string, InputValue>[]): RecordSave['children'] => ({
    members: fields.map((own, index) => row(`m${index}`, { fullName: `${index}`, ...own })),
  });

  it.each([
    ['withdrawn', { ...trip(), withdrawn: { reason: 'x' } }],
    ['cancelled', trip({ calledOff: 'cancelled' })],
    ['postponed', trip({ calledOff: 'postponed' })],
    ['private', trip({ nature: 'private' })],
    ['set aside', trip({ countInReport: false })],
  ])('a %s delegation does not', (_case, record) => {
    expect(summary(record).counted).toBe(false);
  });

  it('takes participants of a complete list, else the declared number', () => {
    const list = people({}, { participated: false }, { category: 'enterprise' });
    expect(summary(trip({ peopleDeclared: 9 }, list)).personTrips).toBe(9);
    expect(summary(trip({ peopleDeclared: 9, memberListComplete: true }, list)).personTrips).toBe(2);
    expect(summary(trip({ peopleDeclared: 9, memberListComplete: true })).personTrips).toBe(9);
    expect(
      summary(trip({ memberListComplete: true }, list), {
        ...defaultCountingRules,
        countEnterpriseMembers: false,
      }).personTrips,
    ).toBe(1);
  });

  it('is decided by the actual day, else the planned one, unconfirmed', () => {
    const planned = trip({ departureActual: null, departurePlanned: '2024-02-10' });
    expect(summary(planned)).toMatchObject({ decidingDate: '2024-02-10', decidingDateConfirmed: false });
    expect(summary(trip({ departurePlanned: '2024-02-10' }))).toMatchObject({
      decidingDate: '2024-02-20',
      decidingDateConfirmed: true,
    });
  });

  it('takes the arrival in the province, else the entry, of guests', () => {
    const of = (fields: Record<string, InputValue>, rules = defaultCountingRules) =>
      incoming.summarise(visit(fields, 'CN'), rules).decidingDate;
    expect(of({ entryDate: '2024-02-18' })).toBe('2024-02-20');
    expect(of({ arrivalActual: null, entryDate: '2024-02-18' })).toBe('2024-02-18');
    expect(of({ entryDate: '2024-02-18' }, { ...defaultCountingRules, incomingDecidingDate: 'entry' })).toBe(
      '2024-02-18',
    );
  });
});

describe('the status', () => {
  it.each([
    ['2024-01-31', 'planned'],
    ['2024-02-01', 'permitted'],
    ['2024-02-20', 'travelling'],
    ['2024-02-23', 'travelling'],
    ['2024-02-24', 'returned'],
    ['2024-03-01', 'reported'],
  ])('on %s is %s', (day, status) => {
    const { statusTimeline } = outgoing.summarise(trip({ reportDate: '2024-03-01' }), defaultCountingRules);
    expect(statusAt(statusTimeline, plainDate(day))).toBe(status);
  });

  it('of a trip called off is that alone', () => {
    const { statusTimeline } = outgoing.summarise(trip({ calledOff: 'cancelled' }), defaultCountingRules);
    expect(statusAt(statusTimeline, plainDate('2024-02-21'))).toBe('cancelled');
  });
});

describe('what is still missing', () => {
  it('names the result only after the return, and nothing of a trip called off', () => {
    const early = { ...context, today: plainDate('2024-02-21') };
    expect(missingOf(outgoing, trip({ reportNumber: null }), early)).not.toContain('reportNumber');
    expect(missingOf(outgoing, trip({ reportNumber: null }), context)).toContain('reportNumber');
    expect(missingOf(outgoing, trip({ calledOff: 'cancelled' }), context)).toEqual([]);
  });
});
