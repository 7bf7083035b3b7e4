import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { Refusal } from '../../shared/contract/refusal.ts';
import { Messages } from '../session/messages.tsx';
import { showInWindow } from '../session/window-for-tests.tsx';
import { useSavedMessage } from './use-saved-message.tsx';

afterEach(cleanup);

function Saver() {
  const saved = useSavedMessage();
  return (
    <>
      <button type="button" onClick={() => saved('Đã sửa 900 hồ sơ', 'save-1')}>
        save
      </button>
      <Messages />
    </>
  );
}

it('shows how far an undo that a message offered is, stops it, and offers it again', async () => {
  const asked: { readonly writeId: string; readonly saveId: string }[] = [];
  const pending: { readonly done: (value: object) => void; readonly stop: (error: Refusal) => void }[] = [];
  showInWindow(<Saver />, {
    records: {
      undo: (request: { readonly writeId: string; readonly saveId: string }) => {
        asked.push(request);
        return new Promise<object>((done, stop) => {
          pending.push({ done, stop });
        });
      },
    },
    works: {
      progress: ({ id }: { readonly id: string }) =>
        Promise.resolve(id === asked.at(-1)?.writeId ? { step: 'undo', done: 40, total: 100 } : null),
      cancel: () => {
        pending.at(-1)?.stop(new Refusal('work-cancelled'));
        return Promise.resolve({});
      },
    },
  });
  const message = () =>
    within(screen.getByText('Đã sửa 900 hồ sơ').closest<HTMLElement>('.message') ?? document.body);
  const undo = () => message().findByRole('button', { name: 'Hoàn tác' });
  await userEvent.click(screen.getByRole('button', { name: 'save' }));
  await userEvent.click(await undo());
  await message().findByText('Đã hoàn tác 40 %');
  expect(message().queryByRole('button', { name: 'Hoàn tác' })).toBeNull();
  await userEvent.click(message().getByRole('button', { name: 'Dừng, không hoàn tác' }));
  await userEvent.click(await undo());
  expect(asked.map(({ saveId }) => saveId)).toEqual(['save-1', 'save-1']);
  expect(asked[0]?.writeId).not.toBe(asked[1]?.writeId);
  pending.at(-1)?.done({ saveId: 'save-2', records: [], kept: [] });
  await vi.waitFor(() => expect(screen.queryByText('Đã sửa 900 hồ sơ')).toBeNull());
});
