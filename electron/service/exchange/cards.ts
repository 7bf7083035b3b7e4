import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../db/columns.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import {
  CARD_FORM,
  CARD_LIMIT,
  cardSchema,
  newerCardSchema,
  shortCodeOf,
  type Card,
  type CardFields,
} from '../../../shared/exchange/card.ts';
import { isSigned, signText } from './signing.ts';

/** What a card's signature and its short code are of. */
function cardText({ post, ...fields }: CardFields): string {
  return canonicalJson({ ...fields, post: post === null ? null : { ...post } });
}

/** A card, signed by the PC that it is of. */
export function signedCard(fields: CardFields, signSeed: Uint8Array): Card {
  return { ...fields, signature: signText(signSeed, cardText(fields)) };
}

/** The six groups of four digits that people read to each other. */
export function shortCode(card: Card): string {
  const { signature: _signature, ...fields } = card;
  return shortCodeOf(createHash('sha256').update(cardText(fields)).digest('hex'));
}

/** A card as it lies in a file. */
export function cardBytes(card: Card): Buffer {
  return Buffer.from(`${JSON.stringify(card, null, 2)}\n`);
}

/** Reads a card's file. @throws Refusal `card-unusable` for what is none or was altered, `card-newer`. */
export function readCard(bytes: Uint8Array): Card {
  if (bytes.byteLength > CARD_LIMIT) throw new Refusal('card-unusable');
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch (error) {
    throw new Refusal('card-unusable', {}, [], error);
  }
  const newer = newerCardSchema.safeParse(value);
  if (newer.success) throw new Refusal('card-newer', { form: newer.data.form, known: CARD_FORM });
  const card = cardSchema.safeParse(value);
  if (!card.success) throw new Refusal('card-unusable', {}, [], card.error);
  const { signature, ...fields } = card.data;
  if (!isSigned(fields.signKey, cardText(fields), signature)) throw new Refusal('card-unusable');
  return card.data;
}
