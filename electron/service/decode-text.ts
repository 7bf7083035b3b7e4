/**
 * The text of a file of UTF-8, UTF-16 with its mark, or else of `fallback`, a code page of one byte a letter; null for
 * what is not text.
 */
export function decodeText(content: Uint8Array, fallback: 'latin1' | 'windows-1258'): string | null {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (content[0] === 0xfe && content[1] === 0xff) return new TextDecoder('utf-16be').decode(content);
  if (content.subarray(0, 8_192).includes(0)) return null;
  const start = new TextDecoder('latin1').decode(content.subarray(0, 16));
  if (start.startsWith('%PDF') || start.startsWith(String.raw`{\rtf`)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content).replace(/^\uFEFF/, '');
  } catch {
    return new TextDecoder(fallback).decode(content);
  }
}
