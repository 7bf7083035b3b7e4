import { describe, expect, it } from 'vitest';
import type { InputValue } from '../../shared/registers/save-request.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import { childRows, type AnyRecord } from '../../shared/registers/define-register.ts';
import { blankRecord } from '../../shared/registers/edit-record.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import { historyOf } from './history.ts';
import { newId } from '../ids.ts';
import { inForceColumn } from './in-force.ts';
import { listRecords } from './lists.ts';
import type { OpenStore } from '../file/open.ts';
import { readRecord } from '../record-rows.ts';
import { saveRecords } from '../ledger/intake.ts';
import { judge } from '../ledger/judge.ts';
import { change, save, testStore } from '../test-store.ts';
import { restoreVersion, undoSave } from '../ledger/undo.ts';
import { mainOf } from '../file/handles.ts';

const task = registerNamed('task');
type Row = Readonly<Record<string, InputValue>>;

const rowsOf = (fields: readonly Row[]) => ({
  extensions: fields.map((row) => ({ id: newId(), fields: row })),
});

function taskWith(store: OpenStore, extensions: readonly Row[], fields: Row = {}) {
  return save(store, {
    register: 'task',
    id: newId(),
    fields: { content: 'Việc', assignedOn: '2024-05-02', due: '2024-06-10', ...fields },
    children: rowsOf(extensions),
  });
}

function oldDues(store: OpenStore, id: string): readonly unknown[] {
  return childRows(recordOf(store, id), 'extensions').map((row) => row['oldDue']);
}

function recordOf(store: OpenStore, id: string): AnyRecord {
  return readRecord(store, 'task', id) ?? blankRecord(task, id);
}

const first = { date: '2024-06-05', newDue: '2024-06-20' };
const second = { date: '2024-06-18', newDue: '2024-06-30' };
const now = '2024-06-20T03:00:00Z';

describe('an extension that comes without the old due date', () => {
  it.each<[string, readonly Row[], readonly unknown[]]>([
    ['one', [first], ['2024-06-10']],
    ['two at once', [first, second], ['2024-06-10', '2024-06-20']],
    ['two at once, the later one first', [second, first], ['2024-06-20', '2024-06-10']],
    [
      'with an old date of its own',
      [{ ...first, oldDue: '2024-06-09' }, second],
      ['2024-06-09', '2024-06-20'],
    ],
    ['without a new date', [{ date: '2024-06-05' }], [null]],
    ['without a day', [{ newDue: '2024-06-20' }, second], ['2024-06-10', '2024-06-20']],
  ])('is kept with the one that held before it: %s', (_, extensions, expected) => {
    const store = testStore(now);
    const { id } = taskWith(store, extensions);
    expect(oldDues(store, id)).toEqual(expected);
  });

  it('is completed with what another save has written, and told in the history like what was typed', () => {
    const store = testStore(now);
    const { id } = taskWith(store, [first]);
    save(store, change('task', id, {}, rowsOf([second])));
    expect(oldDues(store, id)).toEqual(['2024-06-10', '2024-06-20']);
    const [entry] = historyOf(store, 'task', id);
    expect(entry?.changes).toContainEqual(
      expect.objectContaining({ list: 'extensions', field: 'oldDue', old: null, new: '2024-06-20' }),
    );
  });

  it('takes the due date that the same save sets', () => {
    const store = testStore(now);
    const { id } = taskWith(store, []);
    save(store, change('task', id, { due: '2024-06-12' }, rowsOf([first])));
    expect(oldDues(store, id)).toEqual(['2024-06-12']);
  });

  it('stays as it is once it is kept: neither a later save nor undo completes it', () => {
    const store = testStore(now);
    const { id } = taskWith(store, [first]);
    const row = childRows(recordOf(store, id), 'extensions')[0]?.id ?? '';
    const emptied = save(
      store,
      change('task', id, {}, { extensions: [{ id: row, fields: { oldDue: null } }] }),
    );
    expect(oldDues(store, id)).toEqual([null]);
    save(
      store,
      change('task', id, { due: '2024-06-11' }, { extensions: [{ id: row, fields: { number: '12/QĐ' } }] }),
    );
    expect(oldDues(store, id)).toEqual([null]);
    undoSave(store, newId(), emptied.saveId, 'ghi nhầm');
    expect(oldDues(store, id)).toEqual(['2024-06-10']);
    restoreVersion(store, newId(), 'task', id, emptied.saveId);
    expect(oldDues(store, id)).toEqual([null]);
  });

  it('loses nothing when the first due date is edited; that they differ is warned of', () => {
    const store = testStore(now);
    const { id } = taskWith(store, [first, second]);
    save(store, change('task', id, { due: '2024-06-12' }));
    expect(oldDues(store, id)).toEqual(['2024-06-10', '2024-06-20']);
    const found = judge(store, task, recordOf(store, id)).issues;
    expect(found.map(({ code, severity }) => [code, severity])).toContainEqual([
      'extension-old-due-differs',
      'warning',
    ]);
  });

  it('that would shorten what another extension gave is refused', () => {
    const store = testStore(now);
    const { id } = taskWith(store, [first]);
    expect(() =>
      save(store, change('task', id, {}, rowsOf([{ date: '2024-06-18', newDue: '2024-06-15' }]))),
    ).toThrow('invalid-record');
  });

  it('is written once when a call is repeated', () => {
    const store = testStore(now);
    const { id } = taskWith(store, []);
    const request = { writeId: newId(), saves: [change('task', id, {}, rowsOf([first]))] };
    saveRecords(store, request);
    saveRecords(store, request);
    expect(oldDues(store, id)).toEqual(['2024-06-10']);
  });
});

describe('the due date in force in a list', () => {
  it('is looked up by the index of extensions, never by reading all of them', () => {
    const store = testStore(now);
    const plan = mainOf(store)
      .prepare<[string], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT s.record_id FROM record_summary AS s JOIN task AS r ON r.id = s.record_id
         WHERE s.register = 'task' AND s.withdrawn = 0 ORDER BY ${inForceColumn(task, 'dueInForce') ?? ''}`,
      )
      .all('2024-06-20')
      .map(({ detail }) => detail);
    expect(plan.filter((line) => /\be\b/.test(line))).toEqual([
      expect.stringMatching(/^SEARCH e USING INDEX task_extension_by_record/),
    ]);
    expect(plan.filter((line) => /^SCAN (?:e|r)\b/.test(line))).toEqual([]);
  });

  it('holds for withdrawn records and in a book of all records too', () => {
    const store = testStore(now);
    const { id } = taskWith(store, [first]);
    saveRecords(store, {
      writeId: newId(),
      saves: [{ ...change('task', id, {}), withdrawn: { reason: 'ghi nhầm' } }],
    });
    const { rows } = listRecords(store, listQuerySchema.parse({ register: 'task', withdrawn: true }));
    expect(rows.map((row) => row.inForce)).toEqual([{ dueInForce: '2024-06-20' }]);
  });

  it('is not a column of other registers, and an unknown one sorts by the deciding date', () => {
    const store = testStore(now);
    const { rows } = listRecords(store, listQuerySchema.parse({ register: 'person', sort: 'dueInForce' }));
    expect(rows.map((row) => row.inForce)).toEqual([{}]);
  });
});
