import sampleQuarter from '../../shared/reference/sample/quarter-2024-Q1.json' with { type: 'json' };
import sampleBorder from '../../shared/reference/sample/border-2024-Q1.json' with { type: 'json' };
import sampleTasks from '../../shared/reference/sample/tasks-2024-Q1.json' with { type: 'json' };
import sampleUnderWay from '../../shared/reference/sample/under-way-2024-03.json' with { type: 'json' };
import sampleIndices from '../../shared/reference/sample/indices-2023.json' with { type: 'json' };
import { newId } from '../../db/ids.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import { settingSave } from '../../db/ledger/save-settings.ts';
import type { WriteStore } from '../../db/store.ts';
import { registerNamed, type RegisterName } from '../../shared/registers/all-registers.ts';
import { borderIncident } from '../../shared/registers/border-incident/border-incident.ts';
import { checkedFacts } from '../../shared/registers/border-incident/cross-check.ts';
import { blankRecord, withChanges } from '../../shared/registers/edit-record.ts';
import type { CrossCheck } from '../../shared/registers/field.ts';
import { person } from '../../shared/registers/person/person.ts';
import type { InputValue, RecordSave } from '../../shared/registers/save-request.ts';
import { plainDate } from '../../shared/time/plain-date.ts';
import { sampleMembers, type SampleMember } from './sample-members.ts';

type Fields = Readonly<Record<string, InputValue>>;

interface SampleRecord {
  /** Name by which other records of the sample link to it. */
  readonly key?: string;
  readonly register: RegisterName;
  readonly fields: Fields;
  readonly children: Readonly<Record<string, readonly Fields[]>>;
  /** A quick report of a post that was compared with its source document: with what. */
  readonly compared?: Omit<CrossCheck, 'facts'>;
  /** Who travels, of a delegation. */
  readonly people?: readonly SampleMember[];
}

/** The day of the meeting whose conclusions the notice of 27 March 2024 tells: the sample is seen as of it. */
export const sampleDay = plainDate('2024-03-26');

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the compiler reads JSON narrower than it is: each record has other fields
const records = [
  ...sampleQuarter,
  ...sampleBorder,
  ...sampleTasks,
  ...sampleUnderWay,
  ...sampleIndices,
] as unknown as readonly SampleRecord[];

/**
 * Saves the sample: the quarter that the notice of 27 March 2024 reports, with records at the edges of the period
 * that a wrong boundary would count, and what is under way on `sampleDay`. From then on the register is seen as of that
 * day. Undone, it is seen as of the present day again.
 */
export function saveSample(store: WriteStore, writeId: string): number {
  const named = new Map(
    records.flatMap((record) =>
      record.key === undefined ? [] : [[record.key, { register: record.register, id: newId() }]],
    ),
  );
  const linked = (fields: Fields): Fields =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => {
        if (value === null || typeof value !== 'object' || !('link' in value)) return [name, value];
        const target = named.get(String(value.link));
        if (target === undefined) throw new RangeError(`No sample record ${String(value.link)}`);
        return [name, { ...target }];
      }),
    );
  const directory = new Map(
    records
      .filter(({ register }) => register === person.name)
      .map(({ fields, children }) => {
        const held = children['positions']?.[0]?.['agency'] ?? null;
        return [String(fields['fullName']), { id: newId(), agency: held, fields }] as const;
      }),
  );
  const saves = records.map((record): RecordSave => {
    const { register, fields, children, people = [] } = record;
    const rows = {
      ...children,
      ...(people.length === 0 ? {} : { members: sampleMembers(record, directory) }),
    };
    const known = register === person.name ? directory.get(String(fields['fullName'])) : undefined;
    const save = {
      register,
      id: named.get(record.key ?? '')?.id ?? known?.id ?? newId(),
      fields: linked(fields),
      children: Object.fromEntries(
        Object.entries(rows).map(([list, own]) => [
          list,
          own.map((row) => ({ id: newId(), fields: linked(row) })),
        ]),
      ),
    };
    return record.compared === undefined ? save : withCheck(save, record.compared);
  });
  // First, for the records are judged as of that day.
  const seenAsOf = settingSave('sample', { day: sampleDay, seenAsOf: true });
  saveRecords(store, { writeId, saves: [seenAsOf, ...saves] }, 'sample');
  return saves.length;
}

/** The save of an incident with a comparison of all that it says. */
function withCheck(save: RecordSave, compared: Omit<CrossCheck, 'facts'>): RecordSave {
  const register = registerNamed(borderIncident.name);
  const facts = checkedFacts(withChanges(register, blankRecord(register, save.id), save));
  return { ...save, fields: { ...save.fields, crossCheck: { ...compared, facts } } };
}
