import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const FORM = 's1';
/** As `sealedUnder` writes it: a nonce of 12 bytes, a tag of 16, the ciphertext. */
const SEALED = /^s1\.[\w+/]{16}\.[\w+/]{22}==\.[\w+/]*={0,2}$/;

/** Ciphertext (AES-256-GCM) of a text under a key of 32 bytes. */
export function sealedUnder(key: Uint8Array, plain: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return [
    FORM,
    nonce.toString('base64'),
    cipher.getAuthTag().toString('base64'),
    sealed.toString('base64'),
  ].join('.');
}

/** The text of what `sealedUnder` made; null under another key, or where a byte of it changed. */
export function openedUnder(key: Uint8Array, sealed: string): string | null {
  const [form, nonce, tag, content] = sealed.split('.');
  if (form !== FORM || nonce === undefined || tag === undefined || content === undefined) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'));
    decipher.setAuthTag(Buffer.from(tag, 'base64'));
    const parts = [decipher.update(Buffer.from(content, 'base64')), decipher.final()];
    return Buffer.concat(parts).toString('utf8');
  } catch {
    return null;
  }
}

/** Whether a text looks as `sealedUnder` writes. */
export function isSealed(text: string): boolean {
  return SEALED.test(text);
}
