import { describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/contract/refusal.ts';
import { logOfRecord, readChanges, verifyLog } from '../change-log.ts';
import { historyOf } from '../queries/history.ts';
import { newId } from '../ids.ts';
import { readRecord } from '../record-rows.ts';
import { saveRecords } from './intake.ts';
import { change, outgoing, save, testStore } from '../test-store.ts';
import { restoreVersion, undoSave } from './undo.ts';
import { mainOf } from '../file/handles.ts';
import { verifyStore } from '../verify/verify-store.ts';
import { referenceRows } from '../reference.ts';

describe('saving a record', () => {
  it('gives it a code with the prefix of this PC and the year of its date', () => {
    const store = testStore();
    const first = save(store, outgoing());
    const second = save(store, outgoing({ departureActual: '2023-12-20', returnActual: '2024-01-02' }));
    const third = save(store, outgoing());
    expect(
      [first, second, third].map(({ id }) => readRecord(store, 'outgoing-delegation', id)?.code),
    ).toEqual(['ĐR-VP-2024-0001', 'ĐR-VP-2023-0001', 'ĐR-VP-2024-0002']);
  });

  it('gives each of many records a code of its own, and refuses all of them for what is wrong with the last', () => {
    const store = testStore();
    save(store, outgoing());
    const good = Array.from({ length: 600 }, (_, at) =>
      outgoing({ name: `Đoàn ${at}`, departureActual: at % 2 === 0 ? '2024-02-20' : '2024-02-21' }),
    );
    const bad = outgoing({ name: null });
    const refused = (): unknown => saveRecords(store, { writeId: newId(), saves: [...good, bad] });
    expect(refused).toThrow(
      expect.objectContaining({
        detail: expect.objectContaining({
          code: 'invalid-record',
          records: [expect.objectContaining({ id: bad.id })],
        }),
      }),
    );
    const { records } = saveRecords(store, { writeId: newId(), saves: good });
    expect(records.map(({ code }) => code)).toEqual(
      good.map((_, at) => `ĐR-VP-2024-${String(at + 2).padStart(4, '0')}`),
    );
  });

  it('logs one row for the record and one for each child, with old and new values of changed fields only', () => {
    const store = testStore();
    const { id } = save(store, outgoing());
    save(store, change('outgoing-delegation', id, { peopleDeclared: 13, leader: 'Trưởng đoàn' }));
    const rows = logOfRecord(mainOf(store), id);
    expect(rows.map((row) => row.child_list)).toEqual(['', 'stops', '']);
    const last = rows.at(-1);
    expect(last === undefined ? null : readChanges(last)).toEqual({
      leader: [null, 'Trưởng đoàn'],
      peopleDeclared: [12, 13],
    });
    expect(verifyLog(mainOf(store))).toEqual([]);
  });

  it('acts once for a call that is repeated', () => {
    const store = testStore();
    const request = { writeId: newId(), saves: [outgoing()] };
    const first = saveRecords(store, request);
    expect(saveRecords(store, request)).toEqual(first);
    expect(logOfRecord(mainOf(store), request.saves[0]?.id ?? '')).toHaveLength(2);
  });

  it('writes nothing where nothing differs', () => {
    const store = testStore();
    const { id } = save(store, outgoing());
    save(
      store,
      change('outgoing-delegation', id, { peopleDeclared: 12, name: 'Đoàn  công tác dự Gặp gỡ đầu Xuân ' }),
    );
    expect(logOfRecord(mainOf(store), id)).toHaveLength(2);
  });

  it.each([
    ['return before departure', { returnActual: '2024-02-01' }, 'return-before-departure'],
    ['no people', { peopleDeclared: 0 }, 'people-below-one'],
    ['a date that does not exist', { departureActual: '2024-02-30' }, 'not-a-date'],
    ['no name', { name: ' ' }, 'required'],
    ['ten megabytes of text', { notes: 'x'.repeat(10_000_000) }, 'too-long'],
    ['classified content', { classification: 'secret' }, 'classified'],
  ])('refuses %s and keeps what was there', (_case, fields, code) => {
    const store = testStore();
    const { id } = save(store, outgoing());
    const before = readRecord(store, 'outgoing-delegation', id);
    try {
      save(store, change('outgoing-delegation', id, { leader: 'X', ...fields }));
      expect.unreachable();
    } catch (error) {
      expect(error instanceof Refusal ? error.detail.issues.map((found) => found.code) : error).toContain(
        code,
      );
    }
    expect(readRecord(store, 'outgoing-delegation', id)).toEqual(before);
    expect(verifyLog(mainOf(store))).toEqual([]);
  });

  it('refuses an outgoing delegation without a country', () => {
    const store = testStore();
    expect(() => save(store, { ...outgoing(), children: {} })).toThrow(Refusal);
  });
});

describe('identity-document numbers', () => {
  it('are masked for readers, and ciphertext in row and log', () => {
    const store = testStore();
    const member = { id: newId(), fields: { fullName: 'Phó Giám đốc Sở', documentNumber: 'C1234567' } };
    const { id } = save(store, outgoing({}, { members: [member] }));
    const record = readRecord(store, 'outgoing-delegation', id);
    expect(record?.['members']).toMatchObject([{ documentNumber: { masked: 'C1***567' } }]);
    const dump = mainOf(store).serialize();
    expect(dump.includes(Buffer.from('C1234567'))).toBe(false);
  });
});

describe('what is kept of a writing call', () => {
  it('cannot tell an identity-document number, not even to one who tries them all', () => {
    const store = testStore();
    const member = newId();
    const named = (documentNumber: string) => [
      outgoing({}, { members: [{ id: member, fields: { fullName: 'Lê Thị Mai', documentNumber } }] }),
    ];
    const [first = outgoing()] = named('C1234567');
    const writeId = newId();
    saveRecords(store, { writeId, saves: [first] });
    const hash = (): unknown =>
      mainOf(store).prepare('SELECT request_hash FROM applied_call WHERE write_id = ?').pluck().get(writeId);
    const kept = hash();
    const [other = outgoing()] = named('C7654321');
    const stores = testStore();
    saveRecords(stores, {
      writeId,
      saves: [
        { ...other, id: first.id, children: { ...first.children, members: other.children['members'] ?? [] } },
      ],
    });
    expect(
      mainOf(stores).prepare('SELECT request_hash FROM applied_call WHERE write_id = ?').pluck().get(writeId),
    ).toBe(kept);
  });
});

describe('undo', () => {
  it('withdraws what the save created', () => {
    const store = testStore();
    const { id, saveId } = save(store, outgoing());
    undoSave(store, newId(), saveId, 'hoàn tác');
    expect(readRecord(store, 'outgoing-delegation', id)?.withdrawn).toEqual({ reason: 'hoàn tác' });
  });

  it('reverts only fields that still hold what the save wrote', () => {
    const store = testStore();
    const { id } = save(store, outgoing());
    const second = save(store, change('outgoing-delegation', id, { leader: 'A', peopleDeclared: 20 }));
    save(store, change('outgoing-delegation', id, { leader: 'B' }));
    undoSave(store, newId(), second.saveId, '');
    expect(readRecord(store, 'outgoing-delegation', id)).toMatchObject({ leader: 'B', peopleDeclared: 12 });
  });

  it('refuses when nothing is left to take back', () => {
    const store = testStore();
    const { id } = save(store, outgoing());
    const second = save(store, change('outgoing-delegation', id, { leader: 'A' }));
    save(store, change('outgoing-delegation', id, { leader: 'B' }));
    expect(() => undoSave(store, newId(), second.saveId, '')).toThrow('nothing-to-undo');
  });
});

describe('restoring an earlier version', () => {
  it('brings fields and children back and keeps the whole history', () => {
    const store = testStore();
    const first = save(store, outgoing());
    const before = readRecord(store, 'outgoing-delegation', first.id);
    const permit = { id: newId(), fields: { number: '145/QĐ-UBND', date: '2024-02-01' } };
    save(store, change('outgoing-delegation', first.id, { leader: 'A', notes: 'x' }, { permits: [permit] }));
    save(store, change('outgoing-delegation', first.id, { leader: 'B' }));
    restoreVersion(store, newId(), 'outgoing-delegation', first.id, first.saveId);
    const after = readRecord(store, 'outgoing-delegation', first.id);
    expect(after).toMatchObject({ ...before, permits: [{ id: permit.id, withdrawn: true }] });
    expect(historyOf(store, 'outgoing-delegation', first.id)).toHaveLength(4);
  });
});

describe('undoing a creation', () => {
  it('keeps the children, so that reinstating brings the whole record back', () => {
    const store = testStore();
    const { id, saveId } = save(store, outgoing());
    undoSave(store, newId(), saveId, 'hoàn tác');
    save(store, { ...change('outgoing-delegation', id, {}), withdrawn: null });
    expect(readRecord(store, 'outgoing-delegation', id)).toMatchObject({
      withdrawn: null,
      stops: [{ withdrawn: false }],
    });
  });
});

describe('undoing one record of a save that made several', () => {
  it('leaves the others as they are', () => {
    const store = testStore();
    const [first, second] = [outgoing(), outgoing()];
    const { saveId } = save(store, first, second);
    undoSave(store, newId(), saveId, 'hoàn tác', first.id);
    expect(readRecord(store, 'outgoing-delegation', first.id)?.withdrawn).not.toBeNull();
    expect(readRecord(store, 'outgoing-delegation', second.id)?.withdrawn).toBeNull();
  });
});

const refusalOf = (work: () => unknown): Refusal => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
};

describe('a save under an id that is not its own', () => {
  it('does not move another record’s child to its record', () => {
    const store = testStore();
    const child = newId();
    const owner = save(store, outgoing({}, { members: [{ id: child, fields: { fullName: 'Lê Thị Mai' } }] }));
    const thief = save(store, outgoing());
    const before = readRecord(store, 'outgoing-delegation', owner.id);
    const children = { members: [{ id: child, fields: { jobTitle: 'Phó Giám đốc' } }] };
    const refused = refusalOf(() => save(store, change('outgoing-delegation', thief.id, {}, children)));
    expect(refused.detail.code).toBe('message-invalid');
    expect(readRecord(store, 'outgoing-delegation', owner.id)).toEqual(before);
    expect(verifyStore(store).faults).toEqual([]);
  });

  it('does not take the place of a record of another register', () => {
    const store = testStore();
    const { id } = save(store, outgoing());
    const other = { register: 'person', id, fields: { fullName: 'Lê Thị Mai' }, children: {} } as const;
    expect(refusalOf(() => save(store, other)).detail.code).toBe('message-invalid');
    const [shipped] = referenceRows(store);
    const onShipped = { ...other, id: shipped?.id ?? '' };
    expect(refusalOf(() => save(store, onShipped)).detail.code).toBe('message-invalid');
    expect(verifyStore(store).faults).toEqual([]);
  });
});

describe('undo that would leave an error', () => {
  it('is refused when the record did not have it before', () => {
    const store = testStore();
    const { id } = save(store, outgoing({ departureActual: '2024-02-20', returnActual: '2024-02-23' }));
    const later = save(store, change('outgoing-delegation', id, { returnActual: '2024-03-05' }));
    save(store, change('outgoing-delegation', id, { departureActual: '2024-03-01' }));
    const refused = refusalOf(() => undoSave(store, newId(), later.saveId, 'Nhầm'));
    expect(refused.detail.code).toBe('invalid-record');
    expect(refused.detail.issues.map(({ code }) => code)).toEqual(['return-before-departure']);
    expect(readRecord(store, 'outgoing-delegation', id)?.['returnActual']).toBe('2024-03-05');
  });

  it('is done where the record has the error anyway', () => {
    const store = testStore();
    const { id } = save(store, outgoing());
    const noted = save(store, change('outgoing-delegation', id, { notes: 'Ghi nhầm' }));
    // As a version did that knew the check not yet.
    mainOf(store).exec(`UPDATE outgoing_delegation SET return_actual = '2024-01-01' WHERE id = '${id}'`);
    undoSave(store, newId(), noted.saveId, 'Nhầm');
    expect(readRecord(store, 'outgoing-delegation', id)?.['notes']).toBeNull();
  });

  it('brings a withdrawn record back that had the error before', () => {
    const store = testStore();
    const { id } = save(store, outgoing());
    const writeId = newId();
    saveRecords(store, {
      writeId,
      saves: [{ ...change('outgoing-delegation', id, {}), withdrawn: { reason: 'Trùng' } }],
    });
    mainOf(store).exec(`UPDATE outgoing_delegation SET return_actual = '2024-01-01' WHERE id = '${id}'`);
    undoSave(store, newId(), writeId, 'Nhầm');
    expect(readRecord(store, 'outgoing-delegation', id)?.withdrawn).toBeNull();
  });
});

describe('a save that began from an older version', () => {
  it('does not overwrite a field that another window changed meanwhile, and says who changed it', () => {
    const store = testStore();
    const first = saveRecords(store, { writeId: newId(), saves: [outgoing()] }).records[0];
    const { id = '', version: basedOn = '' } = first ?? {};
    save(store, change('outgoing-delegation', id, { leader: 'Người thứ nhất', notes: 'Của cửa sổ kia' }));
    const mine = {
      ...change('outgoing-delegation', id, { leader: 'Người thứ hai', content: 'Nội dung' }),
      basedOn,
    };
    const refused = refusalOf(() => save(store, mine));
    expect(refused.detail.code).toBe('changed-meanwhile');
    expect(refused.detail.issues).toMatchObject([
      {
        code: 'changed-meanwhile',
        field: 'leader',
        params: { by: 'Chuyên viên Sở Ngoại vụ', at: '2024-03-20T03:00:00.000Z' },
      },
    ]);
    expect(readRecord(store, 'outgoing-delegation', id)).toMatchObject({
      leader: 'Người thứ nhất',
      content: null,
    });
    save(store, { ...mine, basedOn: String(refused.detail.params['version']) });
    expect(readRecord(store, 'outgoing-delegation', id)).toMatchObject({
      leader: 'Người thứ hai',
      content: 'Nội dung',
      notes: 'Của cửa sổ kia',
    });
  });

  it('is saved where it touches other fields, or changes them alike', () => {
    const store = testStore();
    const member = newId();
    const wanted = outgoing({}, { members: [{ id: member, fields: { fullName: 'Lê Thị Mai' } }] });
    const first = saveRecords(store, { writeId: newId(), saves: [wanted] }).records[0];
    const { id = '', version: basedOn = '' } = first ?? {};
    save(store, change('outgoing-delegation', id, { leader: 'Như nhau' }));
    const children = { members: [{ id: member, fields: { jobTitle: 'Chuyên viên' } }] };
    save(store, {
      ...change('outgoing-delegation', id, { leader: 'Như nhau', notes: 'Khác' }, children),
      basedOn,
    });
    const differing = { members: [{ id: member, fields: { jobTitle: 'Phó phòng' } }] };
    const refused = refusalOf(() =>
      save(store, { ...change('outgoing-delegation', id, {}, differing), basedOn }),
    );
    expect(refused.detail.issues).toMatchObject([{ list: 'members', childId: member, field: 'jobTitle' }]);
  });
});
