import { tagKey, type TaggedFields } from '../../../../shared/registers/template-fields.ts';
import type { TemplateFault, TemplateFaultCode } from '../../../../shared/registers/template-fault.ts';
import { compileTemplate, type TemplateMark } from './compile-template.ts';
import {
  declaresEntities,
  openWordPackage,
  packageFaults,
  partText,
  type WordPackage,
} from './word-package.ts';

/**
 * Every fault of a file that shall be a template, none where it can be used: what it is, what it brings along, how its
 * marks fit together, and whether there are such fields.
 * @throws Refusal `over-bound`.
 */
export function checkTemplate(content: Uint8Array, fields: TaggedFields): readonly TemplateFault[] {
  const opened = openWordPackage(content);
  if (opened.parts === null) return [opened.fault];
  if (declaresEntities(opened.parts)) return [{ code: 'damaged', params: {} }];
  const marks: TemplateMark[] = [];
  const syntax = syntaxFaults(opened.parts, (mark) => marks.push(mark));
  // A sign too many is read as a mark without a name.
  const named = syntax.length === 0 ? marks : marks.filter(({ text }) => text.trim() !== '');
  return distinct([
    ...packageFaults(opened.parts),
    ...syntax,
    ...fieldFaults(named, fields),
    ...(marks.length === 0 && syntax.length === 0 ? [{ code: 'noFields', params: {} } as const] : []),
  ]);
}

function distinct(faults: readonly TemplateFault[]): readonly TemplateFault[] {
  const seen = new Set<string>();
  return faults.filter((fault) => {
    const key = JSON.stringify(fault);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function syntaxFaults(parts: WordPackage, onMark: (mark: TemplateMark) => void): readonly TemplateFault[] {
  try {
    compileTemplate(parts, { onMark });
    return [];
  } catch (error) {
    const placeOf = placeTeller(parts);
    return errorsOf(error).map((properties) => faultOf(properties, placeOf));
  }
}

type Properties = Readonly<Record<string, unknown>>;

const isProperties = (value: unknown): value is Properties => typeof value === 'object' && value !== null;

/** The single errors of what docxtemplater throws; what is thrown otherwise as one without properties. */
function errorsOf(error: unknown): readonly Properties[] {
  const properties = isProperties(error) ? error['properties'] : undefined;
  if (!isProperties(properties)) return [{}];
  const { errors } = properties;
  if (!Array.isArray(errors)) return [properties];
  return errors.flatMap((one) => errorsOf(one));
}

const codes: Readonly<Record<string, TemplateFaultCode>> = {
  unclosed_tag: 'unclosedTag',
  unopened_tag: 'unopenedTag',
  duplicate_open_tag: 'doubledOpening',
  duplicate_close_tag: 'doubledClosing',
  unclosed_loop: 'unclosedList',
  unopened_loop: 'unopenedList',
  closing_tag_does_not_match_opening_tag: 'crossedLists',
  unbalanced_loop_tags: 'listPlace',
  loop_position_invalid: 'listPlace',
  no_xml_tag_found_at_left: 'listPlace',
  no_xml_tag_found_at_right: 'listPlace',
  raw_xml_tag_should_be_only_text_in_paragraph: 'unknownSign',
};

/** Letters of a text around a fault that are told. */
const TOLD = 60;

function faultOf(properties: Properties, placeOf: ReturnType<typeof placeTeller>): TemplateFault {
  const said = (name: string): string => {
    const value = properties[name];
    return typeof value === 'string' ? value.trim().slice(0, TOLD) : '';
  };
  const code = codes[said('id')] ?? 'unreadable';
  switch (code) {
    case 'crossedLists':
      return { code, params: { opened: said('openingtag'), closed: said('closingtag') } };
    case 'unclosedTag':
    case 'unopenedTag':
    case 'doubledOpening':
    case 'doubledClosing':
      return { code, params: { text: placeOf(code, said('file'), said('context')) } };
    case 'unknownSign':
      return { code, params: { tag: `{@${said('xtag')}}` } };
    case 'unreadable':
      return { code, params: {} };
    default:
      return { code, params: { tag: said('xtag') || said('openingtag') } };
  }
}

/** Letters before a fault that are told with it. */
const TOLD_BEFORE = 25;

/** Signs that stand alone in the paragraphs of a part, each with the words around it, in order. */
function loneSigns(xml: string): Readonly<Record<'opening' | 'closing', readonly string[]>> {
  const found = { opening: [] as string[], closing: [] as string[] };
  for (const paragraph of xml.split('</w:p>')) {
    const text = [...paragraph.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)]
      .map(([, piece = '']) => piece)
      .join('')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    const around = (at: number): string => text.slice(Math.max(0, at - TOLD_BEFORE), at + TOLD).trim();
    let open: number | null = null;
    for (const { 0: sign, index } of text.matchAll(/[{}]/g)) {
      if (sign === '{') {
        if (open !== null) found.opening.push(around(open));
        open = index;
      } else {
        if (open === null) found.closing.push(around(index));
        open = null;
      }
    }
    if (open !== null) found.opening.push(around(open));
  }
  return found;
}

/** Tells the place of each fault of signs: docxtemplater tells of it without the ends of paragraphs. */
function placeTeller(parts: WordPackage): (code: TemplateFaultCode, file: string, context: string) => string {
  const told = new Map<string, number>();
  const signs = new Map<string, ReturnType<typeof loneSigns>>();
  return (code, file, context) => {
    const kind = code === 'unclosedTag' || code === 'doubledOpening' ? 'opening' : 'closing';
    const key = `${file}/${kind}`;
    const at = told.get(key) ?? 0;
    told.set(key, at + 1);
    const own = signs.get(file) ?? loneSigns(partText(parts, file));
    signs.set(file, own);
    return own[kind][at] ?? context;
  };
}

/** Where the marks of one part stand: the fields that hold there, the innermost list first. */
interface Standing {
  readonly tag: string;
  readonly fields: TaggedFields;
}

function fieldFaults(marks: readonly TemplateMark[], fields: TaggedFields): readonly TemplateFault[] {
  const faults: TemplateFault[] = [];
  let file = '';
  let standing: readonly Standing[] = [];
  for (const { kind, text, file: own } of marks) {
    if (own !== file) [file, standing] = [own, []];
    const tag = tagKey(text);
    if (kind === 'closes') {
      // One that closes another list is told as a fault of syntax.
      standing = standing.filter((_one, at) => at !== standing.findLastIndex((one) => one.tag === tag));
      continue;
    }
    if (kind === 'other') {
      faults.push({ code: 'unknownSign', params: { tag: braced(text) } });
      continue;
    }
    const fault = faultAt(kind, tag, text, standing, fields);
    if (fault !== null) faults.push(fault);
    if (kind === 'opens') {
      const held = found(tag, standing, fields);
      standing = [...standing, { tag, fields: typeof held === 'object' ? held : {} }];
    }
  }
  return faults;
}

function found(
  tag: string,
  standing: readonly Standing[],
  fields: TaggedFields,
): TaggedFields[string] | undefined {
  for (const { fields: inner } of standing.toReversed()) if (tag in inner) return inner[tag];
  return fields[tag];
}

const braced = (text: string): string => `{${text.slice(0, TOLD)}}`;

function faultAt(
  kind: 'field' | 'opens',
  tag: string,
  text: string,
  standing: readonly Standing[],
  fields: TaggedFields,
): TemplateFault | null {
  const held = found(tag, standing, fields);
  if (held === undefined) {
    const list = listWith(tag, fields);
    if (list !== null) return { code: 'fieldOutsideList', params: { tag: braced(text), list } };
    const near =
      tag === '' || tag.length > TOLD
        ? ''
        : nearest(tag, [...Object.keys(fields), ...standing.flatMap((one) => Object.keys(one.fields))]);
    return near === ''
      ? { code: 'unknownField', params: { tag: braced(text) } }
      : { code: 'unknownFieldNear', params: { tag: braced(text), near: braced(near) } };
  }
  if (kind === 'field' && (typeof held === 'object' || held === 'condition'))
    return { code: 'listAsText', params: { tag: braced(text), name: tag } };
  return null;
}

/** The list whose rows have a field; null: none has. */
function listWith(tag: string, fields: TaggedFields): string | null {
  const [list] = Object.entries(fields).find(([, held]) => typeof held === 'object' && tag in held) ?? [null];
  return list;
}

/** The field whose name is most like what was typed; empty where none is. */
function nearest(tag: string, names: readonly string[]): string {
  const [best] = names
    .map((name) => ({ name, distance: editDistance(tag, name) }))
    .toSorted((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= Math.max(2, Math.floor(tag.length / 3)) ? best.name : '';
}

/** Letters to add, drop or change to make one word of another. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_cell, at) => at);
  for (const [at, letter] of Array.from(from).entries()) {
    const next = [at + 1];
    for (const [column, other] of Array.from(to).entries()) {
      const change = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
