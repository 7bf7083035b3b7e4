import type { ZipParts } from '../../reader/zip-parts.ts';
import { withinBound } from '../../../../shared/contract/file-bounds.ts';

/** What is told of the parts of an XML text, in their order. Names are without their prefix. */
export interface XmlListener {
  /** @param attributes as written, for `attribute`; `isEmpty`: the element ends here, and `close` is not told. */
  readonly open: (name: string, attributes: string, isEmpty: boolean) => void;
  readonly close: (name: string) => void;
  /** Text between two tags, in one piece or more, with its references resolved. */
  readonly text: (text: string) => void;
}

/** Signs that a reference such as `&#x1EA1;` has at the most: one that is cut waits for its end. */
const REFERENCE = 12;

/** Takes an XML text apart that comes in pieces, so that a sheet of any length needs no tree. */
export class XmlPieces {
  /** Takes a part of a packed file apart, nothing where it is not there. @throws as `push` and `ZipParts`. */
  static of(parts: ZipParts, name: string, listener: Partial<XmlListener>): void {
    const nothing = (): void => undefined;
    const xml = new XmlPieces({ open: nothing, close: nothing, text: nothing, ...listener });
    parts.read(name, (piece) => xml.push(piece));
  }

  readonly #listener: XmlListener;
  #rest = '';

  constructor(listener: XmlListener) {
    this.#listener = listener;
  }

  /** @throws Refusal `over-bound` where a tag is longer than is read. */
  push(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece;
    let at = 0;
    while (at < text.length) {
      const next = text.charCodeAt(at) === LESS ? this.#tag(text, at) : this.#text(text, at);
      if (next < 0) break;
      at = next;
    }
    this.#rest = text.slice(at);
    withinBound('tagCharacters', this.#rest.length);
  }

  /** Where the text behind a tag begins; -1 where the tag is not whole yet. */
  #tag(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return behind(text, '-->', at);
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at);
      if (end < 0) return -1;
      this.#listener.text(text.slice(at + 9, end));
      return end + 3;
    }
    // The beginning of one of these may stand at the end of a piece.
    if (text.length - at < 9 && text.startsWith('<!', at)) return -1;
    const end = endOfTag(text, at);
    if (end < 0) return -1;
    withinBound('tagCharacters', end - at);
    const second = text.charCodeAt(at + 1);
    if (second === SLASH) this.#listener.close(localName(text.slice(at + 2, end).trim()));
    else if (second !== QUESTION && second !== EXCLAMATION) {
      const isEmpty = text.charCodeAt(end - 1) === SLASH;
      const inner = text.slice(at + 1, isEmpty ? end - 1 : end);
      const space = inner.search(/\s/);
      const name = space < 0 ? inner : inner.slice(0, space);
      this.#listener.open(localName(name), space < 0 ? '' : inner.slice(space), isEmpty);
    }
    return end + 1;
  }

  /** Where the tag behind a text begins, or where a reference that the end of the piece cuts does; -1 where nothing is whole. */
  #text(text: string, at: number): number {
    const found = text.indexOf('<', at);
    const end = found < 0 ? withoutCutReference(text, at) : found;
    if (end === at) return -1;
    this.#listener.text(resolved(text.slice(at, end)));
    return end;
  }
}

const LESS = 60;
const SLASH = 47;
const QUESTION = 63;
const EXCLAMATION = 33;
const EQUALS = 61;
const QUOTE = 34;
const GREATER = 62;

function behind(text: string, sign: string, at: number): number {
  const end = text.indexOf(sign, at);
  return end < 0 ? -1 : end + sign.length;
}

/** Where a text ends that may go on in the next piece. */
function withoutCutReference(text: string, at: number): number {
  const reference = text.indexOf('&', Math.max(at, text.length - REFERENCE));
  return reference < 0 || text.includes(';', reference) ? text.length : reference;
}

/** Where a tag ends: a > within quotes of an attribute is none. */
function endOfTag(text: string, at: number): number {
  let [hasAttributes, isQuoted] = [false, false];
  for (let sign = at + 1; sign < text.length; sign += 1)
    switch (text.charCodeAt(sign)) {
      case EQUALS:
        hasAttributes = true;
        break;
      case QUOTE:
        isQuoted = hasAttributes && !isQuoted;
        break;
      case GREATER:
        if (!isQuoted) return sign;
        break;
      default:
    }
  return -1;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return named[name] ?? whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}

/** The value of an attribute in what `open` told; undefined where it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  const found = attributesOf(name).exec(attributes)?.slice(1);
  const value = found?.[0] ?? found?.[1];
  return value === undefined ? undefined : resolved(value);
}

const patterns = new Map<string, RegExp>();

function attributesOf(name: string): RegExp {
  const kept = patterns.get(name);
  if (kept !== undefined) return kept;
  const pattern = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, pattern);
  return pattern;
}

/** True for an attribute that is set: 1, true, on. */
export function isSet(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
