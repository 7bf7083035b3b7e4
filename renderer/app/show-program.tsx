import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { createTranslator } from '../../shared/i18n/translator.ts';
import type { Connection } from '../session/connection.ts';
import { showFrameFocus } from './frame-focus.ts';
import { NotAdmitted } from './not-admitted.tsx';
import { Program } from './program.tsx';
import { keepTypingHabits } from './typing-habits.ts';
import './style.css';

/** Draws the program on a connection; without one, how to come by one. */
export function showProgram(connection: Connection | null): void {
  const translator = createTranslator('vi');
  initReactI18next.init(translator);
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 0 } },
  });
  keepTypingHabits(document);
  showFrameFocus(window);
  const root = document.querySelector('#root');
  if (root === null) return;
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={translator}>
        {connection === null ? (
          <NotAdmitted />
        ) : (
          <QueryClientProvider client={queries}>
            <Program connection={connection} />
          </QueryClientProvider>
        )}
      </I18nextProvider>
    </StrictMode>,
  );
}
