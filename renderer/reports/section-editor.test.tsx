import { useQuery } from '@tanstack/react-query';
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { Refusal } from '../../shared/contract/refusal.ts';
import { issue } from '../../shared/registers/check.ts';
import { shippedSettings } from '../../shared/registers/setting/settings.ts';
import { buildReport, type ReportModel } from '../../shared/report/report-model.ts';
import { outlineNamed, shippedOutlines } from '../../shared/report/outlines.ts';
import { reportNames } from '../../shared/report/report-names.ts';
import { calendarById, periodOf } from '../../shared/time/reporting-calendar.ts';
import { showInWindow } from '../session/window-for-tests.tsx';
import { SectionEditor } from './section-editor.tsx';

const input = { calendarId: 'nd09', periodCode: '2024-Q1' };
const heading = 'HẠN CHẾ, KHÓ KHĂN';

afterEach(cleanup);

/** The report of an empty register, in which one section has a text. */
function reportWith(text: string | null, draft: string): ReportModel {
  const calendar = calendarById(input.calendarId);
  const period = calendar === undefined ? undefined : periodOf(calendar, input.periodCode);
  if (calendar === undefined || period === undefined) throw new RangeError(input.periodCode);
  const model = buildReport({
    calendar,
    period,
    asOf: period.to,
    sources: {
      delegations: { rows: [], outgoing: new Map(), incoming: new Map() },
      border: {
        incidents: [],
        records: new Map(),
        awaitingLeftOut: [],
        line: { limits: { west: 948, east: 1_310, longestSpan: 30 }, features: [], groupOf: () => '' },
      },
      exchanges: { exchanges: [] },
      tasks: { tasks: [], late: new Map() },
    },
    names: reportNames([]),
    describe: () => ({ code: '', name: '' }),
    closed: null,
    closedWithin: null,
    outline: outlineNamed(shippedOutlines, 'fourParts'),
    scope: 'joint',
    occasion: 'thematic',
    periodicBasis: '',
    reference: [],
    edited: new Map([['limits', { text, leftOut: false }]]),
    settings: shippedSettings,
    signer: null,
    signed: { number: null, date: null },
  });
  const sections = model.sections.map((section) =>
    section.key === 'limits' ? { ...section, draft, text: text ?? draft, edited: text !== null } : section,
  );
  return { ...model, sections };
}

/** A version as the ledger writes it: a clock in hexadecimal digits of one width, which orders as text. */
const versionAt = (count: number): string => count.toString(16).padStart(16, '0');

/** The texts of a report beside a service that keeps what its answers say it does; `answer` decides over each save. */
function edit(answer: () => Promise<void>, draft = '') {
  const service = { text: null as string | null, version: 1, notes: new Map<string, string>() };
  const saveSection = vi.fn(async (asked: { readonly text?: string | null; readonly basedOn?: string }) => {
    await answer();
    if ((asked.basedOn ?? '') < versionAt(service.version) && asked.text !== service.text) {
      const params = { by: 'Trần Văn Bình', at: '2024-03-20T03:05:00.000Z' };
      const place = { field: 'text', list: 'sections', childId: 'x' };
      const issues = [issue('error', 'changed-meanwhile', place, params)];
      throw new Refusal('changed-meanwhile', { version: versionAt(service.version) }, issues);
    }
    service.text = asked.text ?? null;
    service.version += 1;
    return { version: versionAt(service.version) };
  });
  const drafts = {
    read: ({ form }: { readonly form: string }) =>
      Promise.resolve({ content: service.notes.get(form) ?? null }),
    keep: ({ form, content }: { readonly form: string; readonly content: string }) => {
      service.notes.set(form, content);
      return Promise.resolve({ done: true });
    },
    remove: ({ form }: { readonly form: string }) => {
      service.notes.delete(form);
      return Promise.resolve({ done: true });
    },
  };
  function Page() {
    const preview = useQuery({
      queryKey: ['report-preview', input],
      queryFn: () =>
        Promise.resolve({ model: reportWith(service.text, draft), version: versionAt(service.version) }),
    });
    return preview.data === undefined ? null : <SectionEditor {...preview.data} input={input} />;
  }
  const show = () => showInWindow(<Page />, { reports: { saveSection }, drafts });
  return {
    ...show(),
    again: show,
    service,
    saveSection,
    field: () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: new RegExp(heading) }),
  };
}

it('keeps on the screen, and tells as not saved, a text whose save was refused, whatever is read again', async () => {
  const { field, refetch, saveSection, service } = edit(() => Promise.reject(new Refusal('connection-lost')));
  await userEvent.type(await field(), 'Biên chế còn ít.');
  await screen.findByText(/^Chưa lưu/);
  // Somebody else wrote there meanwhile.
  service.text = 'Câu của người khác.';
  service.version += 1;
  await refetch();
  expect((await field()).value).toBe('Biên chế còn ít.');
  expect(screen.getByText(/^Chưa lưu/)).toBeTruthy();
  expect(screen.queryByText('Đã lưu.')).toBeNull();
  expect(saveSection).toHaveBeenCalledTimes(1);
});

it('says that a text is saved only after the answer', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { field, saveSection } = edit(() => promise);
  await userEvent.type(await field(), 'Biên chế còn ít.');
  await vi.waitFor(() => expect(saveSection).toHaveBeenCalledTimes(1));
  expect(screen.queryByText('Đã lưu.')).toBeNull();
  await screen.findByText('Đang lưu…');
  resolve();
  await screen.findByText('Đã lưu.');
  expect((await field()).value).toBe('Biên chế còn ít.');
});

it('saves a refused text again on request, under a call of its own', async () => {
  let refuses = true;
  const { field, service, saveSection } = edit(() =>
    refuses ? Promise.reject(new Refusal('connection-lost')) : Promise.resolve(),
  );
  await userEvent.type(await field(), 'Biên chế còn ít.');
  const again = await screen.findByRole('button', { name: 'Lưu lại' });
  refuses = false;
  await userEvent.click(again);
  await screen.findByText('Đã lưu.');
  expect(service.text).toBe('Biên chế còn ít.');
  expect(saveSection).toHaveBeenCalledTimes(2);
});

it('tries once more to save a refused text when its place on the screen goes away', async () => {
  const { field, saveSection, unmount } = edit(() => Promise.reject(new Refusal('connection-lost')));
  await userEvent.type(await field(), 'Biên chế còn ít.');
  await screen.findByText(/^Chưa lưu/);
  unmount();
  expect(saveSection).toHaveBeenCalledTimes(2);
});

it('asks for no second save of a text whose save is under way when its place goes away', async () => {
  const { field, saveSection, unmount } = edit(() => new Promise(() => {}));
  await userEvent.type(await field(), 'Biên chế còn ít.');
  await vi.waitFor(() => expect(saveSection).toHaveBeenCalledTimes(1));
  unmount();
  expect(saveSection).toHaveBeenCalledTimes(1);
});

it('leaves what is typed while an earlier text is saved, and takes a text of elsewhere where nothing is', async () => {
  const first = Promise.withResolvers<void>();
  const answers = [first.promise];
  const { field, refetch, saveSection, service } = edit(() => answers.shift() ?? Promise.resolve());
  await userEvent.type(await field(), 'Một.');
  await vi.waitFor(() => expect(saveSection).toHaveBeenCalledTimes(1));
  await userEvent.type(await field(), ' Hai.');
  first.resolve();
  await refetch();
  expect((await field()).value).toBe('Một. Hai.');
  await vi.waitFor(() => expect(service.text).toBe('Một. Hai.'));
  await screen.findByText('Đã lưu.');
  service.text = 'Câu của người khác.';
  await refetch();
  await vi.waitFor(async () => expect((await field()).value).toBe('Câu của người khác.'));
});

it('saves what is typed on top of the newest version where only other texts were saved meanwhile', async () => {
  const { field, refetch, saveSection, service } = edit(() => Promise.resolve());
  await field();
  service.version = 9;
  await refetch();
  await userEvent.type(await field(), 'Biên chế');
  // Another section was saved meanwhile: the version is a newer one, this text is not.
  service.version = 10;
  await refetch();
  await vi.waitFor(() => expect(saveSection).toHaveBeenCalled());
  expect(saveSection.mock.lastCall?.[0]).toMatchObject({ basedOn: versionAt(10), text: 'Biên chế' });
});

it('keeps a text that was refused once more when its place went away, and shows it when it is back', async () => {
  let refuses = true;
  const { field, service, saveSection, unmount, again } = edit(() =>
    refuses ? Promise.reject(new Refusal('connection-lost')) : Promise.resolve(),
  );
  await userEvent.type(await field(), 'Biên chế còn ít.');
  await screen.findByText(/^Chưa lưu/);
  await userEvent.type(await field(), ' Kinh phí cũng vậy.');
  unmount();
  await vi.waitFor(() => expect(saveSection).toHaveBeenCalledTimes(2));
  await vi.waitFor(() => expect([...service.notes.values()].join()).toContain('Kinh phí'));
  refuses = false;
  again();
  await vi.waitFor(async () => expect((await field()).value).toBe('Biên chế còn ít. Kinh phí cũng vậy.'));
  await screen.findByText('Đã lưu.');
  expect(service.text).toBe('Biên chế còn ít. Kinh phí cũng vậy.');
  expect(service.notes.size).toBe(0);
});

it('shows the drafted text at once in a section that was cleared', async () => {
  const { field, service } = edit(() => Promise.resolve(), 'Câu soạn sẵn.');
  await userEvent.clear(await field());
  await screen.findByText('Đã lưu.');
  expect((await field()).value).toBe('Câu soạn sẵn.');
  expect(service.text).toBeNull();
});

it('shows a text that was written elsewhere meanwhile beside the own one, and overwrites it only on request', async () => {
  const { field, service, saveSection } = edit(() => Promise.resolve());
  await field();
  service.text = 'Câu của người khác.';
  service.version = 2;
  await userEvent.type(await field(), 'Câu của tôi.');
  await screen.findByText(
    /nay là “Câu của người khác\.” \(Trần Văn Bình .*\); nội dung đang nhập là “Câu của tôi\.”/,
  );
  expect(service.text).toBe('Câu của người khác.');
  expect((await field()).value).toBe('Câu của tôi.');
  await userEvent.click(screen.getByRole('button', { name: 'Giữ nội dung của tôi và lưu' }));
  await screen.findByText('Đã lưu.');
  expect(saveSection.mock.lastCall?.[0]).toMatchObject({ basedOn: versionAt(2), text: 'Câu của tôi.' });
  expect(service.text).toBe('Câu của tôi.');
});

it('takes the text of elsewhere where it is wanted', async () => {
  const { field, service } = edit(() => Promise.resolve());
  await field();
  service.text = 'Câu của người khác.';
  service.version = 2;
  await userEvent.type(await field(), 'Câu của tôi.');
  await userEvent.click(await screen.findByRole('button', { name: 'Lấy nội dung mới' }));
  expect((await field()).value).toBe('Câu của người khác.');
  expect(service.text).toBe('Câu của người khác.');
});
