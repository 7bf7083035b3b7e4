import { createCipheriv, createHash, createHmac, hkdfSync, randomBytes, scryptSync } from 'node:crypto';
import { Refusal } from '../../../shared/contract/refusal.ts';

/** An algorithm with an answer that is known of it. */
export interface KnownAnswer {
  readonly algorithm: string;
  readonly given: () => string | Promise<string>;
  readonly known: string;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** What the program asks of `node:crypto`, with answers of the standards that describe it. */
export const systemAnswers: readonly KnownAnswer[] = [
  {
    algorithm: 'SHA-256',
    given: () => createHash('sha256').update('abc').digest('hex'),
    known: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  },
  {
    algorithm: 'SHA-512',
    given: () => createHash('sha512').update('abc').digest('hex'),
    known:
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a' +
      '2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
  },
  {
    // RFC 4231, test case 2.
    algorithm: 'HMAC',
    given: () => createHmac('sha256', 'Jefe').update('what do ya want for nothing?').digest('hex'),
    known: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  },
  {
    // RFC 5869, test case 1.
    algorithm: 'HKDF',
    given: () =>
      hex(
        new Uint8Array(
          hkdfSync(
            'sha256',
            Buffer.alloc(22, 0x0b),
            Buffer.from('000102030405060708090a0b0c', 'hex'),
            Buffer.from('f0f1f2f3f4f5f6f7f8f9', 'hex'),
            42,
          ),
        ),
      ),
    known: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  },
  {
    // RFC 7914, chapter 12.
    algorithm: 'scrypt',
    given: () => hex(scryptSync('', '', 64, { N: 16, r: 1, p: 1 })),
    known:
      '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442' +
      'fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906',
  },
  {
    // The GCM specification of McGrew and Viega, test case 14.
    algorithm: 'AES-256-GCM',
    given: () => {
      const cipher = createCipheriv('aes-256-gcm', Buffer.alloc(32), Buffer.alloc(12));
      const sealed = Buffer.concat([cipher.update(Buffer.alloc(16)), cipher.final()]);
      return hex(sealed) + hex(cipher.getAuthTag());
    },
    known: 'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919',
  },
  {
    algorithm: 'random',
    given: () => (randomBytes(32).equals(randomBytes(32)) ? 'same' : 'different'),
    known: 'different',
  },
];

/** Asks each algorithm for its known answer. @throws Refusal `crypto-failing` with the first that gives another, or none. */
export async function testAlgorithms(answers: readonly KnownAnswer[]): Promise<void> {
  for (const { algorithm, given, known } of answers) {
    let answer: string | null = null;
    let cause: unknown;
    try {
      answer = await given();
    } catch (error) {
      cause = error;
    }
    if (answer !== known) throw new Refusal('crypto-failing', { algorithm }, [], cause);
  }
}
