import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, it, vi } from 'vitest';
import type { AppStatus } from '../../shared/contract/app.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { createTranslator } from '../../shared/i18n/translator.ts';
import { shippedSettings } from '../../shared/registers/setting/settings.ts';
import { buildReport, type ReportModel } from '../../shared/report/report-model.ts';
import { reportNames } from '../../shared/report/report-names.ts';
import { calendarById, periodOf } from '../../shared/time/reporting-calendar.ts';
import type { Client, Connection } from '../session/connection.ts';
import { SessionProvider } from '../session/session.tsx';
import { SectionEditor } from './section-editor.tsx';

const input = { calendarId: 'nd09', periodCode: '2024-Q1' };
const heading = 'HẠN CHẾ, KHÓ KHĂN';

// A text area that grows asks for it, and jsdom has no sizes.
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  },
);
afterEach(cleanup);

/** A save begins a moment after the last key. */
const slow = { timeout: 5_000 };

/** The report of an empty register, in which one section has a text. */
function reportWith(text: string | null): ReportModel {
  const calendar = calendarById(input.calendarId);
  const period = calendar === undefined ? undefined : periodOf(calendar, input.periodCode);
  if (calendar === undefined || period === undefined) throw new RangeError(input.periodCode);
  return buildReport({
    calendar,
    period,
    asOf: period.to,
    sources: {
      delegations: { rows: [], outgoing: new Map(), incoming: new Map() },
      border: {
        incidents: [],
        records: new Map(),
        line: { limits: { west: 948, east: 1_310, longestSpan: 30 }, features: [], groupOf: () => '' },
      },
      exchanges: { exchanges: [] },
      tasks: { tasks: [], late: new Map() },
    },
    names: reportNames([]),
    describe: () => ({ code: '', name: '' }),
    closed: null,
    edited: new Map([['limits', { text, leftOut: false }]]),
    settings: shippedSettings,
    signed: { number: null, date: null },
  });
}

/** The texts of a report beside a service that keeps what its answers say it does; `answer` decides over each save. */
function edit(answer: () => Promise<void>) {
  const service = { text: null as string | null };
  const saveSection = vi.fn(async (asked: { readonly text?: string | null }) => {
    await answer();
    service.text = asked.text ?? null;
  });
  const client = { reports: { saveSection } } as unknown as Client;
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  function Page() {
    const preview = useQuery({
      queryKey: ['report-preview', input],
      queryFn: () => Promise.resolve(reportWith(service.text)),
    });
    return preview.data === undefined ? null : <SectionEditor model={preview.data} input={input} />;
  }
  const { unmount } = render(
    <I18nextProvider i18n={createTranslator('vi')}>
      <QueryClientProvider client={queries}>
        <SessionProvider
          client={client}
          connection={{ client } as Connection}
          status={{} as AppStatus}
          reference={[]}
        >
          <Page />
        </SessionProvider>
      </QueryClientProvider>
    </I18nextProvider>,
  );
  return {
    service,
    saveSection,
    unmount,
    field: () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: new RegExp(heading) }),
    refetch: () => act(() => queries.refetchQueries()),
  };
}

it('keeps on the screen, and tells as not saved, a text whose save was refused, whatever is read again', async () => {
  const { field, refetch, saveSection, service } = edit(() => Promise.reject(new Refusal('connection-lost')));
  await userEvent.type(await field(), 'Biên chế còn ít.');
  await screen.findByText(/^Chưa lưu/, {}, slow);
  // Somebody else wrote there meanwhile.
  service.text = 'Câu của người khác.';
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
  await vi.waitFor(() => expect(saveSection).toHaveBeenCalledTimes(1), slow);
  expect(screen.queryByText('Đã lưu.')).toBeNull();
  expect(screen.getByText('Đang lưu…')).toBeTruthy();
  resolve();
  await screen.findByText('Đã lưu.', {}, slow);
  expect((await field()).value).toBe('Biên chế còn ít.');
});

it('saves a refused text again on request, under a call of its own', async () => {
  let refuses = true;
  const { field, service, saveSection } = edit(() =>
    refuses ? Promise.reject(new Refusal('connection-lost')) : Promise.resolve(),
  );
  await userEvent.type(await field(), 'Biên chế còn ít.');
  const again = await screen.findByRole('button', { name: 'Lưu lại' }, slow);
  refuses = false;
  await userEvent.click(again);
  await screen.findByText('Đã lưu.', {}, slow);
  expect(service.text).toBe('Biên chế còn ít.');
  expect(saveSection).toHaveBeenCalledTimes(2);
});

it('tries once more to save a refused text when its place on the screen goes away', async () => {
  const { field, saveSection, unmount } = edit(() => Promise.reject(new Refusal('connection-lost')));
  await userEvent.type(await field(), 'Biên chế còn ít.');
  await screen.findByText(/^Chưa lưu/, {}, slow);
  unmount();
  expect(saveSection).toHaveBeenCalledTimes(2);
});

it('asks for no second save of a text whose save is under way when its place goes away', async () => {
  const { field, saveSection, unmount } = edit(() => new Promise(() => {}));
  await userEvent.type(await field(), 'Biên chế còn ít.');
  await vi.waitFor(() => expect(saveSection).toHaveBeenCalledTimes(1), slow);
  unmount();
  expect(saveSection).toHaveBeenCalledTimes(1);
});

it('leaves what is typed while an earlier text is saved, and takes a text of elsewhere where nothing is', async () => {
  const first = Promise.withResolvers<void>();
  const answers = [first.promise];
  const { field, refetch, saveSection, service } = edit(() => answers.shift() ?? Promise.resolve());
  await userEvent.type(await field(), 'Một.');
  await vi.waitFor(() => expect(saveSection).toHaveBeenCalledTimes(1), slow);
  await userEvent.type(await field(), ' Hai.');
  first.resolve();
  await refetch();
  expect((await field()).value).toBe('Một. Hai.');
  await vi.waitFor(() => expect(service.text).toBe('Một. Hai.'), slow);
  await screen.findByText('Đã lưu.', {}, slow);
  service.text = 'Câu của người khác.';
  await refetch();
  expect((await field()).value).toBe('Câu của người khác.');
});
