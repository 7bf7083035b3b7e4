const utf16 = (text: string): Uint8Array => {
  const units = Uint16Array.from(text, (letter) => letter.charCodeAt(0));
  return new Uint8Array(units.buffer);
};
const swapped = (bytes: Uint8Array): Uint8Array => bytes.map((_, at) => bytes[at ^ 1] ?? 0);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const lines = (text: string): string => text.replaceAll('\n', '\r\n');

/** What the same text is as a file that Notepad, PowerShell or another program wrote. */
export const writtenAs: readonly (readonly [what: string, write: (text: string) => Uint8Array])[] = [
  ['UTF-8', utf8],
  ['UTF-8 with its mark', (text) => utf8(`\uFEFF${text}`)],
  ['UTF-8 with lines as on Windows', (text) => utf8(lines(text))],
  ['UTF-8 with its mark and lines as on Windows', (text) => utf8(`\uFEFF${lines(text)}`)],
  ['UTF-8 without its last line end', (text) => utf8(text.trimEnd())],
  ['UTF-8 with an empty line behind', (text) => utf8(`${text}\n\n`)],
  ['UTF-16 with lines as on Windows', (text) => utf16(`\uFEFF${lines(text)}`)],
  ['UTF-16 the other way round', (text) => swapped(utf16(`\uFEFF${text}`))],
];

/** Contents that are JSON or none, and never what a file of ours holds. */
export const otherContents: readonly (readonly [what: string, content: Uint8Array])[] = [
  ...[
    '',
    ' ',
    'null',
    'true',
    '0',
    '"x"',
    '[]',
    '[null]',
    '{',
    '{}',
    '{"folder":',
    '\uFEFF',
    '\uFEFFnull',
  ].map((text) => [JSON.stringify(text), utf8(text)] as const),
  ['zeros', new Uint8Array(512)],
  ['null in UTF-16', utf16('\uFEFFnull')],
  ['half a letter of UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b)],
  ['bytes of no text', Uint8Array.from({ length: 64 }, (_, at) => 255 - at)],
];
