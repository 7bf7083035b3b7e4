import { mkdirSync, readdirSync, watch, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { testFolder } from '../../db/test-store.ts';
import { printedPdf } from '../service/printing.ts';
import { findBrowser } from './find-browser.ts';
import { hostPlatform } from './platform.ts';

describe.skipIf(findBrowser() === null)('a page that is printed to PDF', () => {
  it('lies in no temporary folder of the system, meanwhile or after, and leaves nothing in the data folder', async () => {
    const system = testFolder();
    const data = testFolder();
    const seen: string[] = [];
    const watcher = watch(system, (_event, name) => void seen.push(String(name)));
    for (const name of ['TMPDIR', 'TMP', 'TEMP']) vi.stubEnv(name, system);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      watcher.close();
    });
    const pdf = await printedPdf({ platform: hostPlatform, dataDirectory: data }, '<p>Nguyễn Văn A</p>');
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    // What was laid there before it is told before it.
    writeFileSync(join(system, 'last'), '');
    await vi.waitFor(() => expect(seen).toContain('last'));
    expect(seen.filter((name) => name !== 'last')).toEqual([]);
    expect(readdirSync(data)).toEqual([]);
  });

  it('is printed from a data folder with a path as long as a disk takes', async () => {
    const data = join(testFolder(), 'a'.repeat(200), 'b'.repeat(200));
    mkdirSync(data, { recursive: true });
    const pdf = await printedPdf({ platform: hostPlatform, dataDirectory: data }, '<p>a</p>');
    expect(pdf.length).toBeGreaterThan(500);
  });

  it('asks for no address, by name or by number, and runs no script', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on a port has one
    const { port } = server.address() as AddressInfo;
    const html = `<img src="http://localhost:${port}/name"><img src="http://127.0.0.1:${port}/number">
      <script>location.href = 'http://localhost:${port}/script'</script>`;
    await printedPdf({ platform: hostPlatform, dataDirectory: testFolder() }, html);
    expect(asked).toEqual([]);
  });
});
