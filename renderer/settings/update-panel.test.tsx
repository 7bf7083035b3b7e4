import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { CheckedSetup } from '../../shared/contract/update.ts';
import { useSession } from '../session/session.tsx';
import { showInWindow } from '../session/window-for-tests.tsx';
import { UpdateOffer } from './update-offer.tsx';
import { UpdatePanel } from './update-panel.tsx';

const setup: CheckedSetup = {
  id: 'c2f1d2f4-4f0e-4a53-9d6d-0a4c3f1b2a10',
  name: 'so-ngoai-vu-99.1.0-setup.exe',
  version: '99.1.0',
  size: 100_000_000,
  sum: 'a'.repeat(64),
  isListed: true,
  origin: 'unsigned',
  signer: '',
};

/** Where setups are chosen, and the button that opens it. */
interface Shown {
  readonly shown: ReactElement;
  readonly opener: string | null;
}

/** The panel where setups can be started, with one chosen that was found to be as given. */
async function showChosen(
  found: CheckedSetup,
  install: () => Promise<unknown>,
  { shown, opener }: Shown = { shown: <UpdatePanel />, opener: null },
): Promise<void> {
  const update = {
    ability: () => Promise.resolve({ canInstall: true }),
    check: () => Promise.resolve(found),
    install,
  };
  onTestFinished(showInWindow(shown, { update }).unmount);
  if (opener !== null) fireEvent.click(screen.getByRole('button', { name: opener }));
  await screen.findByRole('button', { name: 'Chọn tệp cài đặt…' });
  const picker = document.querySelector('input[type=file]');
  if (picker === null) throw new Error('no picker');
  fireEvent.change(picker, { target: { files: [new File(['MZ'], found.name)] } });
  await screen.findByRole('table', { name: 'Đã kiểm tra tệp cài đặt' });
}

const button = (): HTMLButtonElement => screen.getByRole('button', { name: 'Sao lưu và cập nhật' });
const made = { backup: { folder: 'D:\\sao-luu', records: 12, files: 3 } };

it('installs what nobody signed only once that was decided, and then tells that the program ends', async () => {
  const install = vi.fn<() => Promise<unknown>>(() => Promise.resolve(made));
  await showChosen(setup, install);
  expect(screen.getByText('Chưa xác minh được nguồn gốc của tệp')).toBeTruthy();
  expect(button().disabled).toBe(true);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Tôi biết chắc tệp này từ đâu đến và vẫn muốn cài' }));
  fireEvent.click(button());
  const told = await screen.findAllByText(
    /Đã sao lưu 12 hồ sơ và 3 tệp vào .*đang đóng để cài phiên bản 99\.1\.0/,
  );
  expect(told.length).toBeGreaterThan(0);
  expect(install).toHaveBeenCalledExactlyOnceWith({ id: setup.id, unproven: true });
  expect(screen.queryByRole('button', { name: 'Sao lưu và cập nhật' })).toBeNull();
});

it('asks nothing more where the signer is that of the program, and tells why it was not installed', async () => {
  const install = vi.fn<() => Promise<unknown>>(() => Promise.reject(new Refusal('setup-not-started')));
  await showChosen({ ...setup, origin: 'proven', signer: 'CN=Sở Ngoại vụ' }, install);
  expect(screen.getByText(/cùng người ký với chương trình đang dùng: CN=Sở Ngoại vụ/)).toBeTruthy();
  expect(screen.queryByRole('checkbox')).toBeNull();
  fireEvent.click(button());
  expect((await screen.findAllByText(/Windows không cho chạy tệp cài đặt/)).length).toBeGreaterThan(0);
  expect(install).toHaveBeenCalledExactlyOnceWith({ id: setup.id, unproven: false });
  await waitFor(() => expect(button().disabled).toBe(false));
});

function Offer() {
  return <UpdateOffer client={useSession().client} version="2.5.0" primary />;
}

it('promises no backup of data that cannot be opened', async () => {
  const install = vi.fn<() => Promise<unknown>>(() => Promise.resolve({ backup: null }));
  const offered = { shown: <Offer />, opener: 'Cập nhật bằng tệp cài đặt…' };
  await showChosen({ ...setup, origin: 'proven', signer: 'CN=Sở Ngoại vụ' }, install, offered);
  expect(screen.getByText(/không sao lưu trước vì chưa mở được dữ liệu/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Cập nhật' }));
  const told = await screen.findAllByText(/đang đóng để cài phiên bản 99\.1\.0.*Dữ liệu được giữ nguyên/);
  expect(told.length).toBeGreaterThan(0);
});
