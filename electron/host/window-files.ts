import { readFile } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { windowFileType } from '../../shared/contract/window-file-types.ts';

/** Answers with a file of the built window: the program itself, which is no secret. 404 where there is none. */
export function sendFile(response: ServerResponse, folder: string, pathname: string): void {
  const path = fileBelow(folder, pathname);
  const missing = (): void => void response.writeHead(404).end();
  if (path === null) return missing();
  // At once: the largest has less than two megabytes, and a stream costs more than it saves.
  readFile(path, (error, content) => {
    // There is none, it is a folder, or its name is too long for the system.
    if (error !== null) return missing();
    const hashed = pathname.startsWith('/assets/');
    response.writeHead(200, {
      'Content-Type': windowFileType(extname(path)),
      'Content-Length': content.length,
      'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    response.end(response.req.method === 'HEAD' ? undefined : content);
  });
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
