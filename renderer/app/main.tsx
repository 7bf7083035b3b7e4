import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { createTranslator } from '../../shared/i18n/translator.ts';
import { showFrameFocus } from './frame-focus.ts';
import { Program } from './program.tsx';
import { sessionWithHost } from '../session/admission.ts';
import { connectWindow } from '../session/connection.ts';
import { NotAdmitted } from './not-admitted.tsx';
import { keepTypingHabits } from './typing-habits.ts';
import './style.css';

const translator = createTranslator('vi');
initReactI18next.init(translator);

const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 0 } },
});
keepTypingHabits(document);
showFrameFocus(window);
const inProgram = window.location.protocol === 'app:';
const session = inProgram
  ? null
  : await sessionWithHost({
      location: window.location,
      history: window.history,
      localStorage: window.localStorage,
      fetch: (path, request) => window.fetch(path, request),
    });
const root = document.querySelector('#root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={translator}>
        {inProgram || session !== null ? (
          <QueryClientProvider client={queries}>
            <Program connection={connectWindow(session)} />
          </QueryClientProvider>
        ) : (
          <NotAdmitted />
        )}
      </I18nextProvider>
    </StrictMode>,
  );
}
