import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { Refusal } from '../../shared/contract/refusal.ts';
import { issue } from '../../shared/registers/check.ts';
import { calendarById, periodOf } from '../../shared/time/reporting-calendar.ts';
import { showInWindow } from '../session/window-for-tests.tsx';
import { StandingPanel } from './standing-panel.tsx';

afterEach(cleanup);

const input = { calendarId: 'nd09', periodCode: '2024-Q1' };

it('never overwrites the number of the signed paper that another window kept meanwhile, unless it is chosen', async () => {
  const calendar = calendarById(input.calendarId);
  const period = calendar === undefined ? undefined : periodOf(calendar, input.periodCode);
  if (period === undefined) throw new RangeError(input.periodCode);
  let kept = {
    closed: true,
    closings: [],
    signedNumber: '',
    signedDate: null,
    signedBy: null,
    signedFiles: [],
    version: '1',
  };
  const saves: { readonly number?: string; readonly basedOn?: string; readonly files?: unknown }[] = [];
  showInWindow(<StandingPanel input={input} period={period} />, {
    reports: {
      standing: () => Promise.resolve(kept),
      incompleteness: () => Promise.resolve([]),
      saveSigned: (asked: (typeof saves)[number]) => {
        saves.push(asked);
        if (asked.basedOn === kept.version) return Promise.resolve({ done: true });
        const params = { by: 'Trần Văn Bình', at: '2024-03-20T03:05:00.000Z' };
        const issues = [issue('error', 'changed-meanwhile', { field: 'signedNumber' }, params)];
        return Promise.reject(new Refusal('changed-meanwhile', { version: kept.version }, issues));
      },
    },
  });
  const number = await screen.findByLabelText<HTMLInputElement>('Số báo cáo đã ký');
  kept = { ...kept, signedNumber: '12/BC-SNgV', version: '2' };
  await userEvent.type(number, '13/BC-SNgV');
  await userEvent.click(screen.getByRole('button', { name: 'Ghi nhận đã ký' }));
  await screen.findByText(/nay là “12\/BC-SNgV” \(Trần Văn Bình .*\); nội dung đang nhập là “13\/BC-SNgV”\./);
  expect(number.value).toBe('13/BC-SNgV');
  await userEvent.click(screen.getByRole('button', { name: 'Giữ nội dung của tôi và lưu' }));
  await vi.waitFor(() => expect(saves).toHaveLength(2));
  expect(saves.map(({ basedOn }) => basedOn)).toEqual(['1', '2']);
  expect(saves[1]).toMatchObject({ number: '13/BC-SNgV' });
  expect(saves[1]).not.toHaveProperty('files');
});
