import { Decrypter, Encrypter } from 'age-encryption';
import { openerOf, recipientOf } from './x25519-keys.ts';

/** Bytes as they come. */
export type Bytes = ReadableStream<Uint8Array>;

export interface Sealed {
  readonly stream: Bytes;
  /** Bytes that it will have. */
  readonly size: number;
}

/**
 * Seals bytes to public keys: whoever holds the secret key of one can open them. It says nothing of who sealed them.
 * @param size bytes that `plain` will have.
 */
export async function sealTo(sealKeys: readonly string[], plain: Bytes, size: number): Promise<Sealed> {
  const encrypter = new Encrypter();
  for (const key of sealKeys) encrypter.addRecipient(recipientOf(key));
  const stream = await encrypter.encrypt(plain);
  return { stream, size: stream.size(size) };
}

/**
 * Opens what was sealed. What comes out of the stream is whole up to there; a byte that was altered further on is an error of
 * the stream when it gets there.
 * @throws as age where it was not sealed to this key, or is no sealed file.
 */
export async function openSealed(identity: string, sealed: Bytes): Promise<Bytes> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(openerOf(identity));
  return decrypter.decrypt(sealed);
}
