import * as z from 'zod';

/** The form of a card that this program writes. */
export const CARD_FORM = 1;

/** Bytes of a card's file at most. */
export const CARD_LIMIT = 64 * 1024;

/** Ed25519 public key, 64 hexadecimal digits. */
export const signKeySchema = z.string().regex(/^[0-9a-f]{64}$/);
/** Recipient of age (X25519), as in `age1…`. */
export const sealKeySchema = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/);
/** Ed25519 signature, 128 hexadecimal digits. */
export const signatureSchema = z.string().regex(/^[0-9a-f]{128}$/);

const post = z.strictObject({ code: z.string().max(60).nullable(), text: z.string().max(300) }).readonly();

const cardFields = {
  form: z.literal(CARD_FORM),
  deviceId: z.uuid(),
  /** What people call the PC. */
  name: z.string().min(1).max(200),
  /** The office or post that it belongs to. */
  unit: z.string().max(300),
  /** What the codes that it gives begin with. */
  prefix: z.string().max(6),
  /** The border post where it stands; null in the office. */
  post: post.nullable(),
  signKey: signKeySchema,
  sealKey: sealKeySchema,
};

/** What a PC says of itself to another that is to know it. It holds no secret. */
export const cardSchema = z.strictObject({ ...cardFields, signature: signatureSchema }).readonly();
export type Card = z.infer<typeof cardSchema>;
export type CardFields = Omit<Card, 'signature'>;

/** A card of any later form, of which no more can be read than its number. */
export const newerCardSchema = z.looseObject({ form: z.number().int().gt(CARD_FORM) });

/**
 * The short code that two people read to each other: six groups of four digits. A card that differs in anything has
 * another code, so far as chance goes (10²⁴ codes).
 * @param hash SHA-256 (64 hexadecimal digits) of the card's canonical text without its signature.
 */
export function shortCodeOf(hash: string): string {
  const digits = (BigInt(`0x${hash}`) % 10n ** 24n).toString().padStart(24, '0');
  return Array.from({ length: 6 }, (_, group) => digits.slice(group * 4, group * 4 + 4)).join(' ');
}
