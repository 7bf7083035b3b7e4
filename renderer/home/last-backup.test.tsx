import { screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { LastBackup as Told } from '../../shared/contract/data.ts';
import { showInWindow } from '../session/window-for-tests.tsx';
import { LastBackup } from './last-backup.tsx';

afterEach(() => void vi.useRealTimers());

/** What the first screen says at 10:40 on 26 November 2026 in Việt Nam. */
async function shown(told: Partial<Told>): Promise<string> {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-26T03:40:00Z') });
  const last = { at: '2026-11-26T03:32:05Z', folder: 'E:\\Sao lưu', automatic: true, daysAgo: 0, faults: 0 };
  const { unmount } = showInWindow(<LastBackup />, {
    data: { lastBackup: () => Promise.resolve({ last, isLate: false, failed: null, ...told }) },
  });
  const link = await screen.findByRole('link');
  expect(link.getAttribute('href')).toBe('/settings/data');
  const text = document.body.textContent;
  unmount();
  return text;
}

const refusal = (code: 'disk-full' | 'backup-place-lacking') => ({
  code,
  params: { path: 'E:\\Sao lưu' },
  issues: [],
});

it('says when the last backup was made, how and where, and nothing else while all is well', async () => {
  expect(await shown({})).toBe('Sao lưu gần nhất: hôm nay 10:32, tự động, E:\\Sao lưu');
  const last = { at: '2026-11-25T03:32:05Z', folder: 'D:\\', automatic: false, daysAgo: 1, faults: 0 };
  expect(await shown({ last })).toBe('Sao lưu gần nhất: hôm qua 10:32, theo yêu cầu, D:\\');
  expect(await shown({ last: null })).toContain('Chưa có bản sao lưu nào');
});

it('warns after too many days', async () => {
  const last = { at: '2026-11-21T03:32:05Z', folder: 'D:\\', automatic: true, daysAgo: 5, faults: 0 };
  const text = await shown({ last, isLate: true });
  expect(text).toContain('21/11/2026 10:32');
  expect(text).toContain('Đã 5 ngày chưa sao lưu.');
});

it('tells why the last try made none, or none in the chosen place', async () => {
  const failed = { at: '2026-11-26T03:35:00Z', refusal: refusal('disk-full') };
  expect(await shown({ failed })).toContain('Lần sao lưu hôm nay 10:35 không thành: Ổ đĩa đã đầy');
  const elsewhere = { at: '2026-11-26T03:32:05Z', refusal: refusal('backup-place-lacking') };
  expect(await shown({ failed: elsewhere })).toMatch(
    /Nơi sao lưu đã chọn không dùng được .*Không tìm thấy nơi sao lưu E:\\Sao lưu/,
  );
});

it('says that the data want to be checked where the backup shows it', async () => {
  const last = { at: '2026-11-26T03:32:05Z', folder: 'D:\\', automatic: true, daysAgo: 0, faults: 2 };
  expect(await shown({ last })).toContain('2 chỗ trong dữ liệu không khớp với nhật ký');
});
