import { Refusal, type RecordFaults } from '../../../shared/contract/refusal.ts';
import { expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { outgoing, save, testStore } from '../../../db/test-store.ts';
import { refusalOf } from '../../../tests/fault/sentence.ts';
import { saveSettings } from '../../../db/ledger/save-settings.ts';
import { closeReport, reopenReport, saveChoices, saveSection, saveSigned } from './closing.ts';
import { incompleteness } from './completeness.ts';
import { liveReport, readReport } from './read.ts';
import { reportStanding } from './standing.ts';

const of = (periodCode: string) => ({ calendarId: 'nd09', periodCode });

it('tells a late edit of a closed last quarter once, in the next first quarter, outside its year to date', () => {
  const store = testStore('2024-07-01T03:00:00Z');
  save(store, outgoing({ departureActual: '2023-11-20', returnActual: '2023-11-22', peopleDeclared: 4 }));
  closeReport(store, newId(), of('2023-Q4'));
  save(store, outgoing({ departureActual: '2023-12-01', returnActual: '2023-12-02', peopleDeclared: 6 }));
  const first = liveReport(store, of('2024-Q1'));
  expect(first.adjustments).toMatchObject([
    { kind: 'added', delegations: 1, personTrips: 6, decidingDate: '2023-12-01' },
  ]);
  expect(first.figures.outgoing.yearToDate).toEqual({ delegations: 0, personTrips: 0 });
  closeReport(store, newId(), of('2024-Q1'));
  expect(liveReport(store, of('2024-Q2')).adjustments).toEqual([]);
  expect(readReport(store, of('2023-Q4')).figures.outgoing.inPeriod).toEqual({
    delegations: 1,
    personTrips: 4,
  });
});

it('does not call the back-entry of years that were never closed an adjustment', () => {
  const store = testStore('2024-07-01T03:00:00Z');
  closeReport(store, newId(), of('2024-Q1'));
  save(store, outgoing({ departureActual: '2023-05-01', returnActual: '2023-05-02' }));
  expect(liveReport(store, of('2024-Q2')).adjustments).toEqual([]);
});

// Quý I/2024 is 15/12/2023 to 14/3/2024; days are those of Việt Nam, seven hours ahead.
it.each([
  ['2024-03-01T03:00:00Z', 'while days are still to come'],
  ['2024-03-13T17:00:00Z', 'from the first hour of its last day'],
  ['2024-03-14T16:59:59Z', 'to the last second of its last day'],
])('refuses to close a period at %s, %s', (now) => {
  const store = testStore(now);
  expect(refusalOf(() => closeReport(store, newId(), of('2024-Q1')))).toMatchObject({
    code: 'period-not-over',
    params: { to: '2024-03-14', from: '2024-03-15' },
  });
  expect(reportStanding(store, of('2024-Q1'))).toMatchObject({ closed: false, closings: [] });
  expect(incompleteness(store, of('2024-Q1'))[0]).toMatchObject({
    kind: 'not-over',
    details: ['2024-03-14'],
  });
});

it('closes a period from the first second after its last day', () => {
  const store = testStore('2024-03-14T17:00:00Z');
  expect(incompleteness(store, of('2024-Q1')).map((line) => line.kind)).not.toContain('not-over');
  closeReport(store, newId(), of('2024-Q1'));
  expect(reportStanding(store, of('2024-Q1'))).toMatchObject({
    closed: true,
    closings: [{ closedOn: '2024-03-15' }],
  });
});

it('closes and reopens once for a call that is made again after its answer was lost', () => {
  const store = testStore('2024-03-20T03:00:00Z');
  const [closing, reopening] = [newId(), newId()];
  closeReport(store, closing, of('2024-Q1'));
  closeReport(store, closing, of('2024-Q1'));
  expect(refusalOf(() => closeReport(store, newId(), of('2024-Q1'))).code).toBe('period-closed');
  const reopen = (): void => reopenReport(store, reopening, of('2024-Q1'), 'Giám đốc', 'Bổ sung số liệu');
  reopen();
  reopen();
  closeReport(store, closing, of('2024-Q1'));
  expect(reportStanding(store, of('2024-Q1'))).toMatchObject({ closed: false, closings: [{}] });
});

it('freezes figures only: texts are written on until the paper is signed', () => {
  const store = testStore('2024-03-20T03:00:00Z');
  closeReport(store, newId(), of('2024-Q1'));
  const write = (text: string | null): void => saveSection(store, newId(), of('2024-Q1'), 'limits', { text });
  const written = () => readReport(store, of('2024-Q1')).sections.find((one) => one.key === 'limits')?.text;
  write('Viết sau khi chốt.');
  expect(written()).toBe('Viết sau khi chốt.');
  expect(readReport(store, of('2024-Q1')).state).toBe('closed');
  write(null);
  expect(written()).toBe('');
  write('Câu cuối.');
  const leaveOut = (): void => saveSection(store, newId(), of('2024-Q1'), 'limits', { leftOut: true });
  expect(refusalOf(leaveOut).code).toBe('period-closed');
  saveSigned(store, newId(), of('2024-Q1'), { number: '12/BC-SNgV' });
  expect(refusalOf(() => write('Câu khác.')).code).toBe('report-signed');
  expect(written()).toBe('Câu cuối.');
  saveSigned(store, newId(), of('2024-Q1'), { number: null });
  write('Sửa lại.');
  expect(written()).toBe('Sửa lại.');
});

it('names the sections that the paper goes without, one that holds only dots among them', () => {
  const store = testStore('2024-03-20T03:00:00Z');
  const empty = (): readonly string[] =>
    incompleteness(store, of('2024-Q1'))
      .filter((line) => line.kind === 'section')
      .flatMap((line) => line.details);
  expect(empty()).toEqual([
    'Công tác thông tin đối ngoại',
    'Công tác quản trị nội bộ',
    'HẠN CHẾ, KHÓ KHĂN',
    'NHIỆM VỤ TRỌNG TÂM KỲ TỚI',
    'ĐỀ XUẤT, KIẾN NGHỊ',
  ]);
  saveSection(store, newId(), of('2024-Q1'), 'information', { text: 'Đã đăng 12 tin, bài.' });
  saveSection(store, newId(), of('2024-Q1'), 'internal', { text: ' …\n...' });
  saveSection(store, newId(), of('2024-Q1'), 'limits', { leftOut: true });
  expect(empty()).toEqual(['Công tác quản trị nội bộ', 'NHIỆM VỤ TRỌNG TÂM KỲ TỚI', 'ĐỀ XUẤT, KIẾN NGHỊ']);
});

it('is signed by the first of the list until another is chosen, before and after closing but not once it is signed', () => {
  const store = testStore('2024-07-01T03:00:00Z');
  const director = { onBehalf: '', position: 'GIÁM ĐỐC', name: 'Trần Văn Bình' };
  const deputy = { onBehalf: 'KT. GIÁM ĐỐC', position: 'PHÓ GIÁM ĐỐC', name: 'Nguyễn Văn An' };
  const first = of('2024-Q1');
  expect(readReport(store, first).signer).toEqual({ onBehalf: '', position: 'GIÁM ĐỐC', name: '' });
  saveSettings(store, newId(), { signers: [director, deputy] });
  expect(readReport(store, first).signer).toEqual(director);
  saveChoices(store, newId(), first, { signer: deputy });
  expect(readReport(store, first).signer).toEqual(deputy);
  expect(readReport(store, of('2024-Q2')).signer).toEqual(director);
  // Whoever was chosen stays, whatever the list says later.
  saveSettings(store, newId(), { signers: [director] });
  expect(readReport(store, first).signer).toEqual(deputy);
  closeReport(store, newId(), first);
  saveChoices(store, newId(), first, { signer: director });
  expect(readReport(store, first).signer).toEqual(director);
  saveSigned(store, newId(), first, { number: '05/BC-SNgV' });
  expect(refusalOf(() => saveChoices(store, newId(), first, { signer: deputy })).code).toBe('report-signed');
  expect(readReport(store, first).signer).toEqual(director);
});

it('asks before a number of an identity document is kept in a section, and keeps what somebody says is none', () => {
  const store = testStore('2024-04-02T03:00:00Z');
  const text = 'Đã hướng dẫn ông A, CCCD 020190123456.';
  const asked = { code: '', records: [] as readonly RecordFaults[] };
  try {
    saveSection(store, newId(), of('2024-Q1'), 'limits', { text });
  } catch (error) {
    Object.assign(asked, error instanceof Refusal ? error.detail : {});
  }
  expect(asked).toMatchObject({
    code: 'identity-number',
    records: [{ issues: [{ params: { value: '02*******456' } }] }],
  });
  const noNumbers = asked.records.flatMap(({ id, issues }) =>
    issues.map(({ list, childId, field, params }) => ({
      id,
      list,
      childId,
      field,
      numbers: String(params['value']),
    })),
  );
  saveSection(store, newId(), of('2024-Q1'), 'limits', { text }, { noNumbers });
  saveSection(store, newId(), of('2024-Q1'), 'limits', { text: `${text} Đã xong.` });
});
