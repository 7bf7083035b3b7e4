import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Sessions at most; the oldest ends first. */
const MOST_SESSIONS = 50;

/**
 * Who may open the connection: a window that shows a key of a new address, once, gets a session, which it keeps for its
 * own origin (which has the port in it, as a cookie has not) and shows with every connection.
 */
export class Admission {
  readonly #keys = new Set<string>();
  readonly #sessions = new Set<string>();

  /** A key that admits one window, once. */
  newKey(): string {
    const key = randomBytes(24).toString('base64url');
    this.#keys.add(key);
    return key;
  }

  /** The session for a key that was not shown before, or for a session as it stands; null for anything else. */
  admit(shown: string): string | null {
    if (this.holds(shown)) return shown;
    const key = found(this.#keys, shown);
    if (key === null) return null;
    this.#keys.delete(key);
    const session = randomBytes(32).toString('base64url');
    this.#sessions.add(session);
    const [oldest] = this.#sessions;
    if (oldest !== undefined && this.#sessions.size > MOST_SESSIONS) this.#sessions.delete(oldest);
    return session;
  }

  holds(session: string): boolean {
    return found(this.#sessions, session) !== null;
  }
}

/** The secret that is equal to a text, compared in constant time. */
function found(secrets: ReadonlySet<string>, text: string): string | null {
  const given = Buffer.from(text);
  for (const secret of secrets) {
    const own = Buffer.from(secret);
    if (own.length === given.length && timingSafeEqual(own, given)) return secret;
  }
  return null;
}
