import { describe, expect, it } from 'vitest';
import { Refusal, type RefusalDetail } from '../../shared/contract/refusal.ts';
import type { NoNumber, RecordSave } from '../../shared/registers/save-request.ts';
import { mainOf } from '../file/handles.ts';
import { newId } from '../ids.ts';
import { readRecord } from '../record-rows.ts';
import { outgoing, testStore } from '../test-store.ts';
import { keepFile } from '../files.ts';
import { eraseNumbers } from './erasures.ts';
import { saveRecords } from './intake.ts';
import { saveMany } from './save-many.ts';
import { restoreVersion, undoSave } from './undo.ts';

type Values = RecordSave['fields'];
const REGISTER = 'outgoing-delegation';
const TEXT = 'Người liên hệ: CCCD 020190123456';

const saveOf = (id: string, fields: Values, member?: Values, childId = newId()): RecordSave => ({
  register: REGISTER,
  id,
  fields: { ...outgoing().fields, name: 'Đoàn công tác', ...fields },
  children: {
    ...outgoing().children,
    ...(member === undefined ? {} : { members: [{ id: childId, fields: member }] }),
  },
});

function refusal(save: () => unknown): RefusalDetail {
  try {
    save();
  } catch (error) {
    if (error instanceof Refusal) return error.detail;
    throw error;
  }
  throw new Error('Not refused');
}

/** Everything that the log and the kept answers say, as one text. */
const logOf = (store: ReturnType<typeof testStore>): string =>
  ['change_log', 'applied_call']
    .map((table) => JSON.stringify(mainOf(store).prepare(`SELECT * FROM ${table}`).all()))
    .join();

const save = (
  store: ReturnType<typeof testStore>,
  one: RecordSave,
  noNumbers?: readonly NoNumber[],
  writeId = newId(),
) => saveRecords(store, { writeId, saves: [one], ...(noNumbers === undefined ? {} : { noNumbers }) });

describe('a save of texts with numbers of identity documents', () => {
  it.each([
    ['a text', saveOf('r', { content: TEXT })],
    ['a long text with signs that nobody sees', saveOf('r', { content: 'CCCD 0201\u200B90123456' })],
    [
      'words of a reference',
      saveOf('r', { hostAgency: { code: null, text: 'Ông A, hộ chiếu số B1234567' } }),
    ],
    ['the name of a member', saveOf('r', {}, { fullName: 'Nguyễn Văn A C7654321' })],
  ])('is refused for %s, and nothing of it is kept', (_what, one) => {
    const store = testStore();
    const id = newId();
    const detail = refusal(() => save(store, { ...one, id }));
    expect(detail).toMatchObject({ code: 'identity-number', params: { record: id } });
    expect(detail.issues).toMatchObject([{ code: 'identity-number', severity: 'error' }]);
    expect(JSON.stringify(detail)).not.toMatch(/020190123456|B1234567|C7654321/);
    expect(readRecord(store, REGISTER, id)).toBeNull();
    expect(logOf(store)).not.toMatch(/020190123456|B1234567|C7654321/);
  });

  it('tells whether the number of the row is free for it', () => {
    const store = testStore();
    const [id, child] = [newId(), newId()];
    save(store, saveOf(id, {}, { fullName: 'Nguyễn Văn A', documentNumber: 'B1111111' }, child));
    const text = { fullName: 'Nguyễn Văn A (HC C7654321)' };
    const kept = refusal(() => save(store, saveOf(id, {}, text, child)));
    const added = refusal(() => save(store, saveOf(id, {}, text)));
    expect([kept, added].map(({ issues }) => issues[0]?.params['canMove'])).toEqual([0, 1]);
  });

  it('passes once somebody said that they are none, for that text and those numbers only', () => {
    const store = testStore();
    const id = newId();
    const said = { id, list: null, childId: null, field: 'content', numbers: '02*******456' };
    const others = [
      { ...said, id: newId() },
      { ...said, field: 'name' },
      { ...said, numbers: '03*******456' },
      { ...said, list: 'members', childId: newId() },
    ];
    expect(refusal(() => save(store, saveOf(id, { content: TEXT }), others)).code).toBe('identity-number');
    const writeId = newId();
    const one = saveOf(id, { content: TEXT });
    const saved = save(store, one, [said], writeId);
    // The same call made again acts once; without what was said it is another.
    expect(save(store, one, [said], writeId)).toEqual(saved);
    expect(refusal(() => save(store, one, undefined, writeId)).code).toBe('call-differs');
    expect(readRecord(store, REGISTER, id)).toMatchObject({ content: TEXT });
    // What it holds already is not asked about again; another number is.
    save(store, saveOf(id, { content: `${TEXT}, làm việc buổi sáng` }));
    const added = `${TEXT}, hộ chiếu B1234567`;
    expect(refusal(() => save(store, saveOf(id, { content: added }))).code).toBe('identity-number');
  });

  it('is refused for many records at once, and passes with what was said of each', () => {
    const store = testStore();
    const ids = [newId(), newId()];
    const records = ids.map((id) => ({ id, version: save(store, saveOf(id, {})).records[0]?.version ?? '' }));
    const many = { register: REGISTER, records, fields: { content: TEXT } } as const;
    const detail = refusal(() => saveMany(store, newId(), many));
    expect(detail.records?.map(({ id }) => id)).toEqual(ids);
    const noNumbers = ids.map((id) => ({
      id,
      list: null,
      childId: null,
      field: 'content',
      numbers: '02*******456',
    }));
    expect(refusal(() => saveMany(store, newId(), { ...many, noNumbers: noNumbers.slice(1) })).code).toBe(
      'identity-number',
    );
    saveMany(store, newId(), { ...many, noNumbers });
    for (const id of ids) expect(readRecord(store, REGISTER, id)).toMatchObject({ content: TEXT });
  });

  it('is refused in the name of a file, in the reason of a withdrawal and in the note of an erasing', () => {
    const store = testStore();
    const { hash } = keepFile(store, Buffer.from('bản chụp'));
    const file = { hash, name: 'Hộ chiếu B1234567.pdf', size: 8, type: 'application/pdf' };
    expect(refusal(() => save(store, saveOf(newId(), { attachments: [file] }))).code).toBe('identity-number');
    const id = newId();
    save(store, saveOf(id, {}, { fullName: 'Nguyễn Văn A', documentNumber: 'B1111111' }));
    const withdrawn = { reason: 'Trùng với CCCD 020190123456' };
    const none = { register: REGISTER, id, fields: {}, children: {}, withdrawn } as const;
    expect(refusal(() => save(store, none)).code).toBe('identity-number');
    const erasing = {
      register: REGISTER,
      id,
      ground: 'other',
      note: 'Đơn của người có hộ chiếu B1111111',
    } as const;
    expect(refusal(() => eraseNumbers(store, newId(), erasing)).code).toBe('identity-number');
    expect(logOf(store)).not.toMatch(/020190123456|B1234567|B1111111/);
  });

  it('of a new record that names one person can go to that person from any text', () => {
    const store = testStore();
    const one = saveOf(newId(), { notes: 'Hộ chiếu B1234567' }, { fullName: 'Nguyễn Văn A' });
    expect(refusal(() => save(store, one)).issues[0]?.params['canMove']).toBe(1);
  });

  it('is not asked about where the log itself is read: undo and an earlier version', () => {
    const store = testStore();
    const id = newId();
    const said = { id, list: null, childId: null, field: 'content', numbers: '02*******456' };
    const { saveId } = save(store, saveOf(id, { content: TEXT }), [said]);
    const later = save(store, saveOf(id, { content: 'Làm việc' }));
    undoSave(store, newId(), later.saveId, 'Nhầm');
    expect(readRecord(store, REGISTER, id)).toMatchObject({ content: TEXT });
    save(store, saveOf(id, { content: 'Làm việc' }));
    restoreVersion(store, newId(), REGISTER, id, saveId);
    expect(readRecord(store, REGISTER, id)).toMatchObject({ content: TEXT });
  });
});
