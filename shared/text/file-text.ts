/**
 * The text of a small file of ours that a person or another program may have written anew: UTF-8, or UTF-16 by its mark. Its mark is
 * taken away, its line ends are `\n`; what is no letter of its encoding becomes U+FFFD.
 */
export function fileText(content: Uint8Array): string {
  return new TextDecoder(encodingOf(content)).decode(content).replaceAll('\r\n', '\n');
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
