import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../tests/fault/sentence.ts';
import { historyOf } from '../queries/history.ts';
import { awaitingIncidents } from '../queries/figures.ts';
import { findAll, listRecords } from '../queries/lists.ts';
import { changeDevice } from '../device.ts';
import { newId } from '../ids.ts';
import { readTyped, versionOf } from '../record-rows.ts';
import type { OpenStore } from '../file/open.ts';
import { change, save, testStore } from '../test-store.ts';
import { verifyStore } from '../verify/verify-store.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import type { RecordSave } from '../../shared/registers/save-request.ts';
import { plainDate } from '../../shared/time/plain-date.ts';
import { crossCheckIncident } from './cross-check.ts';
import { restoreVersion, undoSave } from './undo.ts';

const post = { code: 'DBP-TT', text: 'Đồn Biên phòng Tân Thanh' };
const document = { number: ' 58/BC-ĐBP ', date: plainDate('2024-03-12') };
const by = 'Hoàng Minh Tuấn';

const incident = (): RecordSave => ({
  register: 'border-incident',
  id: newId(),
  fields: {
    type: { code: 'BG07', text: 'Xâm canh' },
    markers: { text: 'mốc 1088/2 - 1089' },
    occurredOn: '2024-03-10',
    summary: 'Công dân phía bạn sang trồng cây',
  },
  children: {},
});

/** An incident that the PC of a post recorded, in a store that stands in the department. */
function reported(): { readonly store: OpenStore; readonly id: string } {
  const store = testStore();
  changeDevice(store, { post });
  const { id } = save(store, incident());
  changeDevice(store, { post: null });
  return { store, id };
}

const check = (store: OpenStore, id: string, more: { document?: typeof document; version?: string } = {}) =>
  crossCheckIncident(store, newId(), { id, version: versionOf(store, id), document, by, ...more });

const stateOf = (store: OpenStore, id: string): string | null | undefined =>
  listRecords(store, listQuerySchema.parse({ register: 'border-incident', ids: [id] })).rows[0]?.states[
    'verification'
  ];

const found = (store: OpenStore, verification: string, search = ''): readonly string[] =>
  findAll(
    store,
    listQuerySchema.parse({ register: 'border-incident', search, fields: { verification: [verification] } }),
  ).ids;

describe('the quick report of a post', () => {
  it('is told from what the department records, waits, and is found by that', () => {
    const { store, id } = reported();
    const { id: own } = save(store, incident());
    const [record] = readTyped(store, 'border-incident', [id]);
    expect(record?.reportedBy).toEqual(post);
    expect([stateOf(store, id), stateOf(store, own)]).toEqual(['awaiting', null]);
    expect(found(store, 'awaiting')).toEqual([id]);
    expect(awaitingIncidents(store)).toBe(1);
  });

  it('is compared with its source document: number, day, name and time are kept, found, and told by the history', () => {
    const { store, id } = reported();
    check(store, id);
    const [record] = readTyped(store, 'border-incident', [id]);
    expect(record?.crossCheck).toMatchObject({
      document: { number: '58/BC-ĐBP', date: '2024-03-12' },
      by,
      at: '2024-03-20T03:00:00.000Z',
    });
    expect(stateOf(store, id)).toBe('checked');
    expect(awaitingIncidents(store)).toBe(0);
    expect(found(store, 'checked', '58/BC-DBP')).toEqual([id]);
    expect(historyOf(store, 'border-incident', id)[0]?.changes).toMatchObject([
      { field: 'crossCheck', old: null, new: { by } },
    ]);
    expect(verifyStore(store).faults).toEqual([]);
  });

  it('waits again once the post changes what was compared, until it is as it was compared', () => {
    const { store, id } = reported();
    check(store, id);
    changeDevice(store, { post });
    save(store, change('border-incident', id, { notes: 'Đã gọi điện.' }));
    expect(stateOf(store, id)).toBe('checked');
    save(store, change('border-incident', id, { summary: 'Hai công dân phía bạn sang trồng cây' }));
    expect(stateOf(store, id)).toBe('changed');
    expect(awaitingIncidents(store)).toBe(1);
    save(store, change('border-incident', id, { summary: 'Công dân phía bạn sang trồng cây' }));
    expect(stateOf(store, id)).toBe('checked');
    const person = { id: newId(), fields: { nationality: 'CN', number: 2 } };
    save(store, change('border-incident', id, {}, { people: [person] }));
    expect(stateOf(store, id)).toBe('changed');
    expect(verifyStore(store).faults).toEqual([]);
  });

  it('waits again once the comparison is taken back', () => {
    const { store, id } = reported();
    const { saveId } = check(store, id);
    undoSave(store, newId(), saveId, 'Nhầm vụ');
    expect(stateOf(store, id)).toBe('awaiting');
  });
});

describe('a comparison', () => {
  it('is not noted on the PC of a post, nor brought back or taken back there', () => {
    const { store, id } = reported();
    const [first] = historyOf(store, 'border-incident', id);
    const { saveId } = check(store, id);
    changeDevice(store, { post });
    const refused = { code: 'office-only' };
    expect(refusalOf(() => check(store, id))).toMatchObject(refused);
    expect(refusalOf(() => undoSave(store, newId(), saveId, 'Nhầm'))).toMatchObject(refused);
    expect(
      refusalOf(() => restoreVersion(store, newId(), 'border-incident', id, first?.saveId ?? '')),
    ).toMatchObject(refused);
    expect(stateOf(store, id)).toBe('checked');
  });

  it('is of what was seen: another version is refused', () => {
    const { store, id } = reported();
    const version = versionOf(store, id);
    save(store, change('border-incident', id, { summary: 'Khác' }));
    expect(refusalOf(() => check(store, id, { version }))).toMatchObject({ code: 'changed-meanwhile' });
  });

  it('is of no document of a day to come, and of no incident that the department itself records', () => {
    const { store, id } = reported();
    const tomorrow = { number: '58', date: plainDate('2024-03-21') };
    expect(refusalOf(() => check(store, id, { document: tomorrow }))).toMatchObject({
      code: 'invalid-record',
      issues: [{ code: 'date-in-future', field: 'crossCheck' }],
    });
    const { id: own } = save(store, incident());
    expect(refusalOf(() => check(store, own))).toMatchObject({ code: 'message-invalid' });
  });

  it.each(['reportedBy', 'crossCheck'])('is no matter of a form: a save of %s is refused', (field) => {
    const { store, id } = reported();
    expect(refusalOf(() => save(store, change('border-incident', id, { [field]: null })))).toMatchObject({
      code: 'message-invalid',
      params: { field },
    });
  });
});
