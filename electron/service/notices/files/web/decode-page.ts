/** The text of a web page by its mark, by what says its set of letters, or else as UTF-8 or Western letters. */
export function decodePage(content: Uint8Array, said?: string): string {
  const start = new TextDecoder('latin1').decode(content.subarray(0, 4_096));
  const named = said ?? /<meta[^>]+charset\s*=\s*["']?([\w-]+)/iu.exec(start)?.[1];
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (content[0] === 0xfe && content[1] === 0xff) return new TextDecoder('utf-16be').decode(content);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return decoderOf(named).decode(content);
  }
}

function decoderOf(name = 'windows-1252'): TextDecoder {
  try {
    return new TextDecoder(name);
  } catch {
    return new TextDecoder('windows-1252');
  }
}
