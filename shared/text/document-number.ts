/** A document number (số/ký hiệu) in its parts. */
export interface DocumentNumberParts {
  /** Digits as written, `07`; null where they are left blank. */
  readonly number: string | null;
  readonly year: number | null;
  /** `QĐ`, `TB`; null for an official letter. */
  readonly kind: string | null;
  /** Who issues it, as written: `UBND`, `TU`, `SNgV-LS`. */
  readonly agency: string;
}

/** Signs of kinds of documents (Nghị định 30/2020/NĐ-CP, Phụ lục III; Hướng dẫn 36-HD/VPTW for the Party). */
const KINDS = new Set(
  'NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB NĐ TT TTLT KL QyC L PL HP LCT TTg CV ĐC'
    .split(' ')
    .map((kind) => kind.toUpperCase()),
);

const STATE = /^(?<number>\d+)?(?:\/(?<year>\d{4}))?\/(?<sign>[\p{Lu}Đ][\p{L}\p{N}Đ.-]*)$/u;
const PARTY = /^(?<number>\d+)?-(?<kind>[\p{Lu}Đ][\p{L}Đ]*)\/(?<agency>[\p{Lu}Đ][\p{L}\p{N}Đ.-]*)$/u;

/**
 * The parts of a number of the State (`145/QĐ-UBND`, `50/2025/QĐ-UBND`, `135/SNgV-LS`, `/TB-UBND`) or of the Party
 * (`272-QĐ/TW`); null for what is written otherwise, which is kept as it is and never refused.
 */
export function parseDocumentNumber(text: string): DocumentNumberParts | null {
  const compact = text
    .normalize('NFC')
    .replaceAll(/\s+|[.…]{2,}/gu, '')
    .replaceAll(/[–—]/gu, '-')
    .replace(/^số:?/iu, '');
  const party = PARTY.exec(compact)?.groups;
  if (party !== undefined) {
    const { number, kind = '', agency = '' } = party;
    return { number: number ?? null, year: null, kind, agency };
  }
  const state = STATE.exec(compact)?.groups;
  if (state === undefined) return null;
  const { number, year, sign = '' } = state;
  const [first = '', ...rest] = sign.split('-');
  const hasKind = rest.length > 0 && KINDS.has(first.toUpperCase());
  return {
    number: number ?? null,
    year: year === undefined ? null : Number(year),
    kind: hasKind ? first : null,
    agency: hasKind ? rest.join('-') : sign,
  };
}
