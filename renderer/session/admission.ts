import { ADMISSION_PATH } from '../../shared/contract/limits.ts';

/** The name under which a browser keeps the session; no other port of this PC can read it, as it could a cookie. */
const SESSION = 'snv-session';

/** Where a window of the browser shows itself to the host. */
export interface Admitting {
  /** The address of the page, with its search. */
  readonly location: Pick<Location, 'href'>;
  readonly history: Pick<History, 'replaceState' | 'state'>;
  readonly localStorage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly fetch: (
    path: string,
    request: { readonly method: 'POST'; readonly body: string },
  ) => Promise<Response>;
}

/**
 * The session of this window with the host that served it: for the key in its address, which is taken out of it, or the one
 * that this browser has; null where neither is good.
 * @throws TypeError as `fetch`, where the host cannot be reached.
 */
export async function sessionWithHost(page: Admitting): Promise<string | null> {
  const address = new URL(page.location.href);
  const keys = [address.searchParams.get('token'), page.localStorage.getItem(SESSION)];
  for (const key of keys) {
    if (key === null) continue;
    const answer = await page.fetch(ADMISSION_PATH, { method: 'POST', body: key });
    if (!answer.ok) continue;
    const session = await answer.text();
    page.localStorage.setItem(SESSION, session);
    address.searchParams.delete('token');
    page.history.replaceState(page.history.state, '', address.href);
    return session;
  }
  return null;
}
