import { act, cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { ClosedPeriod } from '../../shared/report/closed-period.ts';
import { issue, type Issue } from '../../shared/registers/check.ts';
import { noDrafts, showInWindow } from '../session/window-for-tests.tsx';
import { RecordPage } from './record-page.tsx';

afterEach(cleanup);

interface Judged {
  readonly issues: readonly Issue[];
  readonly duplicates: readonly { readonly id: string; readonly code: string; readonly title: string }[];
  readonly closedPeriods: readonly ClosedPeriod[];
}

/** The page of a new person, on a service that judges when it is told to. */
async function newPerson() {
  const asked: ReturnType<typeof Promise.withResolvers<Judged>>[] = [];
  const judge = vi.fn<() => Promise<Judged>>(() => {
    const answer = Promise.withResolvers<Judged>();
    asked.push(answer);
    return answer.promise;
  });
  const saves: ReturnType<typeof Promise.withResolvers<unknown>>[] = [];
  const save = vi.fn<
    (request: { saves: readonly { fields: Record<string, unknown> }[] }) => Promise<unknown>
  >(() => {
    const answered = Promise.withResolvers<unknown>();
    saves.push(answered);
    return answered.promise;
  });
  const client = {
    records: {
      save,
      read: () => Promise.reject(new Refusal('record-not-found')),
      start: () => Promise.resolve({ fields: {}, children: {} }),
      judge,
    },
    drafts: noDrafts,
  };
  showInWindow(<RecordPage register="person" id="0192d5a0-0000-7000-8000-000000000001" />, client);
  await screen.findByLabelText(/Họ và tên/);
  const answer = (call: number, judged: Partial<Judged>): Promise<void> =>
    act(async () => asked[call]?.resolve({ issues: [], duplicates: [], closedPeriods: [], ...judged }));
  const saved = (call: number): Promise<void> =>
    act(async () =>
      saves[call]?.resolve({ records: [{ code: 'CN-VP-0001', version: `${call}` }], saveId: 'x' }),
    );
  const refused = (call: number): Promise<void> =>
    act(async () => saves[call]?.reject(new Refusal('disk-full')));
  return { judge, answer, save, saved, refused };
}

/** Types a name, and saves it by the keys; the answer is still to come. */
async function savingName() {
  const window = await newPerson();
  window.judge.mockResolvedValue({ issues: [], duplicates: [], closedPeriods: [] });
  await userEvent.type(screen.getByLabelText(/Họ và tên/), 'Lê Văn An');
  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(window.save).toHaveBeenCalledTimes(1));
  return window;
}

it('saves what is typed and saved while a save is still under way', async () => {
  const { save, saved } = await savingName();
  await userEvent.type(screen.getByLabelText(/Họ và tên/), 'h');
  await userEvent.keyboard('{Control>}s{/Control}');
  await saved(0);
  await vi.waitFor(() => expect(save).toHaveBeenCalledTimes(2));
  expect(save.mock.calls[1]?.[0].saves[0]?.fields).toMatchObject({ fullName: 'Lê Văn Anh' });
  await saved(1);
});

it('saves once what is asked for twice, and sends nothing again that was refused', async () => {
  const { save, saved, refused } = await savingName();
  const name = screen.getByLabelText(/Họ và tên/);
  const names = () => save.mock.calls.map(([{ saves }]) => saves[0]?.fields['fullName']);
  await userEvent.keyboard('{Control>}s{/Control}');
  await refused(0);
  await userEvent.type(name, 'h');
  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(save.mock.calls.length).toBeGreaterThan(1));
  await userEvent.keyboard('{Control>}s{/Control}');
  await saved(1);
  await userEvent.type(name, 'g');
  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(save.mock.calls.length).toBeGreaterThan(2));
  expect(names()).toEqual(['Lê Văn An', 'Lê Văn Anh', expect.stringMatching(/g$/)]);
  await saved(2);
});

it('shows what was found in the newest of what was typed, whichever answer comes last', async () => {
  const { judge, answer } = await newPerson();
  const name = screen.getByLabelText(/Họ và tên/);
  await userEvent.type(name, 'Lê');
  await userEvent.tab();
  await vi.waitFor(() => expect(judge).toHaveBeenCalledTimes(1));
  await userEvent.type(name, ' Văn An');
  await userEvent.tab();
  await vi.waitFor(() => expect(judge).toHaveBeenCalledTimes(2));
  await answer(1, {
    issues: [issue('warning', 'birth-year-unlikely', {}, { year: 1800 })],
    duplicates: [{ id: 'b', code: 'CN-0002', title: 'Lê Văn An' }],
  });
  await screen.findByText('CN-0002 – Lê Văn An');
  await answer(0, {
    issues: [issue('error', 'below-zero', {}, { value: -1 })],
    duplicates: [{ id: 'a', code: 'CN-0001', title: 'Lê' }],
  });
  expect(screen.queryByText('CN-0001 – Lê')).toBeNull();
  expect(screen.queryByText('Số không được âm: -1.')).toBeNull();
  expect(screen.getByText('CN-0002 – Lê Văn An')).toBeDefined();
  expect(screen.getByText('Năm sinh 1800 có vẻ không đúng.')).toBeDefined();
});
