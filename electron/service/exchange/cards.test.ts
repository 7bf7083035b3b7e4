import { describe, expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { CARD_LIMIT, type CardFields } from '../../../shared/exchange/card.ts';
import { cardBytes, readCard, shortCode, signedCard } from './cards.ts';
import { newSignSeed, signKeyOf } from './signing.ts';
import { newIdentity, sealKeyOf } from './x25519-keys.ts';

const seed = newSignSeed();
const fields: CardFields = {
  form: 1,
  deviceId: newId(),
  name: 'Máy trực ban',
  unit: 'Đồn Biên phòng Tân Thanh',
  prefix: 'TT',
  post: { code: 'tan-thanh', text: 'Đồn Biên phòng Tân Thanh' },
  signKey: signKeyOf(seed),
  sealKey: sealKeyOf(newIdentity()),
};
const card = signedCard(fields, seed);

function codeOf(bytes: Uint8Array): string {
  try {
    readCard(bytes);
  } catch (error) {
    if (error instanceof Refusal) return error.detail.code;
    throw error;
  }
  return 'read';
}

describe('a card', () => {
  it('is read as it was signed', () => {
    expect(readCard(cardBytes(card))).toEqual(card);
  });

  it('has the same short code wherever it is read, and another one where anything in it differs', () => {
    const code = shortCode(card);
    expect(code).toMatch(/^\d{4}( \d{4}){5}$/);
    expect(shortCode(readCard(cardBytes(card)))).toBe(code);
    for (const change of [{ name: 'Máy khác' }, { post: null }, { sealKey: sealKeyOf(newIdentity()) }])
      expect(shortCode(signedCard({ ...fields, ...change }, seed))).not.toBe(code);
  });

  it.each(Object.keys(fields).filter((name) => name !== 'form'))(
    'of which %s was altered is refused',
    (name) => {
      const other = signedCard(
        { ...fields, deviceId: newId(), name: 'x', unit: 'x', prefix: 'X', post: null },
        seed,
      );
      const value = name.endsWith('Key') ? otherKeys[name] : Reflect.get(other, name);
      expect(codeOf(Buffer.from(JSON.stringify({ ...card, [name]: value })))).toBe('card-unusable');
    },
  );

  it('that says more than a card says, is no JSON or far too long is refused', () => {
    expect(codeOf(Buffer.from(JSON.stringify({ ...card, more: 1 })))).toBe('card-unusable');
    expect(codeOf(Buffer.from('thẻ máy'))).toBe('card-unusable');
    expect(codeOf(Buffer.alloc(0))).toBe('card-unusable');
    expect(codeOf(Buffer.from(JSON.stringify(card) + ' '.repeat(CARD_LIMIT)))).toBe('card-unusable');
  });

  it('of a later form is refused by its number', () => {
    expect(codeOf(Buffer.from(JSON.stringify({ ...card, form: 2 })))).toBe('card-newer');
  });
});

const otherKeys: Readonly<Record<string, string>> = {
  signKey: signKeyOf(newSignSeed()),
  sealKey: sealKeyOf(newIdentity()),
};
