import { describe, expect, it } from 'vitest';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import type { InputValue, RecordSave } from '../../shared/registers/save-request.ts';
import { newId } from '../ids.ts';
import { linkedFrom } from '../links.ts';
import { listRecords } from '../queries/lists.ts';
import { startingValues } from '../queries/new-records.ts';
import { readTyped } from '../record-rows.ts';
import { saveRecords } from './intake.ts';
import { judge } from './judge.ts';
import { readRecord } from '../record-rows.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import { refusalOf } from '../../tests/fault/sentence.ts';
import { change, save, testStore } from '../test-store.ts';
import { undoSave } from './undo.ts';

type Fields = Readonly<Record<string, InputValue>>;

function incident(fields: Fields = {}, children: RecordSave['children'] = {}): RecordSave {
  return {
    register: 'border-incident',
    id: newId(),
    fields: {
      type: { code: 'BG07', text: 'Xâm canh' },
      markers: { text: 'mốc 1088/2 - 1089' },
      occurredOn: '2024-02-10',
      summary: 'Công dân phía bạn sang trồng cây',
      ...fields,
    },
    children,
  };
}

const letter = (fields: Fields = {}): RecordSave => ({
  register: 'letter',
  id: newId(),
  fields: {
    direction: 'sent',
    kind: 'exchange',
    date: '2024-02-15',
    subject: 'Về việc trồng cây',
    ...fields,
  },
  children: {},
});

const step = (kind: string, date: string | null, more: Fields = {}) => ({
  id: newId(),
  fields: { kind, date, ...more },
});

function statusOf(store: ReturnType<typeof testStore>, id: string): string | null | undefined {
  const page = listRecords(store, listQuerySchema.parse({ register: 'border-incident' }));
  return page.rows.find((row) => row.record.id === id)?.status;
}

describe('a border incident', () => {
  it('is saved with type, marker, date and a sentence, and gets a code of its own', () => {
    const store = testStore();
    const { id } = save(store, incident());
    const [kept] = readTyped(store, 'border-incident', [id]);
    expect(kept?.code).toBe('SV-VP-2024-0001');
    expect(kept?.markers).toEqual({
      text: 'mốc 1088/2 - 1089',
      normalised: '1088/2-1089',
      order: '1088.02.0000.0',
    });
  });

  it('keeps a text that names no marker, with a warning', () => {
    const store = testStore();
    const { id } = save(store, incident({ markers: { text: 'gần bản Thẩm' } }));
    const record = readRecord(store, 'border-incident', id);
    expect(record?.['markers']).toEqual({ text: 'gần bản Thẩm', normalised: null, order: null });
    const { issues } = judge(
      store,
      registerNamed('border-incident'),
      record ?? { id, code: '', withdrawn: null },
    );
    expect(issues.map((issue) => [issue.severity, issue.code])).toEqual([['warning', 'marker-not-a-marker']]);
  });

  it.each([
    ['date-in-future', { occurredOn: '2024-03-21' }, {}],
    ['discovered-before-occurred', { discoveredOn: '2024-02-09' }, {}],
    [
      'discovered-before-occurred',
      { discoveredOn: '2024-02-10', occurredAt: '10:00', discoveredAt: '09:00' },
      {},
    ],
    ['step-before-incident', {}, { steps: [step('verification', '2024-02-09')] }],
    ['not-a-time', { occurredAt: '25:00' }, {}],
    ['classified', { classification: 'secret' }, {}],
    ['required', { occurredOn: null }, {}],
  ] as const)('is kept out with "%s"', (code, fields, children) => {
    const store = testStore();
    const { issues } = refusalOf(() => save(store, incident(fields, children)));
    expect(issues.map((issue) => issue.code)).toContain(code);
    expect(listRecords(store, listQuerySchema.parse({ register: 'border-incident' })).total).toBe(0);
  });

  it.each([
    [[], 'new'],
    [[step('verification', '2024-02-11')], 'verifying'],
    [[step('verification', '2024-02-11'), step('letterSent', '2024-02-15')], 'awaitingReply'],
    [[step('letterSent', '2024-02-15'), step('letterReceived', '2024-03-01')], 'discussing'],
    [[step('letterReceived', '2024-03-01'), step('letterSent', '2024-02-15')], 'discussing'],
    [[step('result', '2024-03-01')], 'settled'],
    [[step('result', '2024-03-01'), step('followUp', '2024-03-05')], 'settled'],
    [[step('result', '2024-03-01'), step('letterReceived', '2024-03-05')], 'discussing'],
    [[step('reportUp', '2024-02-12', { level: 'central' })], 'escalated'],
  ])('derives its status from its steps: %#', (steps, status) => {
    const store = testStore();
    const { id } = save(store, incident({}, { steps }));
    expect(statusOf(store, id)).toBe(status);
  });

  it('becomes a backlog when nothing happens for the days of the setting', () => {
    const store = testStore('2024-05-10T03:00:00Z');
    const open = save(store, incident({ occurredOn: '2024-02-10' }));
    const moved = save(store, incident({ summary: 'Khác' }, { steps: [step('verification', '2024-04-01')] }));
    expect(statusOf(store, open.id)).toBe('backlog');
    expect(statusOf(store, moved.id)).toBe('verifying');
  });

  it('begins with today and the post of the PC, and copies nothing of the last one', () => {
    const store = testStore();
    if (store.device !== null)
      store.device = { ...store.device, post: { code: 'DBP-BS', text: 'Đồn Biên phòng Ba Sơn' } };
    save(store, incident());
    expect(startingValues(store, 'border-incident', null, '')).toEqual({
      occurredOn: '2024-03-20',
      post: { code: 'DBP-BS', text: 'Đồn Biên phòng Ba Sơn' },
    });
  });
});

describe('a step that is a letter', () => {
  it('is the link to the letter: its day and number are read from there, never copied', () => {
    const store = testStore();
    const sent = letter({ number: '12/SNgV-QLBG' });
    const steps = [
      { id: newId(), fields: { kind: 'letterSent', record: { register: 'letter', id: sent.id } } },
    ];
    const { id } = save(store, sent, incident()); // the incident is the second record
    const incidentId =
      listRecords(store, listQuerySchema.parse({ register: 'border-incident' })).rows[0]?.record.id ?? '';
    expect(id).toBe(sent.id);
    save(store, change('border-incident', incidentId, {}, { steps }));
    const [kept] = readTyped(store, 'border-incident', [incidentId]);
    expect(kept?.steps[0]?.date).toBeNull();
    expect(kept?.steps[0]?.record).toMatchObject({
      code: 'TH-VP-2024-0001',
      date: '2024-02-15',
      facts: { number: '12/SNgV-QLBG' },
    });
    expect(statusOf(store, incidentId)).toBe('awaitingReply');
    expect(linkedFrom(store, sent.id)).toMatchObject([{ register: 'border-incident', through: 'steps' }]);
  });

  it('follows its letter: another day, a reply, a withdrawal change the case', () => {
    const store = testStore();
    const sent = letter();
    const steps = [
      { id: newId(), fields: { kind: 'letterSent', record: { register: 'letter', id: sent.id } } },
    ];
    const settled = [...steps, step('result', '2024-03-01')];
    const one = incident({}, { steps: settled });
    save(store, sent, one);
    expect(statusOf(store, one.id)).toBe('settled');
    save(store, change('letter', sent.id, { date: '2024-03-10' }));
    expect(statusOf(store, one.id)).toBe('awaitingReply');
    saveRecords(store, {
      writeId: newId(),
      saves: [{ register: 'letter', id: sent.id, fields: {}, children: {}, withdrawn: { reason: 'Nhầm' } }],
    });
    expect(statusOf(store, one.id)).toBe('settled');
  });

  it('is saved together with its letter in one save, and undone together', () => {
    const store = testStore();
    const one = incident();
    save(store, one);
    const sent = letter();
    const steps = [
      { id: newId(), fields: { kind: 'letterSent', record: { register: 'letter', id: sent.id } } },
    ];
    const both = save(store, sent, change('border-incident', one.id, {}, { steps }));
    expect(statusOf(store, one.id)).toBe('awaitingReply');
    undoSave(store, newId(), both.saveId, 'Nhầm', null);
    expect(statusOf(store, one.id)).toBe('new');
    expect(linkedFrom(store, sent.id)).toEqual([]);
  });
});

describe('a letter', () => {
  it('is answered when a letter that replies to it is recorded', () => {
    const store = testStore();
    const sent = letter({ replyWanted: true });
    save(store, sent);
    const status = (): string | null | undefined =>
      listRecords(store, listQuerySchema.parse({ register: 'letter' })).rows.find(
        (row) => row.record.id === sent.id,
      )?.status;
    expect(status()).toBe('awaitingReply');
    save(
      store,
      letter({
        direction: 'received',
        date: '2024-02-25',
        subject: 'Phúc đáp',
        replyTo: { register: 'letter', id: sent.id },
      }),
    );
    expect(status()).toBe('replied');
  });

  it('begins a reply with the two sides changed, and another year’s letter like the last', () => {
    const store = testStore();
    const sent = letter({
      kind: 'congratulation',
      sender: 'Chủ tịch UBND tỉnh',
      recipient: 'Chủ tịch Khu Quảng Tây',
      occasion: { code: 'QK-CN', text: 'Quốc khánh Trung Quốc' },
    });
    save(store, sent);
    expect(startingValues(store, 'letter', 'reply', sent.id)).toMatchObject({
      direction: 'received',
      kind: 'thanks',
      sender: 'Chủ tịch Khu Quảng Tây',
      recipient: 'Chủ tịch UBND tỉnh',
      replyTo: { register: 'letter', id: sent.id },
    });
    expect(startingValues(store, 'letter', 'like', sent.id)).toMatchObject({
      date: '2024-03-20',
      kind: 'congratulation',
      occasion: { code: 'QK-CN' },
      recipient: 'Chủ tịch Khu Quảng Tây',
    });
  });

  it('cannot be the reply to itself', () => {
    const store = testStore();
    const sent = letter();
    const { issues } = refusalOf(() =>
      save(store, { ...sent, fields: { ...sent.fields, replyTo: { register: 'letter', id: sent.id } } }),
    );
    expect(issues.map((issue) => issue.code)).toEqual(['reply-to-itself']);
  });
});

it('lists sort incidents along the line', () => {
  const store = testStore();
  for (const text of ['1106+238m', '943(2)', '1106', '1088/2', '1088'])
    save(store, incident({ markers: { text }, summary: text }));
  const page = listRecords(
    store,
    listQuerySchema.parse({ register: 'border-incident', sort: 'markers', descending: false }),
  );
  expect(page.rows.map((row) => row.record['summary'])).toEqual([
    '943(2)',
    '1088',
    '1088/2',
    '1106',
    '1106+238m',
  ]);
});
