import { testFolder } from '../../db/test-store.ts';
import { printedPdf, type Printer } from '../service/printing.ts';
import { hostPlatform } from './platform.ts';

/** Prints with this machine's browser; what it needs lies in a folder that goes with the test. */
export function testPrinter(dataDirectory = testFolder()): Printer {
  return { platform: hostPlatform, dataDirectory };
}

export function printedForTest(html: string): Promise<Uint8Array> {
  return printedPdf(testPrinter(), html);
}
