import { tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeTemporary } from '../../db/file/temporary-folder.ts';
import type { Platform } from './platform.ts';

export interface Printer {
  readonly platform: Pick<Platform, 'printToPdf'>;
  readonly dataDirectory: string;
}

/** A whole HTML page as PDF. @throws Refusal `pdf-unavailable`, `pdf-failed`. */
export async function printedPdf({ platform, dataDirectory }: Printer, html: string): Promise<Uint8Array> {
  const folder = workFolder(dataDirectory);
  try {
    return await platform.printToPdf(html, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Beside data that can only be read: what is printed is never laid into it. */
function workFolder(dataDirectory: string): string {
  try {
    return makeTemporary(dataDirectory, 'print');
  } catch {
    return mkdtempSync(join(tmpdir(), 'so-ngoai-vu-print-'));
  }
}
