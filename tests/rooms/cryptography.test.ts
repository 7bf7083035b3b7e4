import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Calls of `node:crypto` with what they are asked for: Electron's is BoringSSL, which lacks much that Node's has. Lint holds to the names. */
const call = /\b(createHash|createHmac|createCipheriv|createDecipheriv|hkdfSync)\(\s*([^,)]*)/g;
const allowed: Readonly<Record<string, readonly string[]>> = {
  createHash: ["'sha256'", "'sha512'"],
  createHmac: ["'sha256'", "'sha512'"],
  createCipheriv: ["'aes-256-gcm'"],
  createDecipheriv: ["'aes-256-gcm'"],
  hkdfSync: ["'sha256'", "'sha512'"],
};
const webCrypto = /\b(?:crypto\.subtle|webcrypto)\b/g;

/** What a source asks of cryptography that Electron need not have. */
function foreign(text: string): readonly string[] {
  const calls = [...text.matchAll(call)].filter(
    ([, name = '', asked = '']) => !(allowed[name] ?? []).includes(asked.trim()),
  );
  return [...calls, ...text.matchAll(webCrypto)].map(([found]) => found);
}

describe('the cryptography of the program', () => {
  it('asks for algorithms only that Electron has', () => {
    const files = ['shared', 'db', 'electron', 'renderer']
      .flatMap((room) => globSync(`${room}/**/*.{ts,tsx,mjs}`))
      // A setup's own signature names its sum.
      .filter((file) => !file.includes('.test.') && !file.endsWith('update/read-setup.ts'));
    expect(files.length).toBeGreaterThan(300);
    const found = files.flatMap((file) =>
      foreign(readFileSync(file, 'utf8')).map((what) => `${file}: ${what}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ["createHash('sha3-256')", 1],
    ["createHash('sha256')", 0],
    ["createCipheriv(\n  'chacha20-poly1305', key, nonce)", 1],
    ['createHash(algorithm)', 1],
    ['await crypto.subtle.digest()', 1],
  ])('is read in %j', (text, count) => {
    expect(foreign(text)).toHaveLength(count);
  });
});
