import { randomUUID } from 'node:crypto';
import { SCHEME } from './scheme.ts';

const HOST = 'print';

/** A printed page may do nothing but show itself: what it needs stands in it. */
const policy = ["default-src 'none'", "style-src 'unsafe-inline'", 'img-src data:', 'font-src data:'].join(
  '; ',
);

const pages = new Map<string, Blob>();

/** Gives a page an address of our own scheme that answers once; whatever its size, which a `data:` address could not. */
export function offerPage(parts: readonly Uint8Array<ArrayBuffer>[]): {
  readonly address: string;
  readonly withdraw: () => void;
} {
  const name = randomUUID();
  pages.set(name, new Blob([...parts]));
  return { address: `${SCHEME}://${HOST}/${name}`, withdraw: () => pages.delete(name) };
}

/** The page behind an address; null for an address that names none, or was answered already. */
export function offeredPage(address: string): Response | null {
  const url = new URL(address);
  if (url.protocol !== `${SCHEME}:` || url.host !== HOST) return null;
  const name = url.pathname.slice(1);
  const html = pages.get(name);
  if (html === undefined) return null;
  pages.delete(name);
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
