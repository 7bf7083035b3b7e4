/** What a work says in the moment in which it kills itself: Windows does not tell whoever waits for a process that it was killed. */
export const KILLED = 'killed';
