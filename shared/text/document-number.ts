import { foldText, normalise } from './fold.ts';

/** What a document number says; every part may be absent, nothing is refused. */
export interface DocumentNumber {
  readonly raw: string;
  /** Digits before the sign; absent where the number was left blank. */
  readonly number?: string;
  readonly year?: number;
  /** Abbreviation of the kind of paper, such as `QĐ`, `BC`, `TTr`. */
  readonly kind?: string;
  /** Symbol of the issuer, such as `UBND`, `SNgV`, `TW`. */
  readonly issuer?: string;
}

/** Reads `145/QĐ-UBND`, `50/2025/QĐ-UBND`, `13/TTr-SNgV`, `272-QĐ/TW`, `/TB-UBND`. */
export function parseDocumentNumber(text: string): DocumentNumber {
  const raw = normalise(text);
  const state = /^(\d*)\s*\/\s*(?:(\d{4})\s*\/\s*)?([^\d/-][^/-]*)-\s*(.+)$/u.exec(raw);
  if (state !== null) return parts(raw, state[1], state[2], state[3], state[4]);
  const party = /^(\d*)\s*-\s*([^\d/-][^/-]*)\/\s*(.+)$/u.exec(raw);
  if (party !== null) return parts(raw, party[1], undefined, party[2], party[3]);
  const plain = /^(\d+)\b/.exec(raw);
  return parts(raw, plain?.[1], undefined, undefined, undefined);
}

function parts(
  raw: string,
  number: string | undefined,
  year: string | undefined,
  kind: string | undefined,
  issuer: string | undefined,
): DocumentNumber {
  return {
    raw,
    ...(number === undefined || number === '' ? {} : { number }),
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(kind === undefined ? {} : { kind: kind.trim() }),
    ...(issuer === undefined ? {} : { issuer: issuer.trim() }),
  };
}

/** Whether two numbers are written for the same paper, whatever their spaces, case and marks. */
export function sameDocumentNumber(a: string, b: string): boolean {
  return foldText(a).replaceAll(' ', '') === foldText(b).replaceAll(' ', '');
}
