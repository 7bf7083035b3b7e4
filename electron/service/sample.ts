import sampleQuarter from '../../shared/reference/sample/quarter-2024-Q1.json' with { type: 'json' };
import { newId } from '../../db/ids.ts';
import { saveRecords } from '../../db/records.ts';
import type { Store } from '../../db/store.ts';
import type { RegisterName } from '../../shared/registers/all-registers.ts';
import type { InputValue, RecordSave } from '../../shared/registers/save-request.ts';

type Fields = Readonly<Record<string, InputValue>>;

interface SampleRecord {
  readonly register: RegisterName;
  readonly fields: Fields;
  readonly children: Readonly<Record<string, readonly Fields[]>>;
}

/**
 * Saves the sample: the quarter that the notice of 27 March 2024 reports, with records at the edges of the period
 * that a wrong boundary would count.
 */
export function saveSample(store: Store, writeId: string): number {
  // The compiler reads JSON narrower than it is: each record has other fields.
  const records = sampleQuarter as unknown as readonly SampleRecord[];
  const saves = records.map((record): RecordSave => ({
    register: record.register,
    id: newId(),
    fields: record.fields,
    children: Object.fromEntries(
      Object.entries(record.children).map(([list, rows]) => [
        list,
        rows.map((fields) => ({ id: newId(), fields })),
      ]),
    ),
  }));
  saveRecords(store, { writeId, saves }, 'sample');
  return saves.length;
}
