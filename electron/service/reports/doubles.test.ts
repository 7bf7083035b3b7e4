import { expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { verifyStore } from '../../../db/verify/verify-store.ts';
import { save, testStore } from '../../../db/test-store.ts';
import type { InputValue } from '../../../shared/registers/save-request.ts';
import { closeReport, reopenReport, saveChoices, saveSection, saveSigned } from './closing.ts';
import { liveReport, readReport } from './read.ts';
import { reportStanding } from './standing.ts';

const quarter = { calendarId: 'nd09', periodCode: '2024-Q1' };
type Fields = Readonly<Record<string, InputValue>>;

/** A report's record as each PC of an earlier version made its own, under an id of chance. */
function ownRecord(
  store: Parameters<typeof save>[0],
  sections: readonly Fields[],
  fields: Fields = {},
): { readonly id: string; readonly sectionIds: readonly string[] } {
  const rows = sections.map((section) => ({ id: newId(), fields: section }));
  const id = newId();
  save(store, { register: 'report', id, fields: { ...quarter, ...fields }, children: { sections: rows } });
  return { id, sectionIds: rows.map((row) => row.id) };
}

const textOf = (model: ReturnType<typeof readReport>, key: string): string | undefined =>
  model.sections.find((section) => section.key === key)?.text;

it('two records of the same period are read as one: each section as it was written last', () => {
  const store = testStore('2024-04-05T03:00:00Z');
  const first = ownRecord(store, [
    { sectionKey: 'limits', text: 'Khó khăn theo máy một.' },
    { sectionKey: 'proposals', text: 'Kiến nghị theo máy một.' },
  ]);
  ownRecord(store, [{ sectionKey: 'limits', text: 'Khó khăn theo máy hai.' }], {
    signedNumber: '45/BC-SNgV',
  });
  expect(textOf(liveReport(store, quarter), 'limits')).toBe('Khó khăn theo máy hai.');
  expect(textOf(liveReport(store, quarter), 'proposals')).toBe('Kiến nghị theo máy một.');
  const [limits = ''] = first.sectionIds;
  save(store, {
    register: 'report',
    id: first.id,
    fields: {},
    children: { sections: [{ id: limits, fields: { text: 'Khó khăn, sửa ở máy một.' } }] },
  });
  expect(textOf(liveReport(store, quarter), 'limits')).toBe('Khó khăn, sửa ở máy một.');
  saveSection(store, newId(), quarter, 'limits', { text: 'Khó khăn, viết bây giờ.' });
  expect(textOf(liveReport(store, quarter), 'limits')).toBe('Khó khăn, viết bây giờ.');
  expect(reportStanding(store, quarter).signedNumber).toBe('45/BC-SNgV');
});

it('a closing holds whichever of the records bears it, and is reopened there', () => {
  const store = testStore('2024-04-05T03:00:00Z');
  ownRecord(store, []);
  closeReport(store, newId(), quarter);
  ownRecord(store, [{ sectionKey: 'limits', text: 'Câu của máy khác.' }]);
  expect(reportStanding(store, quarter)).toMatchObject({ closed: true, closings: [{ reopenedOn: null }] });
  expect(() => closeReport(store, newId(), quarter)).toThrow('period-closed');
  saveSigned(store, newId(), quarter, { number: '12/BC-SNgV', date: null, files: [] });
  expect(readReport(store, quarter).head.number).toBe('12/BC-SNgV');
  expect(() => reopenReport(store, newId(), quarter, 'Giám đốc Sở', 'Bổ sung')).toThrow('reopening-signed');
  saveSigned(store, newId(), quarter, { number: null });
  reopenReport(store, newId(), quarter, 'Giám đốc Sở', 'Bổ sung');
  expect(reportStanding(store, quarter)).toMatchObject({
    closed: false,
    closings: [{ reopenedBy: 'Giám đốc Sở' }],
  });
  expect(verifyStore(store).faults).toEqual([]);
});

it('what was chosen for a report holds whichever of the records bears it', () => {
  const store = testStore('2024-04-05T03:00:00Z');
  for (let count = 0; count < 4; count += 1) ownRecord(store, []);
  const signer = { onBehalf: 'KT. GIÁM ĐỐC', position: 'PHÓ GIÁM ĐỐC', name: 'Nguyễn Văn An' };
  saveChoices(store, newId(), quarter, { signer, outline: 'threePillars' });
  expect(liveReport(store, quarter)).toMatchObject({ signer, outline: 'threePillars' });
});

it('a close made again after its answer was lost is no second one', () => {
  const store = testStore('2024-04-05T03:00:00Z');
  const writeId = newId();
  closeReport(store, writeId, quarter);
  closeReport(store, writeId, quarter);
  expect(reportStanding(store, quarter).closings).toHaveLength(1);
});
