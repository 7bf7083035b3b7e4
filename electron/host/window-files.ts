import { createReadStream, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { windowFileType } from '../../shared/contract/window-file-types.ts';

/** Answers with a file of the built window: the program itself, which is no secret. 404 where there is none. */
export function sendFile(response: ServerResponse, folder: string, pathname: string): void {
  const path = fileBelow(folder, pathname);
  const found = path === null ? null : fileAt(path);
  if (path === null || found === null) {
    response.writeHead(404).end();
    return;
  }
  const hashed = pathname.startsWith('/assets/');
  response.writeHead(200, {
    'Content-Type': windowFileType(extname(path)),
    'Content-Length': found.size,
    'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  if (response.req.method === 'HEAD') response.end();
  // Who asked may be gone before the end: then both ends are closed.
  else pipeline(createReadStream(path), response, () => undefined);
}

function fileAt(path: string): { readonly size: number } | null {
  try {
    const found = statSync(path);
    return found.isFile() ? found : null;
  } catch {
    return null; // There is none, or its name is too long for the system.
  }
}

/** The file of an address below a folder, or null for an address that leads out of it. */
function fileBelow(folder: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  const path = normalize(join(folder, decoded === '/' ? 'index.html' : decoded));
  return path.startsWith(normalize(folder) + sep) ? path : null;
}
