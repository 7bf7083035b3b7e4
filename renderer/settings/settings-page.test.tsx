import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { Refusal } from '../../shared/contract/refusal.ts';
import { issue } from '../../shared/registers/check.ts';
import { shippedSettings, type Settings } from '../../shared/registers/setting/settings.ts';
import { showInWindow } from '../session/window-for-tests.tsx';
import { SettingsPage } from './settings-page.tsx';

afterEach(cleanup);

interface Save {
  readonly changes: Partial<Settings>;
  readonly basedOn?: string;
}

/** The rules, of which another window changes the day of the report and the markers after they were read. */
async function rulesChangedElsewhere() {
  let kept = { settings: shippedSettings, version: '0001' };
  const saves: Save[] = [];
  showInWindow(<SettingsPage tab="rules" />, {
    settings: {
      readForEditing: () => Promise.resolve(kept),
      save: (asked: Save) => {
        saves.push(asked);
        if (asked.basedOn !== kept.version && asked.changes.reportDueDay !== undefined) {
          const params = { by: 'Trần Văn Bình', at: '2024-03-20T03:05:00.000Z' };
          const issues = [issue('error', 'changed-meanwhile', { field: 'reportDueDay' }, params)];
          return Promise.reject(new Refusal('changed-meanwhile', { version: kept.version }, issues));
        }
        kept = { settings: { ...kept.settings, ...asked.changes }, version: '0003' };
        return Promise.resolve(kept);
      },
    },
  });
  const day = () => screen.getByLabelText<HTMLInputElement>('Ngày trong tháng phải gửi báo cáo kỳ');
  const expiry = () => screen.getByLabelText<HTMLInputElement>('Nhắc giấy tờ hết hạn trước (ngày)');
  await vi.waitFor(day);
  kept = { settings: { ...shippedSettings, reportDueDay: 21, expiryNoticeDays: 60 }, version: '0002' };
  const press = () => userEvent.click(screen.getByRole('button', { name: 'Lưu' }));
  return { saves, day, expiry, press };
}

it('saves only what was changed in the form, from the version that it was read at', async () => {
  const { saves, expiry, press } = await rulesChangedElsewhere();
  await userEvent.clear(screen.getByLabelText('Cảnh báo khi số người quá'));
  await userEvent.type(screen.getByLabelText('Cảnh báo khi số người quá'), '12');
  await press();
  await vi.waitFor(() => expect(saves).toHaveLength(1));
  expect(saves[0]).toMatchObject({ basedOn: '0001' });
  expect(saves[0]?.changes).toEqual({ limits: { people: 12, days: null, countries: null } });
  // What was set elsewhere stands in the form from then on.
  await vi.waitFor(() => expect(expiry().value).toBe('60'));
});

it('shows a setting that was set elsewhere meanwhile with both values, and saves nothing before one is chosen', async () => {
  const { saves, day, expiry, press } = await rulesChangedElsewhere();
  await userEvent.clear(day());
  await userEvent.type(day(), '22');
  await press();
  await screen.findByText(
    /phải gửi báo cáo kỳ: nay là “21” \(Trần Văn Bình đổi lúc 10:05:00 20\/3\/2024\); nội dung đang nhập là “22”\./,
  );
  expect(day().value).toBe('22');
  expect(expiry().value).toBe('60');
  await press();
  await vi.waitFor(() => expect(saves).toHaveLength(2));
  expect(saves[1]).toMatchObject({ basedOn: '0001' });
  await userEvent.click(screen.getByRole('button', { name: 'Giữ nội dung của tôi và lưu' }));
  await vi.waitFor(() => expect(saves).toHaveLength(3));
  expect(saves[2]).toMatchObject({ basedOn: '0002', changes: { reportDueDay: 22 } });
  await vi.waitFor(() => expect(screen.queryByText(/nay là “21”/)).toBeNull());
});

it('takes what was set elsewhere into the form', async () => {
  const { saves, day, press } = await rulesChangedElsewhere();
  await userEvent.clear(day());
  await userEvent.type(day(), '22');
  await press();
  await userEvent.click(await screen.findByRole('button', { name: 'Lấy nội dung mới' }));
  expect(day().value).toBe('21');
  expect(saves).toHaveLength(1);
  await press();
  await vi.waitFor(() => expect(saves).toHaveLength(2));
  expect(saves[1]).toMatchObject({ basedOn: '0002', changes: {} });
});
