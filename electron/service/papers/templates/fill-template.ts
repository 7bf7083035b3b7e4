import { Refusal } from '../../../../shared/contract/refusal.ts';
import type { TaggedFields, TaggedValues } from '../../../../shared/registers/template-fields.ts';
import texts from '../../../../shared/reference/template-papers.json' with { type: 'json' };
import { compileTemplate, EMPTY, LINE_END } from './compile-template.ts';
import { documentHtml } from './document-html.ts';
import { tidyParagraphs } from './tidy-paragraphs.ts';
import { openWordPackage, type WordPackage } from './word-package.ts';

/** A filled paper for Word, and how it reads on the screen. */
export interface FilledPaper {
  readonly content: Uint8Array;
  readonly html: string;
}

/**
 * A template with its values, as a Word document. A field without a value prints dotted space where it is one that a
 * person fills in, else nothing; a paragraph of empty fields alone goes away.
 * @throws Refusal `template-unusable` for one with faults, `over-bound`.
 */
export function fillTemplate(content: Uint8Array, values: TaggedValues, fields: TaggedFields): FilledPaper {
  const { parts } = openWordPackage(content);
  if (parts === null) throw new Refusal('template-unusable');
  try {
    return filledFrom(parts, values, fields);
  } catch (error) {
    throw new Refusal('template-unusable', {}, [], error);
  }
}

function filledFrom(parts: WordPackage, values: TaggedValues, fields: TaggedFields): FilledPaper {
  const dotted = dottedTags(fields);
  const filled = compileTemplate(parts, { isDotted: (tag) => dotted.has(tag), dots: texts.dots });
  filled.render(printed(values));
  const zip = filled.getZip();
  for (const { name } of zip.file(/^word\/[^/]+\.xml$/)) {
    const part = zip.file(name);
    if (part !== null) zip.file(name, tidyParagraphs(part.asText()));
  }
  return {
    content: zip.generate({ type: 'uint8array', compression: 'DEFLATE' }),
    html: documentHtml(zip.file('word/document.xml')?.asText() ?? ''),
  };
}

function dottedTags(fields: TaggedFields): ReadonlySet<string> {
  return new Set(
    Object.entries(fields).flatMap(([tag, field]) =>
      field === 'dots' ? [tag] : typeof field === 'object' ? [...dottedTags(field)] : [],
    ),
  );
}

/** Values as they are printed: no empty texts, lines marked, none of the signs that the tidying goes by. */
function printed(values: TaggedValues): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).map(([tag, value]) => {
      if (typeof value === 'string') return [tag, printedText(value)];
      return [tag, value === null || typeof value === 'boolean' ? value : value.map(printed)];
    }),
  );
}

function printedText(text: string): string | null {
  const lines = text
    .toWellFormed()
    .replaceAll(EMPTY, '')
    .replaceAll(LINE_END, '')
    .split(/\r\n?|[\n\u2028\u2029\v\f]/)
    // Spaces that do not break are room for a number or a day that somebody writes.
    .map((line) => line.replaceAll(/^[ \t]+|(?<![ \t])[ \t]+$/g, ''))
    .filter((line) => line !== '');
  return lines.length === 0 ? null : lines.join(LINE_END);
}
