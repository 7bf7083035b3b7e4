import { tmpdir } from 'node:os';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { removeScratch, scratchFolder } from '../../db/file/scratch.ts';
import type { PageParts, Platform } from './platform.ts';

export interface Printer {
  readonly platform: Pick<Platform, 'printToPdf'>;
  readonly dataDirectory: string;
}

/** A whole HTML page as PDF. @throws Refusal `pdf-unavailable`, `pdf-failed`. */
export async function printedPdf(
  { platform, dataDirectory }: Printer,
  page: string | PageParts,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const folder = workFolder(dataDirectory);
  try {
    return await platform.printToPdf(page, folder, signal);
  } finally {
    removeScratch(folder);
  }
}

/** Beside data that can only be read: what is printed is never laid into it. */
function workFolder(dataDirectory: string): string {
  try {
    return scratchFolder(dataDirectory);
  } catch {
    const folder = join(mkdtempSync(join(tmpdir(), 'so-ngoai-vu-print-')), 'x');
    mkdirSync(folder);
    return folder;
  }
}
