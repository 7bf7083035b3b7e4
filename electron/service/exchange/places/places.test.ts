import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testFolder } from '../../../../db/test-store.ts';
import { Refusal } from '../../../../shared/contract/refusal.ts';
import { folderPlace } from './folder-place.ts';
import { registerStick, stickRoots, sticksAmong } from './sticks.ts';

async function* bytes(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return error.detail.code;
    throw error;
  }
  return 'done';
};

describe('a folder that all can see', () => {
  it('shows whole bundles only, the earliest first', async () => {
    const path = testFolder();
    const place = folderPlace(path);
    await place.lay('b.snv', bytes('first'));
    await place.lay('a.snv', bytes('second one'));
    for (const other of ['c.snv.partial', '._b.snv', 'Báo cáo.docx']) writeFileSync(join(path, other), 'x');
    mkdirSync(join(path, 'folder.snv'));
    const found = await place.bundles();
    expect(new Map(found.map(({ name, bytes: size }) => [name, size]))).toEqual(
      new Map([
        ['a.snv', 10],
        ['b.snv', 5],
      ]),
    );
    expect(found.map(({ laidAt }) => laidAt)).toEqual(
      found.map(({ laidAt }) => laidAt).toSorted((a, b) => a - b),
    );
    expect(readFileSync(join(path, 'b.snv'), 'utf8')).toBe('first');
  });

  it('never has a bundle written over', async () => {
    const path = testFolder();
    const place = folderPlace(path);
    await place.lay('b.snv', bytes('first'));
    expect(await codeOf(place.lay('b.snv', bytes('second')))).toBe('target-exists');
    expect(readFileSync(join(path, 'b.snv'), 'utf8')).toBe('first');
    expect(readdirSync(path)).toEqual(['b.snv']);
  });

  it('that vanishes is told, at listing, laying and reading, and nothing stands in its place', async () => {
    const path = join(testFolder(), 'share');
    mkdirSync(path);
    const place = folderPlace(path);
    await place.lay('b.snv', bytes('first'));
    rmSync(path, { recursive: true });
    expect(await codeOf(place.bundles())).toBe('place-lost');
    expect(await codeOf(place.lay('c.snv', bytes('second')))).toBe('place-lost');
    expect(await codeOf(place.source('b.snv').size())).toBe('place-lost');
    expect(existsSync(path)).toBe(false);
  });

  it('that vanishes while a bundle is laid is told', async () => {
    const path = join(testFolder(), 'share');
    mkdirSync(path);
    const vanishing = async function* () {
      yield* bytes('first');
      rmSync(path, { recursive: true });
    };
    expect(await codeOf(folderPlace(path).lay('c.snv', vanishing()))).toBe('place-lost');
    expect(existsSync(path)).toBe(false);
  });

  it.each(['../a.snv', 'a/b.snv', '.snv', 'a.docx', ''])('has no bundle called “%s”', async (name) => {
    const place = folderPlace(testFolder());
    expect(() => place.source(name)).toThrow(Refusal);
    expect(await codeOf(place.lay(name, bytes('x')))).toBe('message-invalid');
  });
});

describe('a stick', () => {
  it('keeps its mark once it is registered, and is known by it wherever it appears', async () => {
    const path = testFolder();
    expect(await sticksAmong([path])).toEqual([]);
    const { id } = await registerStick(path);
    expect((await registerStick(path)).id).toBe(id);
    const found = await sticksAmong([join(path, 'gone'), path]);
    expect(found.map((stick) => [stick.id, stick.place.path])).toEqual([[id, path]]);
  });

  it('with a mark that is none of ours is not offered', async () => {
    const path = testFolder();
    writeFileSync(join(path, 'so-ngoai-vu-usb.json'), '{"form":1,"stick":"x"}');
    expect(await sticksAmong([path])).toEqual([]);
  });

  it('is looked for under drive letters on Windows', () => {
    const there = new Set(['C:\\', 'E:\\', 'F:\\']);
    const roots = stickRoots({ platform: 'win32', mounts: '', exists: (path) => there.has(path) });
    expect(roots).toEqual(['E:\\', 'F:\\']);
  });

  it('is looked for among the mounts of people on Linux', () => {
    const mounts = [
      'sysfs /sys sysfs rw 0 0',
      '/dev/sda1 / ext4 rw 0 0',
      String.raw`/dev/sdb1 /media/can-bo/USB\040TRAO\040DOI vfat rw 0 0`,
      '/dev/sdc1 /run/media/can-bo/KINGSTON exfat rw 0 0',
      '',
    ].join('\n');
    expect(stickRoots({ platform: 'linux', mounts, exists: () => true })).toEqual([
      '/media/can-bo/USB TRAO DOI',
      '/run/media/can-bo/KINGSTON',
    ]);
  });
});
