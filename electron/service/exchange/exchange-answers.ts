import { testAlgorithms, systemAnswers, type KnownAnswer } from './known-answers.ts';
import { openSealed, sealTo } from './sealing.ts';
import { isSigned, signKeyOf, signText } from './signing.ts';
import { streamOf, wholeOf } from './streams.ts';
import { sealKeyOf } from './x25519-keys.ts';

// RFC 8032, 7.1, test 2: of a message of one byte.
const SEED = Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex');
const SIGN_KEY = '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c';
const SIGNATURE =
  '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
  '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';

// Written by age-encryption 0.3.1 over WebCrypto, for a key of 32 bytes of 0x42.
const IDENTITY = 'AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX';
const SEAL_KEY = 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj';
const SEALED =
  'YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBqWEYyMkxvMmg5ZzFYSGNITFF6OGVzeWo4Umk4UCtHb1FmR1R0dDIwSVRjCmhj' +
  'YXhHdzNqMHZvb0g4d0dON1Rzc3cyZTMvSGEwOW4wdXRYdEdVSnMrVGMKLS0tIEpNNXNuaWE2aG5TMllOYml1cldjVG5rK1FlZm5KTUhD' +
  'TjdzdXZ3SElWSkUKzPxb11U7Hns0ErzsBRk66LvAjNUugDb7Qaq3RqkrV/zzQ+w5ebztfDfr+6l8IYREeg==';
const PLAIN = 'Sổ Ngoại vụ';

/** All that exchange asks of cryptography. */
export const exchangeAnswers: readonly KnownAnswer[] = [
  ...systemAnswers,
  {
    algorithm: 'Ed25519',
    given: () => `${signKeyOf(SEED)} ${signText(SEED, 'r')}`,
    known: `${SIGN_KEY} ${SIGNATURE}`,
  },
  {
    algorithm: 'Ed25519',
    given: () => `${isSigned(SIGN_KEY, 'r', SIGNATURE)} ${isSigned(SIGN_KEY, 's', SIGNATURE)}`,
    known: 'true false',
  },
  { algorithm: 'X25519', given: () => sealKeyOf(IDENTITY), known: SEAL_KEY },
  {
    algorithm: 'age',
    given: async () => opened(streamOf([Buffer.from(SEALED, 'base64')])),
    known: PLAIN,
  },
  {
    algorithm: 'age',
    given: async () => {
      const plain = Buffer.from(PLAIN);
      return opened((await sealTo([SEAL_KEY], streamOf([plain]), plain.byteLength)).stream);
    },
    known: PLAIN,
  },
];

async function opened(sealed: ReadableStream<Uint8Array>): Promise<string> {
  return (await wholeOf(await openSealed(IDENTITY, sealed))).toString('utf8');
}

let tested: Promise<void> | null = null;

/** Tests once in a run all that exchange asks of cryptography. @throws Refusal `crypto-failing`. */
export function assertCryptography(): Promise<void> {
  tested ??= testAlgorithms(exchangeAnswers);
  return tested;
}
