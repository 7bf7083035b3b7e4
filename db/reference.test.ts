import { describe, expect, it } from 'vitest';
import { Refusal } from '../shared/contract/refusal.ts';
import type { InputValue, RecordSave } from '../shared/registers/save-request.ts';
import { newId } from './ids.ts';
import type { OpenStore } from './file/open.ts';
import { readRecord } from './record-rows.ts';
import { referenceRows } from './reference.ts';
import { save, testStore } from './test-store.ts';
import { restoreVersion, undoSave } from './ledger/undo.ts';

type Fields = Readonly<Record<string, InputValue>>;

const row = (fields: Fields, id = newId()): RecordSave => ({
  register: 'reference-item',
  id,
  fields: { catalogue: 'organisation', itemCode: 'PX', name: 'Phòng X', ...fields },
  children: {},
});
const change = (id: string, fields: Fields): RecordSave => ({
  register: 'reference-item',
  id,
  fields,
  children: {},
});

function refused(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.detail.issues.map((issue) => issue.code);
    throw error;
  }
  return [];
}

const ofCode = (store: OpenStore, code: string): readonly string[] =>
  referenceRows(store)
    .filter((known) => known.code === code)
    .map((known) => `${known.validFrom ?? ''}..${known.validTo ?? ''} ${known.name}`);

describe('a row of reference data', () => {
  it.each([
    ['a day inside', { validFrom: '2025-03-01', validTo: '2025-04-01' }, ['validity-overlaps']],
    ['the last day', { validFrom: '2025-06-30' }, ['validity-overlaps']],
    ['the first day', { validTo: '2025-01-01' }, ['validity-overlaps']],
    ['all days', {}, ['validity-overlaps']],
    ['no day: it begins on the next', { validFrom: '2025-07-01' }, []],
    ['no day: it ends on the day before', { validTo: '2024-12-31' }, []],
    [
      'an end before its beginning',
      { validFrom: '2026-02-01', validTo: '2026-01-01' },
      ['validity-reversed'],
    ],
    ['a catalogue that there is not', { catalogue: 'x', validFrom: '2026-01-01' }, ['wrong-kind']],
    ['attributes that are no attributes', { attributes: ['x'], validFrom: '2026-01-01' }, ['wrong-kind']],
    [
      'a successor that there is not',
      { validFrom: '2026-01-01', successorIds: [newId()] },
      ['successor-unknown'],
    ],
  ])('that shares with another row of its code %s', (_case, fields, codes) => {
    const store = testStore();
    save(store, row({ validFrom: '2025-01-01', validTo: '2025-06-30' }));
    expect(refused(() => save(store, row(fields)))).toEqual(codes);
    expect(ofCode(store, 'PX')).toHaveLength(codes.length === 0 ? 2 : 1);
  });

  it('may share its days with a row of another code or catalogue, and with a withdrawn row', () => {
    const store = testStore();
    const { id } = save(store, row({}));
    expect(refused(() => save(store, row({ itemCode: 'PY' })))).toEqual([]);
    expect(refused(() => save(store, row({ catalogue: 'gate' })))).toEqual([]);
    save(store, { ...change(id, {}), withdrawn: { reason: 'nhập nhầm' } });
    expect(refused(() => save(store, row({ name: 'Phòng X mới' })))).toEqual([]);
    expect(refused(() => save(store, { ...change(id, {}), withdrawn: null }))).toEqual(['validity-overlaps']);
  });

  it.each(['old row first', 'new row first'])('is followed by another in one save, %s', (order) => {
    const store = testStore();
    const old = save(store, row({ validFrom: '2020-01-01' }));
    const next = newId();
    const saves = [
      change(old.id, { validTo: '2025-06-30', successorIds: [next] }),
      row({ name: 'Phòng X mới', validFrom: '2025-07-01' }, next),
    ];
    const { saveId } = save(store, ...(order === 'old row first' ? saves : saves.toReversed()));
    const both = ['2020-01-01..2025-06-30 Phòng X', '2025-07-01.. Phòng X mới'];
    expect(ofCode(store, 'PX')).toEqual(both);
    // The old row alone cannot be taken back: it would stand beside the new one.
    expect(refused(() => undoSave(store, newId(), saveId, 'hoàn tác', old.id))).toEqual([
      'validity-overlaps',
    ]);
    expect(refused(() => restoreVersion(store, newId(), 'reference-item', old.id, old.saveId))).toEqual([
      'validity-overlaps',
    ]);
    expect(ofCode(store, 'PX')).toEqual(both);
    undoSave(store, newId(), saveId, 'hoàn tác');
    expect(ofCode(store, 'PX')).toEqual(['2020-01-01.. Phòng X']);
  });

  it('is refused with both halves when the other row of the save still overlaps', () => {
    const store = testStore();
    const old = save(store, row({ validFrom: '2020-01-01' }));
    const saves = [change(old.id, { validTo: '2025-07-01' }), row({ validFrom: '2025-07-01' })];
    expect(refused(() => save(store, ...saves))).toEqual(['validity-overlaps']);
    expect(readRecord(store, 'reference-item', old.id)?.['validTo']).toBeNull();
  });

  it('cannot lead back to itself through its successors', () => {
    const store = testStore();
    const c = save(store, row({ itemCode: 'C' }));
    const b = save(store, row({ itemCode: 'B', successorIds: [c.id] }));
    const a = save(store, row({ itemCode: 'A', successorIds: [b.id] }));
    expect(refused(() => save(store, change(c.id, { successorIds: [a.id] })))).toEqual(['successor-cycle']);
    expect(refused(() => save(store, change(a.id, { successorIds: [a.id] })))).toEqual(['successor-cycle']);
    expect(refused(() => save(store, change(a.id, { successorIds: [b.id, c.id] })))).toEqual([]);
  });
});
