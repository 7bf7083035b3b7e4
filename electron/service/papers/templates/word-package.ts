import { Tally } from '../../../../shared/contract/file-bounds.ts';
import { Refusal } from '../../../../shared/contract/refusal.ts';
import { ZipParts } from '../../reader/zip-parts.ts';
import { withinXml } from '../../reader/xml-bounds.ts';
import { TEMPLATE_LIMIT, type TemplateFault } from '../../../../shared/registers/template-fault.ts';

const MEGABYTE = 1024 * 1024;

const fault = (code: TemplateFault['code'], params: TemplateFault['params'] = {}): TemplateFault => ({
  code,
  params,
});

/** The parts of a packed Word document by name. */
export type WordPackage = ReadonlyMap<string, Uint8Array>;

export type OpenedPackage =
  | { readonly parts: WordPackage; readonly fault: null }
  | { readonly parts: null; readonly fault: TemplateFault };

const refused = (code: TemplateFault['code'], params: TemplateFault['params'] = {}): OpenedPackage => ({
  parts: null,
  fault: fault(code, params),
});

/** Opens a file as a Word document, told by content and not by name. @throws Refusal `over-bound`. */
export function openWordPackage(content: Uint8Array): OpenedPackage {
  if (content.byteLength > TEMPLATE_LIMIT) return refused('tooLarge', { limit: TEMPLATE_LIMIT / MEGABYTE });
  const starts = (...bytes: readonly number[]): boolean => bytes.every((byte, at) => content[at] === byte);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    // A document with a password is such a container too, with its content under this name.
    const isLocked = Buffer.from(content).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    return refused(isLocked ? 'locked' : 'oldWord');
  }
  if (!starts(0x50, 0x4b)) return refused('notWord');
  try {
    const zip = new ZipParts(content, 'unpackedTemplateBytes');
    const parts = new Map(zip.names.map((name) => [name, zip.bytes(name) ?? new Uint8Array()]));
    withinTemplate(parts);
    return isWord(parts) ? { parts, fault: null } : refused('notWord');
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return refused('damaged');
  }
}

/** @throws Refusal `over-bound` before any part is made a tree of. */
function withinTemplate(parts: WordPackage): void {
  const elements = new Tally('templateElements');
  const marks = new Tally('templateMarks');
  for (const name of parts.keys())
    if (/\.(?:xml|rels)$/i.test(name)) {
      const xml = partText(parts, name);
      withinXml(xml, elements);
      marks.add(signsIn(xml));
    }
}

/** Signs that may begin a mark: those of the text, not of the tags. */
function signsIn(xml: string): number {
  let count = 0;
  let isTag = false;
  for (let at = 0; at < xml.length; at += 1) {
    const sign = xml[at];
    if (sign === '<' || sign === '>') isTag = sign === '<';
    else if (sign === '{' && !isTag) count += 1;
  }
  return count;
}

export function partText(parts: WordPackage, name: string): string {
  return new TextDecoder().decode(parts.get(name) ?? new Uint8Array());
}

const MAIN_TYPE = /application\/(?:vnd\.openxmlformats-officedocument\.wordprocessingml|vnd\.ms-word)\./;

function isWord(parts: WordPackage): boolean {
  return parts.has('word/document.xml') && MAIN_TYPE.test(partText(parts, '[Content_Types].xml'));
}

/** Word fields that fetch something from elsewhere, or run a program, when the document is opened or printed. */
const FETCHING = /^\s*(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|HYPERLINK)\b/i;

/** What a template may not bring along: macros, links to elsewhere, objects of other programs. */
export function packageFaults(parts: WordPackage): readonly TemplateFault[] {
  const found: TemplateFault[] = [];
  const types = partText(parts, '[Content_Types].xml');
  const names = [...parts.keys()];
  if (/macroEnabled/i.test(types) || names.some((name) => /vba(?:Project|Data)/i.test(name)))
    found.push(fault('macros'));
  for (const name of names) {
    if (/^word\/(?:embeddings|activeX)\/[^/]+$/.test(name) && !name.endsWith('.rels'))
      found.push(fault('embedded', { part: name.slice(name.lastIndexOf('/') + 1) }));
    if (name.endsWith('.rels')) for (const target of outside(partText(parts, name))) found.push(target);
  }
  for (const name of names.filter((one) => /^word\/[^/]+\.xml$/.test(one)))
    for (const field of fetchingFields(partText(parts, name))) found.push(fault('linkedField', { field }));
  return found;
}

function outside(relations: string): readonly TemplateFault[] {
  return [...relations.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].flatMap(([relation]) => {
    if (!/TargetMode\s*=\s*["']External["']/i.test(relation)) return [];
    const target = /\bTarget\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(relation);
    return [fault('externalLink', { target: (target?.[1] ?? target?.[2] ?? '').slice(0, 200) })];
  });
}

/** The instruction of a field may be cut into runs: the pieces between its beginning and its result belong together. */
function fetchingFields(xml: string): readonly string[] {
  const found = new Set<string>();
  const take = (instruction: string): void => {
    const [, name] = FETCHING.exec(instruction) ?? [];
    // A link within the document leads nowhere else.
    const isInner = name?.toUpperCase() === 'HYPERLINK' && /^\s*HYPERLINK\s+\\l\b/i.test(instruction);
    if (name !== undefined && !isInner) found.add(name.toUpperCase());
  };
  let instruction = '';
  for (const [piece, text, simple] of xml.matchAll(
    /<w:instrText\b[^>]*>([^<]*)<\/w:instrText>|<w:fldSimple\b[^>]*w:instr="([^"]*)"|<w:fldChar\b[^>]*>/g,
  )) {
    if (text !== undefined) instruction += text;
    else if (simple !== undefined) take(simple);
    else if (piece.startsWith('<w:fldChar')) {
      take(instruction);
      instruction = '';
    }
  }
  take(instruction);
  return [...found];
}

/** Whether a part declares entities, by which a small file may become a huge one. */
export function declaresEntities(parts: WordPackage): boolean {
  return [...parts.keys()].some(
    (name) => /\.(?:xml|rels)$/.test(name) && /<!(?:DOCTYPE|ENTITY)/i.test(partText(parts, name)),
  );
}
