/** Signs that open brackets, and those that close them; any that closes ends what any of them opened. */
export interface BracketKind {
  readonly open: string;
  readonly close: string;
}

const ROUND: readonly BracketKind[] = [{ open: '(', close: ')' }];

/** A stretch of a text in brackets: from the first sign that opens to the next that closes, whatever stands between. */
interface Bracketed {
  readonly at: number;
  readonly end: number;
  readonly inside: string;
}

/** Where the next of some signs stands; -1 for nowhere. */
function nextOf(text: string, signs: string, from: number): number {
  for (let at = from; at < text.length; at += 1) if (signs.includes(text.charAt(at))) return at;
  return -1;
}

/** What stands in brackets, from left to right; what nothing closes is none. In time that grows with the text's length. */
function bracketedIn(text: string, kinds: readonly BracketKind[]): readonly Bracketed[] {
  const found: Bracketed[] = [];
  let open = kinds.map((kind) => ({ kind, at: nextOf(text, kind.open, 0) }));
  for (;;) {
    open = open.filter(({ at }) => at >= 0);
    const first = open.toSorted((a, b) => a.at - b.at)[0];
    if (first === undefined) return found;
    const close = nextOf(text, first.kind.close, first.at + 1);
    // Where nothing closes it here, nothing closes what it opens further on.
    if (close < 0) open = open.filter((one) => one !== first);
    else found.push({ at: first.at, end: close + 1, inside: text.slice(first.at + 1, close) });
    const from = close < 0 ? 0 : close + 1;
    open = open.map(({ kind, at }) => ({ kind, at: at < from ? nextOf(text, kind.open, from) : at }));
  }
}

/** What the brackets of a text hold. */
export const insidesOf = (text: string, kinds = ROUND): readonly string[] =>
  bracketedIn(text, kinds).map(({ inside }) => inside);

/** A text with something else in the place of brackets and what they hold; `null` leaves them. */
export function replaceBracketed(
  text: string,
  put: (inside: string) => string | null,
  kinds = ROUND,
): string {
  let result = '';
  let from = 0;
  for (const { at, end, inside } of bracketedIn(text, kinds)) {
    result += text.slice(from, at) + (put(inside) ?? text.slice(at, end));
    from = end;
  }
  return result + text.slice(from);
}

/** A text with a blank in the place of brackets and what they hold. */
export const withoutBrackets = (text: string, kinds = ROUND): string =>
  replaceBracketed(text, () => ' ', kinds);
