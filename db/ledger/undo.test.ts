import { describe, expect, it } from 'vitest';
import { closeReport, reopenReport, saveSection } from '../../electron/service/reports/closing.ts';
import { readReport } from '../../electron/service/reports/read.ts';
import { reportStanding } from '../../electron/service/reports/standing.ts';
import type { RecordSave } from '../../shared/registers/save-request.ts';
import { newId } from '../ids.ts';
import type { OpenStore } from '../file/open.ts';
import { readRecord } from '../record-rows.ts';
import { readSettings } from '../settings.ts';
import { change, outgoing, save, testStore } from '../test-store.ts';
import { saveSettings } from './save-settings.ts';
import { undoSave } from './undo.ts';

it('a setting whose first change was undone is set by the next, and that is undone to the shipped value', () => {
  const store = testStore();
  const first = newId();
  saveSettings(store, first, { reportDueDay: 20 });
  undoSave(store, newId(), first, 'nhầm');
  expect(readSettings(store).reportDueDay).toBe(25);
  const next = newId();
  saveSettings(store, next, { reportDueDay: 21 });
  expect(readSettings(store).reportDueDay).toBe(21);
  undoSave(store, newId(), next, 'nhầm');
  expect(readSettings(store).reportDueDay).toBe(25);
});

it('a report whose first text was undone keeps its closing, and takes texts and closings again', () => {
  const store = testStore('2024-04-02T03:00:00Z');
  const quarter = { calendarId: 'nd09', periodCode: '2024-Q1' };
  const textOf = (key: string): string | null =>
    readReport(store, quarter).sections.find((section) => section.key === key)?.text ?? null;
  const first = newId();
  saveSection(store, first, quarter, 'limits', { text: 'Hạn chế thứ nhất.' });
  closeReport(store, newId(), quarter);
  undoSave(store, newId(), first, 'nhầm');
  expect(reportStanding(store, quarter).closed).toBe(true);
  reopenReport(store, newId(), quarter, 'Giám đốc Sở', 'Bổ sung');
  saveSection(store, newId(), quarter, 'limits', { text: 'Hạn chế thứ hai.' });
  expect(textOf('limits')).toBe('Hạn chế thứ hai.');
  const other = { calendarId: 'nd09', periodCode: '2023-Q4' };
  const alone = newId();
  saveSection(store, alone, other, 'limits', { text: 'Một mình.' });
  undoSave(store, newId(), alone, 'nhầm');
  closeReport(store, newId(), other);
  expect(reportStanding(store, other).closed).toBe(true);
});

describe('all that one save did, undone as one', () => {
  const paper = newId();
  const task = (id: string): RecordSave => ({
    register: 'task',
    id,
    fields: {
      content: 'Rà soát các biên bản ghi nhớ của tỉnh',
      assignedOn: '2024-03-10',
      level: 'peoplesCommittee',
      lead: { code: 'SNgV', text: 'Sở Ngoại vụ' },
      document: { register: 'assigning-document', id: paper },
    },
    children: {},
  });
  const document: RecordSave = {
    register: 'assigning-document',
    id: paper,
    fields: { number: '/TB-UBND', date: '2024-03-10', abstract: 'Kết luận tại buổi làm việc' },
    children: {},
  };
  const standing = (store: OpenStore, register: 'task' | 'assigning-document', id: string): boolean =>
    readRecord(store, register, id)?.withdrawn === null;

  it('are the tasks of a notice and the paper that assigned them', () => {
    const store = testStore();
    const ids = [newId(), newId()];
    const { saveId } = save(store, document, ...ids.map(task));
    const { records, kept } = undoSave(store, newId(), saveId, 'nhầm');
    expect(records).toHaveLength(3);
    expect(kept).toEqual([]);
    expect([
      standing(store, 'assigning-document', paper),
      ...ids.map((id) => standing(store, 'task', id)),
    ]).toEqual([false, false, false]);
  });

  it('leaves a record that others worked on since, with what it points to, and tells so', () => {
    const store = testStore();
    const [worked, other] = [newId(), newId()];
    const { saveId } = save(store, document, task(worked), task(other));
    const entry = { id: newId(), fields: { date: '2024-03-15', text: 'Đã họp' } };
    save(store, change('task', worked, {}, { progress: [entry] }));
    const { kept } = undoSave(store, newId(), saveId, 'nhầm');
    expect(kept.map(({ id, whole }) => [id, whole])).toEqual([
      [paper, true],
      [worked, true],
    ]);
    expect(standing(store, 'assigning-document', paper)).toBe(true);
    expect(standing(store, 'task', worked)).toBe(true);
    expect(standing(store, 'task', other)).toBe(false);
    // Its history still takes the record back, whoever changed it since.
    undoSave(store, newId(), saveId, 'nhầm', worked);
    expect(standing(store, 'task', worked)).toBe(false);
  });

  it('takes back what stands as it was saved, though it was changed in between', () => {
    const store = testStore();
    const [first] = [newId()];
    const { saveId } = save(store, document, task(first));
    const changed = save(store, change('task', first, { content: 'Nội dung khác' }));
    undoSave(store, newId(), changed.saveId, 'nhầm');
    expect(undoSave(store, newId(), saveId, 'nhầm').kept).toEqual([]);
    expect(standing(store, 'task', first)).toBe(false);
  });

  it('tells which fields others changed since', () => {
    const store = testStore();
    const { id } = save(store, outgoing());
    const second = save(store, change('outgoing-delegation', id, { leader: 'A', peopleDeclared: 20 }));
    save(store, change('outgoing-delegation', id, { leader: 'B' }));
    expect(undoSave(store, newId(), second.saveId, 'nhầm').kept).toMatchObject([
      { id, whole: false, fields: [{ list: null, field: 'leader' }] },
    ]);
  });
});
