import Docxtemplater, { type DXT } from 'docxtemplater';
import PizZip from 'pizzip';
import type { WordPackage } from './word-package.ts';
import { tagKey } from '../../../../shared/registers/template-fields.ts';

/** What stands for an empty value, and for the end of a line, until the paper is tidied: no text has these. */
export const EMPTY = '\uFDD0';
export const LINE_END = '\uFDD1';

/** A mark of a template: a field, or the beginning or end of a list. */
export interface TemplateMark {
  readonly kind: 'field' | 'opens' | 'closes' | 'other';
  /** As it is typed between the braces. */
  readonly text: string;
  readonly file: string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** A value of the scope that a mark stands in, found by its tag however it is typed. */
function valueIn(scope: unknown, tag: string): unknown {
  if (tag.trim() === '.') return scope;
  return isRecord(scope) && !Array.isArray(scope) ? scope[tagKey(tag)] : undefined;
}

/**
 * Compiles a template. It is packed anew from what was unpacked within bounds: what else the file may hold is read by nobody.
 * @param onMark is told every mark of every part in order, also where the template has faults.
 * @throws the multi error of docxtemplater.
 */
export function compileTemplate(
  parts: WordPackage,
  options: {
    readonly onMark?: (mark: TemplateMark) => void;
    /** Whether a field without a value is dotted space. */
    readonly isDotted?: (tag: string) => boolean;
    readonly dots?: string;
  } = {},
): Docxtemplater {
  let file = '';
  const { onMark, isDotted, dots = '' } = options;
  const listener: DXT.Module = {
    name: 'MarkListener',
    set(told: unknown) {
      const inspect = isRecord(told) && isRecord(told['inspect']) ? told['inspect'] : {};
      if (typeof inspect['filePath'] === 'string') file = inspect['filePath'];
      const parsed = inspect['parsed'];
      if (onMark === undefined || !Array.isArray(parsed)) return;
      for (const part of parsed) {
        if (!isRecord(part) || part['type'] !== 'placeholder') continue;
        onMark({ kind: markKind(part), text: String(part['value'] ?? ''), file });
      }
    },
  };
  const zip = new PizZip();
  for (const [name, bytes] of parts) if (!name.endsWith('/')) zip.file(name, bytes);
  return new Docxtemplater(zip, {
    paragraphLoop: true,
    stripInvalidXMLChars: true,
    errorLogging: false,
    modules: [listener],
    parser: (tag) => ({ get: (scope: unknown) => valueIn(scope, tag) }),
    nullGetter: (part) => {
      if (typeof part.module === 'string' && part.module !== '') return '';
      return isDotted?.(tagKey(part.value)) === true ? dots : EMPTY;
    },
  });
}

function markKind(part: Readonly<Record<string, unknown>>): TemplateMark['kind'] {
  if (part['module'] === undefined) return 'field';
  if (part['module'] !== 'loop') return 'other';
  return part['location'] === 'end' ? 'closes' : 'opens';
}
