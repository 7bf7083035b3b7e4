/** Bytes of a list of sums at most. */
export const SUMS_LIMIT = 64 * 1024;

/**
 * Holds a file against a list of sums (SHA256SUMS, as `sha256sum` writes it): a line of it has the file's sum, its name another one, or
 * neither of them.
 */
export function judgedBySums(list: string, name: string, sum: string): 'matches' | 'differs' | 'lacking' {
  const lines = list.split('\n').flatMap((line) => {
    const text = line.trim();
    const known = text.slice(0, 64).toLowerCase();
    if (!/^[0-9a-f]{64}$/.test(known) || !/^[ \t]/.test(text.slice(64))) return [];
    const path = text.slice(64).trimStart().replace(/^\*/, '').replaceAll('\\', '/');
    return [
      {
        known,
        name: path
          .slice(path.lastIndexOf('/') + 1)
          .normalize('NFC')
          .toLowerCase(),
      },
    ];
  });
  const own = lines.filter((line) => line.name === name.normalize('NFC').toLowerCase());
  if (own.length > 0) return own.every(({ known }) => known === sum) ? 'matches' : 'differs';
  // Under another name, such as that of a second download, it is the same file all the same.
  return lines.some(({ known }) => known === sum) ? 'matches' : 'lacking';
}
