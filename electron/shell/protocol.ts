import { join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { net, protocol } from 'electron';
import { offeredPage } from './print-pages.ts';
import { SCHEME } from './scheme.ts';

export const ORIGIN = `${SCHEME}://window`;

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ');

/** Makes our scheme a standard, secure one. Call before the program is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built window under `app://window/`, nothing outside its folder, and pages that are being printed. */
export function serveWindow(folder: string): void {
  protocol.handle(SCHEME, async (request) => {
    const page = offeredPage(request.url);
    if (page !== null) return page;
    const path = fileOf(folder, request.url);
    if (path === null) return new Response(null, { status: 404 });
    const file = await net.fetch(pathToFileURL(path).href);
    const headers = new Headers(file.headers);
    headers.set('Content-Security-Policy', policy);
    headers.set('X-Content-Type-Options', 'nosniff');
    return new Response(file.body, { status: file.status, headers });
  });
}

/** The file behind an address of ours, or null for any other. */
export function fileOf(folder: string, address: string): string | null {
  const url = new URL(address);
  if (url.protocol !== `${SCHEME}:` || url.host !== 'window') return null;
  const pathname = decodeURIComponent(url.pathname);
  if (pathname.includes('\0')) return null;
  const path = normalize(join(folder, pathname === '/' ? 'index.html' : pathname));
  return path.startsWith(normalize(folder) + sep) ? path : null;
}
