import { useCallback, useRef } from 'react';
import { newId } from './new-id.ts';

/** A writing call as it is sent. */
interface Sent<Request> {
  readonly writeId: string;
  readonly request: Request;
}

/**
 * Makes writing calls: the very same one, ids and all, as long as the same is asked, so that a call made again after its
 * answer was lost acts once; another one as soon as something else is asked.
 * @returns a function of what is asked, and of how the request is made of it.
 */
export function useCall<Request>(): (asked: unknown, make: () => Request) => Sent<Request> {
  const last = useRef<(Sent<Request> & { readonly asked: string }) | null>(null);
  return useCallback((asked, make) => {
    const text = JSON.stringify(asked);
    if (last.current?.asked !== text) last.current = { asked: text, writeId: newId(), request: make() };
    const { writeId, request } = last.current;
    return { writeId, request };
  }, []);
}
