import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, dataFolder } from './program.ts';

/** Runs a command that must be done, and answers what it prints. */
async function done(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await cli(...args);
  expect([args[0], code, code === 0 ? '' : err]).toEqual([args[0], 0, '']);
  return out;
}

const codeIn = (text: string): string => /\d{4}(?: \d{4}){5}/.exec(text)?.[0] ?? '';

describe('PCs that exchange data by file', () => {
  const folder = dataFolder();
  const at = (name: string): string => join(folder.path, name);
  const data = (pc: string): readonly string[] => ['--data', at(pc)];

  beforeAll(async () => {
    await done('sample', ...data('office'));
    for (const [pc, name, prefix] of [
      ['office', 'Máy văn phòng', 'VP'],
      ['second', 'Máy phòng lãnh sự', 'LS'],
      ['post', 'Máy Đồn Tân Thanh', 'TT'],
    ] as const)
      await done('device', ...data(pc), '--name', name, '--prefix', prefix, '--card', at(`${pc}.json`));
  });
  afterAll(() => folder.remove());

  it('tell the same short code of a card on both sides, and are trusted by it', async () => {
    const own = await done('device', ...data('office'));
    for (const pc of ['second', 'post'])
      expect(codeIn(await done('trust', ...data(pc), at('office.json')))).toBe(codeIn(own));
    expect(codeIn(own)).not.toBe('');
    await done('trust', ...data('office'), at('second.json'));
    await done('trust', ...data('office'), at('post.json'), '--role', 'post');
  });

  it('hold the same after a bundle was read, which may be read again', async () => {
    const bundle = at('first.snv');
    const written = await done(
      'bundle',
      'create',
      ...data('office'),
      '--to',
      'Máy phòng lãnh sự',
      '--out',
      bundle,
    );
    expect(written).toContain('Có thể rút USB');
    const before = await done('state-hash', ...data('second'));
    const shown = await done('bundle', 'inspect', bundle, ...data('second'));
    expect(shown).toMatch(/Máy gửi: Máy văn phòng\.\n[^]*Đoàn ra: \d+ hồ sơ/);
    expect(await done('state-hash', ...data('second'))).toBe(before);
    await done('bundle', 'read', bundle, ...data('second'));
    // The second PC has a person of its own, who works on it.
    await done('bundle', 'create', ...data('second'), '--to', 'all', '--out', at('back.snv'));
    await done('bundle', 'read', at('back.snv'), ...data('office'));
    expect(await done('state-hash', ...data('second'))).toBe(await done('state-hash', ...data('office')));
    expect(await done('bundle', 'read', bundle, ...data('second'))).toContain('Không có gì mới');
    expect(readdirSync(join(at('second'), 'backups')).length).toBeGreaterThan(0);
    await done('verify', ...data('second'));
    const { length } = JSON.parse(
      await done('list', 'outgoing-delegation', ...data('second'), '--json'),
    ) as unknown[];
    expect(length).toBeGreaterThan(8);
  });

  it('send a post no more than its registers, and what it confirmed is not sent again', async () => {
    const bundle = at('to-post.snv');
    await done('bundle', 'create', ...data('office'), '--to', 'Máy Đồn Tân Thanh', '--out', bundle);
    await done('bundle', 'read', bundle, ...data('post'));
    const count = async (register: string): Promise<number> =>
      (JSON.parse(await done('list', register, ...data('post'), '--json')) as unknown[]).length;
    expect(await count('outgoing-delegation')).toBe(0);
    expect(await count('border-incident')).toBeGreaterThan(8);
    const back = at('from-post.snv');
    await done('bundle', 'create', ...data('post'), '--to', 'all', '--out', back);
    await done('bundle', 'read', back, ...data('office'));
    const again = await done(
      'bundle',
      'create',
      ...data('office'),
      '--to',
      'Máy Đồn Tân Thanh',
      '--out',
      at('again.snv'),
    );
    expect(Number(/gồm (\d+) dòng/.exec(again)?.[1])).toBeLessThan(20);
  });

  it('show no conflict where there is none', async () => {
    expect(JSON.parse(await done('conflicts', ...data('office'), '--json'))).toEqual([]);
    expect(await done('conflicts', ...data('office'))).toContain('0 chỗ');
  });

  it('refuse what is no bundle for them with a sentence, and take nothing in', async () => {
    const before = await done('state-hash', ...data('post'));
    const whole = readFileSync(at('to-post.snv'));
    const altered = Buffer.from(whole);
    altered[whole.length >> 1] = (altered[whole.length >> 1] ?? 0) ^ 1;
    writeFileSync(at('altered.snv'), altered);
    writeFileSync(at('cut.snv'), whole.subarray(0, -100));
    writeFileSync(at('empty.snv'), '');
    writeFileSync(at('zeros.snv'), '');
    truncateSync(at('zeros.snv'), 2 * 1024 ** 3);
    for (const [file, sentence] of [
      ['altered', 'bị hỏng hoặc đã bị sửa'],
      ['cut', 'bị thiếu phần cuối'],
      ['empty', 'Tệp này trống'],
      ['zeros', 'không phải gói dữ liệu'],
      ['first', 'gửi cho máy khác'],
      ['gone', 'Không còn thấy'],
    ] as const) {
      const { code, err } = await cli('bundle', 'read', at(`${file}.snv`), ...data('post'));
      expect([file, code]).toEqual([file, 1]);
      expect(err).toContain(sentence);
    }
    expect(await done('state-hash', ...data('post'))).toBe(before);
  });

  it('refuse a sender whom they do not trust by its id', async () => {
    await done(
      'device',
      ...data('stranger'),
      '--name',
      'Máy lạ',
      '--prefix',
      'ML',
      '--card',
      at('stranger.json'),
    );
    await done('trust', ...data('stranger'), at('post.json'));
    await done('bundle', 'create', ...data('stranger'), '--to', 'all', '--out', at('strange.snv'));
    const { code, err } = await cli('bundle', 'read', at('strange.snv'), ...data('post'));
    expect(code).toBe(1);
    expect(err).toContain('chưa được tin cậy');
    const { deviceId } = JSON.parse(readFileSync(at('stranger.json'), 'utf8')) as { deviceId: string };
    expect(err).toContain(deviceId);
  });

  it('write over no bundle and no card, and nothing where a stick is not there', async () => {
    const again = await cli('bundle', 'create', ...data('office'), '--to', 'all', '--out', at('first.snv'));
    expect(again.code).toBe(1);
    const card = await cli('device', ...data('office'), '--card', at('office.json'));
    expect(card.code).toBe(1);
    const lost = await cli('bundle', 'create', ...data('office'), '--to', 'all', '--out', at('usb/a.snv'));
    expect([lost.code, existsSync(at('usb'))]).toEqual([1, false]);
    mkdirSync(at('usb'));
    await done('bundle', 'create', ...data('office'), '--to', 'all', '--out', at('usb/a.snv'));
    expect(readdirSync(at('usb'))).toEqual(['a.snv']);
  });

  it.each([
    [['bundle']],
    [['bundle', 'create', '--to', 'all']],
    [['bundle', 'read']],
    [['bundle', 'send', 'x']],
    [['trust']],
    [['trust', 'card', '--role', 'king']],
    [['device', 'more']],
    [['state-hash', 'more']],
    [['conflicts', 'more']],
  ])('are used in no other way than %j', async (args) => {
    const { code } = await cli(...args, '--data', at('nowhere'));
    expect(code).toBe(2);
    expect(existsSync(at('nowhere'))).toBe(false);
  });
});
