import * as age from 'age-encryption';
import { describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { assertCryptography, exchangeAnswers } from './exchange-answers.ts';
import { testAlgorithms } from './known-answers.ts';
import { openSealed, sealTo } from './sealing.ts';
import { streamOf, wholeOf } from './streams.ts';
import { newIdentity, recipientOf, sealKeyOf } from './x25519-keys.ts';

describe('the algorithms of exchange', () => {
  it('give the answers that are known of them', async () => {
    await expect(assertCryptography()).resolves.toBeUndefined();
  });

  it.each(exchangeAnswers.map(({ algorithm }, at) => [algorithm, at] as const))(
    'are refused where %s (%i) gives another answer, or none',
    async (algorithm, at) => {
      for (const given of [
        () => 'another',
        () => {
          throw new Error('Invalid digest');
        },
      ]) {
        const answers = exchangeAnswers.map((answer, index) =>
          index === at ? { ...answer, given } : answer,
        );
        const refusal = await testAlgorithms(answers).catch((error: unknown) => error);
        expect(refusal).toBeInstanceOf(Refusal);
        expect(refusal).toMatchObject({ detail: { code: 'crypto-failing', params: { algorithm } } });
      }
    },
  );
});

describe('our X25519', () => {
  const plain = Buffer.from('Biên bản hội đàm');

  it('opens what age’s own seals, and age’s own opens what it seals', async () => {
    const identity = await age.generateX25519Identity();
    const recipient = await age.identityToRecipient(identity);
    expect(sealKeyOf(identity)).toBe(recipient);
    const encrypter = new age.Encrypter();
    encrypter.addRecipient(recipient);
    const theirs = await encrypter.encrypt(plain);
    expect((await wholeOf(await openSealed(identity, streamOf([theirs])))).equals(plain)).toBe(true);
    const ours = await wholeOf((await sealTo([recipient], streamOf([plain]), plain.byteLength)).stream);
    const decrypter = new age.Decrypter();
    decrypter.addIdentity(identity);
    expect(Buffer.from(await decrypter.decrypt(ours)).equals(plain)).toBe(true);
  });

  it('asks nothing of WebCrypto, which need not know it in Electron', async () => {
    const calls = (['importKey', 'deriveBits', 'generateKey'] as const).map((name) =>
      vi.spyOn(crypto.subtle, name).mockRejectedValue(new DOMException('Unrecognized', 'NotSupportedError')),
    );
    const identity = newIdentity();
    const sealed = await sealTo([sealKeyOf(identity)], streamOf([plain]), plain.byteLength);
    expect((await wholeOf(await openSealed(identity, sealed.stream))).equals(plain)).toBe(true);
    for (const call of calls) {
      expect(call).not.toHaveBeenCalled();
      call.mockRestore();
    }
  });

  it('says how long what it seals will be', async () => {
    for (const size of [0, 1, 65_535, 65_536, 65_537, 200_000]) {
      const sealed = await sealTo([sealKeyOf(newIdentity())], streamOf([Buffer.alloc(size)]), size);
      expect((await wholeOf(sealed.stream)).byteLength).toBe(sealed.size);
    }
  });

  it.each(['', 'age1', 'AGE-SECRET-KEY-1', 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwk'])(
    'takes no key out of “%s”',
    (text) => {
      expect(() => recipientOf(text)).toThrow(RangeError);
    },
  );
});
