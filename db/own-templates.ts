import * as z from 'zod';
import type { FileReference } from '../shared/registers/field.ts';
import { templateKinds, type TemplateKind } from '../shared/registers/template-paper.ts';
import { mainOf } from './file/handles.ts';
import { prepared } from './file/sqlite.ts';
import type { ReadStore } from './store.ts';

/** Key of the setting that names an office's own template of a kind, so that each kind is changed by itself. */
export const templateKey = (kind: TemplateKind): string => `template.${kind}`;

const kept = z.object({ hash: z.string(), name: z.string(), size: z.number(), type: z.string() });

/** The office's own templates by kind; a kind without one has the built-in template. */
export function ownTemplates(store: ReadStore): Readonly<Partial<Record<TemplateKind, FileReference>>> {
  const read = prepared<[string], { value: string | null }>(
    mainOf(store),
    'SELECT value FROM setting WHERE key = ? AND withdrawn IS NULL',
  );
  return Object.fromEntries(
    templateKinds.flatMap((kind) => {
      const parsed = kept.safeParse(JSON.parse(read.get(templateKey(kind))?.value ?? 'null'));
      return parsed.success ? [[kind, parsed.data]] : [];
    }),
  );
}
