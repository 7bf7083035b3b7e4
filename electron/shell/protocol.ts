import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';
import { windowFileType } from '../../shared/contract/window-file-types.ts';
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
  protocol.handle(SCHEME, async ({ url }) => offeredPage(url) ?? (await windowFile(folder, url)));
}

/** The fuse that gives `file:` addresses their privileges is off, so files are read here. */
async function windowFile(folder: string, address: string): Promise<Response> {
  const path = fileOf(folder, address);
  const content = path === null ? null : await readFile(path).catch(() => null);
  if (path === null || content === null) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(content), {
    headers: {
      'Content-Type': windowFileType(extname(path)),
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** The file behind an address of ours, or null for any other. */
export function fileOf(folder: string, address: string): string | null {
  const url = new URL(address);
  if (url.protocol !== `${SCHEME}:` || url.host !== 'window') return null;
  const pathname = decoded(url.pathname);
  if (pathname === null || pathname.includes('\0')) return null;
  const path = normalize(join(folder, pathname === '/' ? 'index.html' : pathname));
  return path.startsWith(normalize(folder) + sep) ? path : null;
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null; // A percent sign that begins nothing.
  }
}
