import { randomBytes } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';

// Ed25519 (RFC 8032). Keys and signatures are told in hexadecimal digits.

/** A new seed (32 bytes), from which the key pair follows. */
export function newSignSeed(): Buffer {
  return randomBytes(32);
}

/** The public key of a seed. */
export function signKeyOf(seed: Uint8Array): string {
  return Buffer.from(ed25519.getPublicKey(seed)).toString('hex');
}

/** The signature of a text under a seed. */
export function signText(seed: Uint8Array, text: string): string {
  return Buffer.from(ed25519.sign(Buffer.from(text), seed)).toString('hex');
}

/** Whether a text was signed under the seed of a public key; false too for what is no key or no signature. */
export function isSigned(signKey: string, text: string, signature: string): boolean {
  try {
    return ed25519.verify(Buffer.from(signature, 'hex'), Buffer.from(text), Buffer.from(signKey, 'hex'), {
      zip215: false,
    });
  } catch {
    return false;
  }
}
