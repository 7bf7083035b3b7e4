import { unzipSync, zipSync } from 'fflate';
import type { randomFrom } from './random.ts';

/** Changes real files as damage and ill will do, at random and again for the same seed. */

type Random = ReturnType<typeof randomFrom>;
type Change<Content> = (content: Content, random: Random) => Content;

const pick = <Item>(random: Random, items: readonly Item[]): Item | undefined =>
  items[random.below(items.length)];

/** A file with one to four changes. */
export function mutated(content: Uint8Array, random: Random): Uint8Array {
  // A copy, whatever kind of bytes they are: those of some kinds are shared by what is cut from them.
  let changed: Uint8Array = new Uint8Array(content);
  for (let left = 1 + random.below(4); left > 0 && changed.length > 0; left -= 1)
    changed = changedOnce(changed, random);
  return changed;
}

function changedOnce(content: Uint8Array, random: Random): Uint8Array {
  if (content[0] === 0x50 && content[1] === 0x4b && random.chance(0.75)) {
    const parts = partsOf(content);
    if (parts !== null) return zipSync(random.chance(0.75) ? withXml(parts, random) : swapped(parts, random));
  }
  // Letters of any code page stay as they are, byte by byte.
  if (content[0] === 0x25 && random.chance(0.5))
    return Buffer.from(pdfText(Buffer.from(content).toString('latin1'), random), 'latin1');
  return pick(random, byteChanges)?.(content, random) ?? content;
}

const byteChanges: readonly Change<Uint8Array>[] = [
  /** Single bytes. */
  (content, random) => {
    const copy = content.slice();
    for (let left = 1 + random.below(8); left > 0; left -= 1)
      copy[random.below(copy.length)] = random.below(256);
    return copy;
  },
  /** A number that is as large as it can be, or none: lengths, counts and places are such. */
  (content, random) => {
    const copy = content.slice();
    const value = pick(random, [0, 0x7f, 0x80, 0xff]) ?? 0;
    const at = random.below(copy.length);
    copy.fill(value, at, Math.min(copy.length, at + (pick(random, [1, 2, 4, 8]) ?? 4)));
    return copy;
  },
  /** Cut off. */
  (content, random) => content.slice(0, random.below(content.length)),
  /** A piece twice. */
  (content, random) => {
    const at = random.below(content.length);
    const end = at + random.below(Math.min(4_096, content.length - at) + 1);
    return Buffer.concat([content.subarray(0, end), content.subarray(at)]);
  },
  /** A piece away. */
  (content, random) => {
    const at = random.below(content.length);
    return Buffer.concat([content.subarray(0, at), content.subarray(at + random.below(512))]);
  },
  /** A size or place in the directory of a packed file, or any four bytes of another. */
  (content, random) => {
    const copy = Buffer.from(content);
    const places: number[] = [];
    for (let at = copy.indexOf('PK\u0001\u0002'); at >= 0; at = copy.indexOf('PK\u0001\u0002', at + 4))
      places.push(at);
    const entry = pick(random, places);
    const at =
      entry === undefined
        ? random.below(copy.length)
        : entry + (pick(random, [10, 20, 24, 28, 30, 42]) ?? 20);
    if (at + 4 <= copy.length)
      copy.writeUInt32LE(pick(random, [0, 1, 65_535, 0x7f_ff_ff_ff, 0xff_ff_ff_ff]) ?? 0, at);
    return copy;
  },
];

type Parts = Readonly<Record<string, Uint8Array>>;

function partsOf(content: Uint8Array): Parts | null {
  try {
    return unzipSync(content, { filter: ({ originalSize }) => originalSize < 50_000_000 });
  } catch {
    return null;
  }
}

/** Parts that change their places, are missing, or stand under another name. */
function swapped(parts: Parts, random: Random): Parts {
  const names = Object.keys(parts);
  const [one, other] = [pick(random, names) ?? '', pick(random, names) ?? ''];
  const [first, second] = [parts[one] ?? new Uint8Array(), parts[other] ?? new Uint8Array()];
  switch (random.below(3)) {
    case 0:
      return { ...parts, [one]: second, [other]: first };
    case 1:
      return Object.fromEntries(Object.entries(parts).filter(([name]) => name !== one));
    default:
      return { ...parts, [one]: Buffer.concat([first, second]) };
  }
}

function withXml(parts: Parts, random: Random): Parts {
  const name = pick(
    random,
    Object.keys(parts).filter((one) => /\.(?:xml|rels)$/.test(one)),
  );
  if (name === undefined) return parts;
  const xml = Buffer.from(parts[name] ?? []).toString('utf8');
  return { ...parts, [name]: Buffer.from(pick(random, xmlChanges)?.(xml, random) ?? xml) };
}

const NUMBERS = [
  '0',
  '-1',
  '1e9',
  '1000000000',
  '2147483647',
  '4294967296',
  '99999999999999999999',
  'NaN',
  '',
  '1.5',
];
const TEXTS = [
  '',
  '9'.repeat(20_000),
  'ă'.repeat(60_000),
  '&#x110000;',
  '&#xD800;',
  '&#0;',
  '\uFFFE',
  '=1+1',
  '{{{',
  '_xD800_',
];

/** A piece of a text that a pattern finds, at random; null where there is none. */
function found(
  text: string,
  pattern: RegExp,
  random: Random,
): { readonly at: number; readonly piece: string } | null {
  const matches = [...text.matchAll(pattern)];
  const match = pick(random, matches);
  return match === undefined ? null : { at: match.index, piece: match[0] };
}

const replaced = (text: string, at: number, length: number, by: string): string =>
  text.slice(0, at) + by + text.slice(at + length);

const ELEMENT = /<([\w:]+)(?:\s[^<>]*)?(?:\/>|>[^<>]*<\/\1>)/g;

const xmlChanges: readonly Change<string>[] = [
  /** A number, or another value, of an attribute. */
  (xml, random) => {
    const attribute = found(xml, /="[^"<>]*"/g, random);
    const value = pick(random, NUMBERS) ?? '';
    return attribute === null ? xml : replaced(xml, attribute.at, attribute.piece.length, `="${value}"`);
  },
  /** A text. */
  (xml, random) => {
    const text = found(xml, />[^<>]+</g, random);
    return text === null ? xml : replaced(xml, text.at, text.piece.length, `>${pick(random, TEXTS) ?? ''}<`);
  },
  /** An element that is missing, or stands there many times. */
  (xml, random) => {
    const element = found(xml, ELEMENT, random);
    const times = pick(random, [0, 2, 50, 2_000]) ?? 0;
    return element === null
      ? xml
      : replaced(xml, element.at, element.piece.length, element.piece.repeat(times));
  },
  /** One in the other. */
  (xml, random) => {
    const tag = found(xml, /<[\w:]+>/g, random);
    if (tag === null) return xml;
    const depth = pick(random, [2, 100, 5_000]) ?? 2;
    return replaced(xml, tag.at, tag.piece.length, tag.piece.repeat(depth));
  },
  /** An end or a beginning that is missing. */
  (xml, random) => {
    const tag = found(xml, /<[^<>]+>/g, random);
    return tag === null ? xml : replaced(xml, tag.at, tag.piece.length, '');
  },
  /** Entities that a document declares of itself. */
  (xml) =>
    xml.replace(
      /(<\?xml[^>]*\?>)?/,
      '$1<!DOCTYPE a [<!ENTITY b "cccccccccc"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>',
    ),
  /** Cut off. */
  (xml, random) => xml.slice(0, random.below(xml.length)),
];

/** A number or a name of a PDF. */
function pdfText(text: string, random: Random): string {
  const number = found(text, /\b\d+\b/g, random);
  const name = found(text, /\/[A-Z]\w+/g, random);
  if (number !== null && random.chance(0.6))
    return replaced(text, number.at, number.piece.length, pick(random, NUMBERS.slice(0, 7)) ?? '0');
  const other = found(text, /\/[A-Z]\w+/g, random);
  if (name === null || other === null) return text;
  return replaced(text, name.at, name.piece.length, other.piece);
}
