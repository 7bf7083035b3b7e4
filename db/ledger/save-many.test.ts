import { expect, it } from 'vitest';
import type { AnyRecord } from '../../shared/registers/define-register.ts';
import type { ManySave } from '../../shared/registers/save-request.ts';
import { refusalOf } from '../../tests/fault/sentence.ts';
import { newId } from '../ids.ts';
import { readRecord, versionOf } from '../record-rows.ts';
import { outgoing, save, testStore } from '../test-store.ts';
import type { OpenStore } from '../file/open.ts';
import { saveMany } from './save-many.ts';
import { undoSave } from './undo.ts';

const register = 'outgoing-delegation';

function withThree(): { readonly store: OpenStore; readonly ids: readonly string[] } {
  const store = testStore();
  const ids = [1, 2, 3].map((at) => {
    const days = { departureActual: `2024-02-0${at}`, returnActual: `2024-02-1${at}` };
    return save(store, outgoing({ name: `Đoàn ${at}`, ...days })).id;
  });
  return { store, ids };
}

const marked = (store: OpenStore, ids: readonly string[]): ManySave['records'] =>
  ids.map((id) => ({ id, version: versionOf(store, id) }));

const all = (store: OpenStore, ids: readonly string[]): readonly (AnyRecord | null)[] =>
  ids.map((id) => readRecord(store, register, id));

it('changes a field of many records as one save, and one undo takes all of it back', () => {
  const { store, ids } = withThree();
  save(store, { register, id: ids[1] ?? '', fields: { leader: 'Có từ trước' }, children: {} });
  const writeId = newId();
  const many = { register, records: marked(store, ids), fields: { leader: 'Nguyễn Văn A' } } as const;
  const outcome = saveMany(store, writeId, many);
  expect(outcome).toMatchObject({ saveId: writeId, records: ids.map((id) => ({ id, changed: true })) });
  expect(all(store, ids)).toMatchObject([
    { leader: 'Nguyễn Văn A' },
    { leader: 'Nguyễn Văn A' },
    { leader: 'Nguyễn Văn A' },
  ]);
  // Asked again after its answer was lost.
  expect(saveMany(store, writeId, many)).toEqual(outcome);
  undoSave(store, newId(), writeId, 'Nhầm');
  expect(all(store, ids)).toMatchObject([{ leader: null }, { leader: 'Có từ trước' }, { leader: null }]);
});

it('withdraws and reinstates many with one reason, each as one save that can be undone', () => {
  const { store, ids } = withThree();
  const writeId = newId();
  const withdrawn = { reason: ' Nhập trùng ' };
  saveMany(store, writeId, { register, records: marked(store, ids), fields: {}, withdrawn });
  const told = { withdrawn: { reason: 'Nhập trùng' } };
  expect(all(store, ids)).toMatchObject([told, told, told]);
  undoSave(store, newId(), writeId, 'Nhầm');
  expect(all(store, ids).map((record) => record?.withdrawn)).toEqual([null, null, null]);
  saveMany(store, newId(), { register, records: marked(store, ids), fields: {}, withdrawn });
  saveMany(store, newId(), { register, records: marked(store, ids), fields: {}, withdrawn: null });
  expect(all(store, ids).map((record) => record?.withdrawn)).toEqual([null, null, null]);
  const empty = { register, records: marked(store, ids), fields: {}, withdrawn: { reason: ' ' } } as const;
  expect(refusalOf(() => saveMany(store, newId(), empty)).code).toBe('reason-needed');
});

it('writes nothing where a check keeps one out, and tells the reasons of every such record', () => {
  const { store, ids } = withThree();
  const [first = '', second = '', third = ''] = ids;
  // The second and third begin after this day.
  const many = {
    register,
    records: marked(store, ids),
    fields: { returnActual: '2024-02-01', notes: 'Chung' },
  } as const;
  const detail = refusalOf(() => saveMany(store, newId(), many));
  expect(detail.code).toBe('invalid-record');
  expect(detail.params['record']).toBe(second);
  expect(detail.records?.map((one) => one.id)).toEqual([second, third]);
  expect(detail.records?.[1]).toMatchObject({ code: readRecord(store, register, third)?.code });
  expect(detail.records?.[1]?.issues[0]?.severity).toBe('error');
  expect(readRecord(store, register, first)).toMatchObject({ notes: null, returnActual: '2024-02-11' });
});

it('overwrites nothing that changed since a record was marked, and tells which records those are', () => {
  const { store, ids } = withThree();
  const records = marked(store, ids);
  const [, second = '', third = ''] = ids;
  save(store, { register, id: second, fields: { leader: 'Cửa sổ khác' }, children: {} });
  save(store, { register, id: third, fields: { notes: 'Trường khác' }, children: {} });
  const many = { register, records, fields: { leader: 'Nguyễn Văn A' } } as const;
  const detail = refusalOf(() => saveMany(store, newId(), many));
  expect(detail.code).toBe('changed-meanwhile');
  expect(detail.records).toMatchObject([{ id: second, issues: [{ field: 'leader' }] }]);
  expect(all(store, ids)).toMatchObject([{ leader: null }, { leader: 'Cửa sổ khác' }, { leader: null }]);
  saveMany(store, newId(), { ...many, records: records.filter(({ id }) => id !== second) });
  expect(all(store, ids)).toMatchObject([
    { leader: 'Nguyễn Văn A' },
    { leader: 'Cửa sổ khác' },
    { leader: 'Nguyễn Văn A', notes: 'Trường khác' },
  ]);
});

it('makes no record of an id that is not known', () => {
  const { store, ids } = withThree();
  const records = [...marked(store, ids), { id: newId(), version: '' }];
  const many = { register, records, fields: { leader: 'Nguyễn Văn A' } } as const;
  expect(refusalOf(() => saveMany(store, newId(), many)).code).toBe('record-not-found');
  expect(all(store, ids)).toMatchObject([{ leader: null }, { leader: null }, { leader: null }]);
});
