import { expect, it } from 'vitest';
import { plainDate } from '../shared/time/plain-date.ts';
import { findDeadline } from '../shared/time/worded-deadline.ts';
import { deadlinePractice } from './deadline-practice.ts';
import { newId } from './ids.ts';
import { saveSettings } from './ledger/save-settings.ts';
import { testStore } from './test-store.ts';

it('counts "trước ngày" as the office set it, and again as shipped once that is set back', () => {
  const store = testStore();
  const due = () =>
    findDeadline('xong trước ngày 15/4/2024', plainDate('2024-03-12'), deadlinePractice(store))?.date;
  expect(due()).toBe('2024-04-14');
  saveSettings(store, newId(), { beforeDay: 'sameDay' });
  expect(due()).toBe('2024-04-15');
  saveSettings(store, newId(), { beforeDay: 'dayBefore' });
  expect(due()).toBe('2024-04-14');
});
