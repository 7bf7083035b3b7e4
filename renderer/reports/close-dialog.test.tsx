import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { Refusal } from '../../shared/contract/refusal.ts';
import { calendarById, periodOf } from '../../shared/time/reporting-calendar.ts';
import { showInWindow } from '../session/window-for-tests.tsx';
import type { Check } from './check-list.tsx';
import { CloseDialog } from './close-dialog.tsx';

const input = { calendarId: 'nd09', periodCode: '2024-Q1' };
const noPoints: readonly Check[] = [];

afterEach(cleanup);

/** The dialog for Quý I/2024, on a service that answers as told. */
function ask(calls: { incompleteness: () => Promise<readonly Check[]>; close: () => Promise<unknown> }) {
  const calendar = calendarById(input.calendarId);
  const period = calendar === undefined ? undefined : periodOf(calendar, input.periodCode);
  if (period === undefined) throw new RangeError(input.periodCode);
  const close = vi.fn<(asked: { readonly writeId: string }) => Promise<unknown>>(calls.close);
  const onLeave = vi.fn<(closed: boolean) => void>();
  showInWindow(<CloseDialog input={input} period={period} onLeave={onLeave} />, {
    reports: { ...calls, close },
  });
  return { close, onLeave, confirm: screen.getByRole<HTMLButtonElement>('button', { name: 'Chốt số liệu' }) };
}

it('cannot be confirmed while the period is being checked, and says so', async () => {
  const { promise, resolve } = Promise.withResolvers<readonly Check[]>();
  const { confirm } = ask({ incompleteness: () => promise, close: () => Promise.resolve() });
  expect(screen.getByRole('status').textContent).toBe('Đang kiểm tra số liệu của kỳ…');
  expect(confirm.disabled).toBe(true);
  resolve(noPoints);
  await screen.findByText('Không còn điểm nào cần xem lại.');
  expect(confirm.disabled).toBe(false);
});

it('cannot be confirmed where the period could not be checked, says why, and checks again', async () => {
  let fails = true;
  const { confirm } = ask({
    incompleteness: () =>
      fails ? Promise.reject(new Refusal('connection-lost')) : Promise.resolve(noPoints),
    close: () => Promise.resolve(),
  });
  await screen.findByText('Chưa kiểm tra được số liệu của kỳ nên chưa chốt được.');
  expect(confirm.disabled).toBe(true);
  fails = false;
  await userEvent.click(screen.getByRole('button', { name: 'Kiểm tra lại' }));
  await screen.findByText('Không còn điểm nào cần xem lại.');
  expect(confirm.disabled).toBe(false);
});

it('cannot be confirmed before the period is over, whatever else is in order', async () => {
  const notOver = { kind: 'not-over', register: null, recordId: null, code: '', title: '' } as const;
  const { confirm, close } = ask({
    incompleteness: () => Promise.resolve([{ ...notOver, details: ['2024-03-14'] }]),
    close: () => Promise.resolve(),
  });
  await screen.findByText('Kỳ báo cáo đến hết ngày 14/03/2024; chốt được từ ngày 15/03/2024.');
  expect(confirm.disabled).toBe(true);
  await userEvent.click(confirm);
  expect(close).not.toHaveBeenCalled();
});

it('acts once for two clicks, shows in itself why nothing was closed, and asks again under the same id', async () => {
  const first = Promise.withResolvers<never>();
  const answers = [first.promise, Promise.resolve()];
  const { close, onLeave, confirm } = ask({
    incompleteness: () => Promise.resolve(noPoints),
    close: () => answers.shift() ?? Promise.resolve(),
  });
  await screen.findByText('Không còn điểm nào cần xem lại.');
  await userEvent.dblClick(confirm);
  await userEvent.keyboard('{Escape}');
  expect(onLeave).not.toHaveBeenCalled();
  first.reject(new Refusal('connection-lost'));
  await screen.findByRole('alert');
  expect(close).toHaveBeenCalledTimes(1);
  expect(onLeave).not.toHaveBeenCalled();
  await userEvent.click(confirm);
  await vi.waitFor(() => expect(onLeave).toHaveBeenCalledExactlyOnceWith(true));
  expect(close).toHaveBeenCalledTimes(2);
  expect(new Set(close.mock.calls.map(([asked]) => asked.writeId)).size).toBe(1);
});
