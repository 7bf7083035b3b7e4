/** UTF-16 units of a name without its ending: with a folder before it, it stays far below what Windows allows. */
const LONGEST = 90;

/** Names of devices, which Windows gives to no file whatever its ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * The name of a saved file, in Vietnamese without marks: `doan-ra-quy-1-2026.xlsx`, `su-vu-bien-gioi-SV-TT-2026-0003.pdf`.
 * A part without a small letter is a code and keeps its capitals; empty parts are passed over.
 */
export function fileName(parts: readonly string[], ending: string): string {
  const words = parts.map(plain).filter((part) => part !== '');
  const stem = words
    .join('-')
    .slice(0, LONGEST)
    .replace(/(?<!-)-+$/, '');
  return `${stem === '' || DEVICE.test(stem) ? `so-ngoai-vu-${stem}`.replace(/(?<!-)-+$/, '') : stem}.${ending}`;
}

function plain(part: string): string {
  const bare = part
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|(?<!-)-+$/g, '');
  return /[a-z]/.test(bare) ? bare.toLowerCase() : bare;
}
