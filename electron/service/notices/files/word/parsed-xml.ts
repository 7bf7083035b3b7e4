import { XMLParser } from 'fast-xml-parser';
import { fileBounds, type Tally } from '../../../../../shared/contract/file-bounds.ts';
import { withinXml } from '../../../reader/xml-bounds.ts';
import { decodeText } from '../../../decode-text.ts';
import { isNode, type XmlNode } from './xml-nodes.ts';

/** The prefixes by which these readers know what they look for, by the ends of their namespaces' addresses. */
const PREFIXES = [
  [/\/wordprocessingml\/(?:2006\/)?main$/, 'w'],
  [/\/markup-compatibility\/2006$/, 'mc'],
  [/\/officeDocument\/(?:2006\/)?relationships$/, 'r'],
  [/\/package\/2006\/relationships$/, ''],
] as const;

/**
 * The nodes of a part in document order. Whatever prefixes a maker chose, and whether it keeps to the strict namespaces, tags and
 * attributes have their usual prefixes.
 * @param elements counts the elements of all parts of the file.
 * @throws Refusal `over-bound`; Error where the part is damaged.
 */
export function parsedXml(bytes: Uint8Array, elements: Tally): readonly XmlNode[] {
  const read = decodeText(bytes, 'latin1') ?? '';
  withinXml(read, elements);
  const text = withLetters(read);
  const renamed = prefixesOf(text);
  const rename = (tag: string): string => {
    const colon = tag.indexOf(':');
    const prefix = renamed.get(tag.slice(0, Math.max(0, colon)));
    if (prefix === undefined) return tag;
    return `${prefix}${prefix === '' ? '' : ':'}${tag.slice(colon + 1)}`;
  };
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: true,
    maxNestedTags: fileBounds.elementDepth,
    ...(renamed.size === 0
      ? {}
      : {
          transformTagName: rename,
          transformAttributeName: (name) => (name.includes(':') ? rename(name) : name),
        }),
  });
  const nodes: unknown = parser.parse(text);
  return Array.isArray(nodes) ? nodes.filter(isNode) : [];
}

/** What prefixes are to be read as; none where they are the usual ones. */
function prefixesOf(text: string): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  // Namespaces stand at the root, whose tag lies within the first signs.
  for (const [, own = '', address = ''] of text
    .slice(0, 20_000)
    .matchAll(/xmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']/g)) {
    const usual = PREFIXES.find(([end]) => end.test(address))?.[1];
    if (usual !== undefined && usual !== own && !renamed.has(own)) renamed.set(own, usual);
  }
  return renamed;
}

/** Letters that are written as numbers (`&#7897;`, `&#x1ED9;`), which the parser leaves; signs of the tags themselves stay so. */
const withLetters = (text: string): string =>
  text.replaceAll(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_, hex: string | undefined, decimal: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (code < 32 || code > 0x10_ff_ff) return ' ';
    const sign = String.fromCodePoint(code);
    return TAG_SIGNS[sign] ?? sign;
  });

const TAG_SIGNS: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
