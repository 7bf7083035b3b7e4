import type { Backups } from './backups.ts';

/** Milliseconds from the opening to the first look: by then the first screen has long been there. */
const FIRST_LOOK = 15_000;
/** Milliseconds between looks: a program that stays open over midnight, a stick that comes back. */
const LOOK_EVERY = 600_000;

/** Has the backups looked after as long as the program is open. @returns how to stop. */
export function watchBackups(backups: Pick<Backups, 'look'>): () => void {
  const first = setTimeout(() => void backups.look(true), FIRST_LOOK);
  const again = setInterval(() => void backups.look(), LOOK_EVERY);
  first.unref();
  again.unref();
  return () => {
    clearTimeout(first);
    clearInterval(again);
  };
}
