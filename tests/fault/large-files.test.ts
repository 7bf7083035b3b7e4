import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { RouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { newId } from '../../db/ids.ts';
import { testFolder, testStore } from '../../db/test-store.ts';
import { verifyFolder } from '../../db/verify/verify-store.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import type { ServiceRouter } from '../../electron/service/router/router.ts';
import { serving } from '../../electron/service/serve.ts';
import { startService } from '../../electron/service/service.ts';
import { keepFile, takeFile } from '../../renderer/session/kept-files.ts';
import { answerRead, PIECE_LIMIT } from '../../shared/contract/limits.ts';
import { bundled } from './bundled.ts';

const MB = 1024 * 1024;

const place = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-worker-'));
let worker: URL;
beforeAll(async () => {
  worker = pathToFileURL(await bundled('../../electron/service/worker.ts', place));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** A window over a service that has its worker, as the program has it. */
function opened() {
  const directory = testFolder();
  testStore(undefined, directory).close();
  const service = startService({ dataDirectory: directory, platform: hostPlatform, version: '0', worker });
  onTestFinished(() => service.close());
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  serving(service).port(port1);
  let longest = 0;
  port2.on('message', (message: string | ArrayBuffer) => {
    longest = Math.max(longest, typeof message === 'string' ? message.length : message.byteLength);
    port2.postMessage(answerRead);
  });
  const client: RouterClient<ServiceRouter> = createORPCClient(new RPCLink({ port: port2 }));
  return { directory, service, client, longest: () => longest };
}

/** What lies in the scratch folder. */
function staged(directory: string): readonly string[] {
  const scratch = join(directory, 'scratch');
  return existsSync(scratch) ? readdirSync(scratch) : [];
}

describe('a large file', () => {
  it('is sent, kept and taken out in pieces, with others answered in between', async () => {
    const { directory, service, client, longest } = opened();
    const content = randomBytes(24 * MB + 7);
    const file = new File([new Uint8Array(content)], 'ban-ghi.zip');
    const steps: number[] = [];
    const answered = async <T>(work: Promise<T>, id: string): Promise<T> => {
      const over = work.then(() => null);
      for (;;) {
        const told = await Promise.race([over, client.works.progress({ id }).then((look) => look ?? 'none')]);
        if (told === null) return work;
        if (told !== 'none' && told.step === 'send') steps.push(told.done);
      }
    };
    const id = newId();
    const kept = await answered(keepFile(client.files, file, id), id);
    expect(kept).toMatchObject({
      hash: createHash('sha256').update(content).digest('hex'),
      size: content.length,
      name: 'ban-ghi.zip',
    });
    // While the last piece was there, and all was hashed and written, it went on to answer.
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.filter((done) => done === 25).length).toBeGreaterThan(10);
    const taken = await answered(takeFile(client.files, kept), id);
    expect(Buffer.from(await taken.arrayBuffer()).equals(content)).toBe(true);
    expect(longest()).toBeLessThan(PIECE_LIMIT + 10_000);
    expect(staged(directory)).toEqual([]);
    service.close();
    expect(verifyFolder(directory, () => undefined)).toMatchObject({ faults: [] });
  });

  it('leaves nothing where its sending is ended, or the program', async () => {
    const { directory, service, client } = opened();
    const file = new File([new Uint8Array(5 * MB)], 'ban-ghi.zip');
    const id = newId();
    const send = (at: number) =>
      client.files.send({ workId: id, at, size: file.size, piece: new File([file.slice(0, MB)], file.name) });
    expect(await send(0)).toEqual({ there: MB });
    expect(staged(directory)).toHaveLength(1);
    await client.works.cancel({ id });
    expect(staged(directory)).toEqual([]);
    await expect(keepFile(client.files, file, id)).rejects.toMatchObject({
      data: { code: 'work-cancelled' },
    });
    const other = newId();
    await client.files.send({ workId: other, at: 0, size: file.size, piece: new File(['a'], 'a') });
    service.close();
    expect(staged(directory)).toEqual([]);
  });

  it('goes on from where the service stands, and is begun anew where that has nothing of it any more', async () => {
    const { service, client } = opened();
    const content = randomBytes(3 * MB + 1);
    const file = new File([new Uint8Array(content)], 'ban-ghi.zip');
    let lost = false;
    const losing = {
      keep: client.files.keep,
      send: async (piece: Parameters<typeof client.files.send>[0]) => {
        const told = await client.files.send(piece);
        if (piece.at !== MB) return told;
        // An answer is lost with its line: the piece comes again.
        if (lost) return client.files.send(piece);
        lost = true;
        service.state.staged.clear();
        return told;
      },
    };
    const kept = await keepFile(losing, file, newId());
    expect(kept.hash).toBe(createHash('sha256').update(content).digest('hex'));
  });
});
