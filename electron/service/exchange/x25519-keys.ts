import { hkdfSync, randomBytes } from 'node:crypto';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { base64nopad, bech32 } from '@scure/base';
import { Stanza, type Identity, type Recipient } from 'age-encryption';

// Keys of age's X25519 recipients (age-encryption.org/v1). The package's own ask WebCrypto, of which it is not certain that it
// knows X25519 in Electron; these ask @noble/curves alone, and make and open the same files.

const SECRET = 'age-secret-key-';
const PUBLIC = 'age';
const KIND = 'X25519';
const LABEL = 'age-encryption.org/v1/X25519';
/** Each file key is wrapped under a key of its own, so the nonce need not differ. */
const NONCE = new Uint8Array(12);
/** A file key of 16 bytes with its tag. */
const WRAPPED = 32;

/** A new secret key, as `AGE-SECRET-KEY-1…`. */
export function newIdentity(): string {
  return bech32.encodeFromBytes(SECRET, randomBytes(32)).toUpperCase();
}

/** The public key (`age1…`) of a secret one. @throws RangeError for what is none. */
export function sealKeyOf(identity: string): string {
  return bech32.encodeFromBytes(PUBLIC, x25519.getPublicKey(keyBytes(identity, SECRET)));
}

/** What seals to a public key. @throws RangeError for what is none. */
export function recipientOf(sealKey: string): Recipient {
  const theirs = keyBytes(sealKey, PUBLIC);
  return {
    wrapFileKey(fileKey) {
      const ephemeral = randomBytes(32);
      const share = x25519.getPublicKey(ephemeral);
      const key = wrappingKey(x25519.getSharedSecret(ephemeral, theirs), share, theirs);
      return [new Stanza([KIND, base64nopad.encode(share)], chacha20poly1305(key, NONCE).encrypt(fileKey))];
    },
  };
}

/** What opens what was sealed to a secret key's public one. @throws RangeError for what is none. */
export function openerOf(identity: string): Identity {
  const secret = keyBytes(identity, SECRET);
  const ours = x25519.getPublicKey(secret);
  return {
    unwrapFileKey(stanzas) {
      for (const { args, body } of stanzas) {
        const [kind, told, ...rest] = args;
        if (kind !== KIND) continue;
        if (told === undefined || rest.length > 0 || body.length !== WRAPPED)
          throw new RangeError('A stanza that age does not write');
        const share = base64nopad.decode(told);
        const key = wrappingKey(x25519.getSharedSecret(secret, share), share, ours);
        try {
          return chacha20poly1305(key, NONCE).decrypt(body);
        } catch {
          // It was sealed to another.
        }
      }
      return null;
    },
  };
}

function wrappingKey(secret: Uint8Array, share: Uint8Array, recipient: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, Buffer.concat([share, recipient]), LABEL, 32));
}

function keyBytes(text: string, kind: string): Uint8Array {
  try {
    const { prefix, bytes } = bech32.decodeToBytes(text);
    if (prefix.toLowerCase() === kind && bytes.length === 32) return bytes;
  } catch {
    // Told below, and without the key.
  }
  throw new RangeError('No key of age');
}
