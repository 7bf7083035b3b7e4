import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App } from 'antd';
import { act, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { vi } from 'vitest';
import type { AppStatus } from '../../shared/contract/app.ts';
import { createTranslator } from '../../shared/i18n/translator.ts';
import type { ReferenceRow } from '../../shared/reference/reference-row.ts';
import type { Client, Connection } from './connection.ts';
import { SessionProvider } from './session.tsx';

// Parts of the window ask for sizes, and jsdom has none.
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  },
);
vi.stubGlobal('matchMedia', (media: string) => ({
  media,
  matches: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
}));

Element.prototype.checkVisibility = () => true;
Element.prototype.scrollIntoView = () => undefined;
HTMLElement.prototype.showPopover = () => undefined;

/** Drafts of a service that keeps none. */
export const noDrafts = {
  read: () => Promise.resolve({ content: null }),
  keep: () => Promise.resolve({ done: true }),
  remove: () => Promise.resolve({ done: true }),
};

/** Shows a part of the window, in Vietnamese, on a service of which only `calls` can be asked. */
export function showInWindow(
  children: ReactNode,
  calls: object,
  reference: readonly ReferenceRow[] = [],
): { readonly unmount: () => void; readonly refetch: () => Promise<void> } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the test gives the calls that its part of the window makes
  const client = calls as Client;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no part asks the connection for more
  const connection = { client } as Connection;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what parts of the window read of the status
  const status = { today: '2024-03-20', sample: null, memory: {} } as unknown as AppStatus;
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { unmount } = render(
    <I18nextProvider i18n={createTranslator('vi')}>
      <QueryClientProvider client={queries}>
        <SessionProvider client={client} connection={connection} status={status} reference={reference}>
          <App>{children}</App>
        </SessionProvider>
      </QueryClientProvider>
    </I18nextProvider>,
  );
  return { unmount, refetch: () => act(() => queries.refetchQueries()) };
}
