import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { createTranslator } from '../../shared/i18n/translator.ts';
import { showFrameFocus } from './frame-focus.ts';
import { Program } from './program.tsx';
import { connectWindow } from '../session/connection.ts';
import { keepTypingHabits } from './typing-habits.ts';
import './style.css';

const translator = createTranslator('vi');
initReactI18next.init(translator);

const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 0 } },
});
const connection = connectWindow();
keepTypingHabits(document);
showFrameFocus(window);
const root = document.querySelector('#root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={translator}>
        <QueryClientProvider client={queries}>
          <Program connection={connection} />
        </QueryClientProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}
