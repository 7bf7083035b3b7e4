import { sessionWithHost } from '../session/admission.ts';
import { connectWindow } from '../session/connection.ts';
import { askFirst } from './ask-first.ts';

/** The service is asked while the scripts of the program are read: this file imports nothing that draws. */
async function begin(): Promise<void> {
  const program = import('./show-program.tsx');
  const inProgram = window.location.protocol === 'app:';
  const session = inProgram
    ? null
    : await sessionWithHost({
        location: window.location,
        history: window.history,
        localStorage: window.localStorage,
        fetch: (path, request) => window.fetch(path, request),
      });
  const connection = inProgram || session !== null ? connectWindow(session) : null;
  // The screen that takes an answer tells what was refused.
  if (connection !== null) void askFirst(connection.ahead, window.location.hash).catch(() => undefined);
  (await program).showProgram(connection);
}

void begin();
