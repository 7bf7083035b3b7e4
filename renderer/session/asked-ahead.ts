import type { ClientLink } from '@orpc/client';

type Link = ClientLink<Record<never, never>>;

/** What the frame of every screen asks beside the first one. */
const besides: readonly string[] = ['app.status', 'app.remember', 'app.notify', 'tasks.reminders'];

/**
 * Answers that are asked for before the screen that shows them is read: its first call takes them. What is left is dropped
 * with the first call of any other kind, so that no answer is older than what this window did.
 */
export class AskedAhead {
  readonly #answers = new Map<string, Promise<unknown>>();
  readonly #asked = new Set(besides);

  /** A link whose answers are kept for the first same call over a `taking` one. For calls without an input. */
  asking(link: Link): Link {
    return {
      call: (path, input, options) => {
        const answer = link.call(path, input, options);
        this.#answers.set(path.join('.'), answer);
        this.#asked.add(path.join('.'));
        return answer;
      },
    };
  }

  /** A link whose calls take what was asked ahead, once. */
  taking(link: Link): Link {
    return {
      call: (path, input, options) => {
        const name = path.join('.');
        const answer = this.#answers.get(name);
        if (this.#asked.has(name)) this.#answers.delete(name);
        else this.#answers.clear();
        return answer ?? link.call(path, input, options);
      },
    };
  }
}
