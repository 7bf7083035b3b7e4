import * as XLSX from '@e965/xlsx';

/** Text of a part of a packed document. */
export function partOf(content: Uint8Array, name: string): string {
  const found = XLSX.CFB.find(XLSX.CFB.read(content, { type: 'array' }), name);
  return found === null ? '' : Buffer.from(found.content).toString('utf8');
}

/** What a reader of a Word document sees, a paragraph a line. */
export function wordText(content: Uint8Array): string {
  return partOf(content, '/word/document.xml')
    .replaceAll(/<\/w:p>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&');
}

/** What is read of a Word document, each paragraph that has words, in the order of the paper; cells of a row one after the other. */
export function paragraphsOf(content: Uint8Array): readonly string[] {
  return partOf(content, '/word/document.xml')
    .split('</w:p>')
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)]
        .map(([, text = '']) => text)
        .join('')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&apos;', "'")
        .replaceAll('&amp;', '&')
        .replace(/ $/, ''),
    )
    .filter((text) => text !== '');
}
