import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, it, vi } from 'vitest';
import { createTranslator } from '../../shared/i18n/translator.ts';
import type { Client, Connection } from '../session/connection.ts';
import '../session/window-for-tests.tsx';
import { Program } from './program.tsx';

afterEach(cleanup);

it('tells that a call waits for a long save, how far that is, and keeps what lies behind', async () => {
  let status = {
    state: 'ready',
    prepared: null,
    saving: null as { readonly step: string; readonly done: number; readonly total: number } | null,
    today: '2024-03-20',
    presentDay: '2024-03-20',
    sample: null,
    memory: {},
    clock: 'plausible',
  };
  const forever = () => new Promise(() => undefined);
  const namespace = (calls: object) =>
    new Proxy(calls, { get: (target, name) => Reflect.get(target, name) ?? forever });
  const known = {
    app: namespace({ status: () => Promise.resolve(status) }),
    reference: namespace({ rows: () => Promise.resolve([]) }),
  };
  const client = new Proxy(known, {
    get: (target, name) => Reflect.get(target, name) ?? namespace({}),
  }) as unknown as Client;
  const waiting: (() => void)[] = [];
  const connection: Connection = {
    client,
    ahead: client,
    state: () => 'connected',
    onState: () => () => undefined,
    onWaiting: (listener) => {
      waiting.push(listener);
      return () => undefined;
    },
  };
  render(
    <I18nextProvider i18n={createTranslator('vi')}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <Program connection={connection} />
      </QueryClientProvider>
    </I18nextProvider>,
  );
  const menu = await screen.findByRole('navigation');
  status = { ...status, saving: { step: 'count', done: 62, total: 100 } };
  act(() => waiting.forEach((tell) => tell()));
  await screen.findByText('Đang chờ việc lưu lớn xong (62 %)…');
  expect(screen.getByRole('navigation')).toBe(menu);
  status = { ...status, saving: null };
  await vi.waitFor(() => expect(screen.queryByText(/Đang chờ việc lưu lớn/)).toBeNull());
});
