import { expect, it } from 'vitest';
import { closeReport, reopenReport, saveSection } from '../../electron/service/reports/closing.ts';
import { readReport } from '../../electron/service/reports/read.ts';
import { reportStanding } from '../../electron/service/reports/standing.ts';
import { newId } from '../ids.ts';
import { readSettings } from '../settings.ts';
import { testStore } from '../test-store.ts';
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
