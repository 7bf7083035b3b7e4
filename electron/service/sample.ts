import sampleQuarter from '../../shared/reference/sample/quarter-2024-Q1.json' with { type: 'json' };
import sampleBorder from '../../shared/reference/sample/border-2024-Q1.json' with { type: 'json' };
import sampleTasks from '../../shared/reference/sample/tasks-2024-Q1.json' with { type: 'json' };
import { newId } from '../../db/ids.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import type { WriteStore } from '../../db/store.ts';
import type { RegisterName } from '../../shared/registers/all-registers.ts';
import type { InputValue, RecordSave } from '../../shared/registers/save-request.ts';

type Fields = Readonly<Record<string, InputValue>>;

interface SampleRecord {
  /** Name by which other records of the sample link to it. */
  readonly key?: string;
  readonly register: RegisterName;
  readonly fields: Fields;
  readonly children: Readonly<Record<string, readonly Fields[]>>;
}

/**
 * Saves the sample: the quarter that the notice of 27 March 2024 reports, with records at the edges of the period
 * that a wrong boundary would count.
 */
export function saveSample(store: WriteStore, writeId: string): number {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the compiler reads JSON narrower than it is: each record has other fields
  const records = [...sampleQuarter, ...sampleBorder, ...sampleTasks] as unknown as readonly SampleRecord[];
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
  const saves = records.map((record): RecordSave => ({
    register: record.register,
    id: named.get(record.key ?? '')?.id ?? newId(),
    fields: linked(record.fields),
    children: Object.fromEntries(
      Object.entries(record.children).map(([list, rows]) => [
        list,
        rows.map((fields) => ({ id: newId(), fields: linked(fields) })),
      ]),
    ),
  }));
  saveRecords(store, { writeId, saves }, 'sample');
  return saves.length;
}
