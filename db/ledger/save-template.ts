import type { FileReference } from '../../shared/registers/field.ts';
import { setting } from '../../shared/registers/setting/setting.ts';
import type { TemplateKind } from '../../shared/registers/template-paper.ts';
import { uuidFor } from '../ids.ts';
import { templateKey } from '../own-templates.ts';
import type { WriteStore } from '../store.ts';
import { takeIn } from './intake.ts';
import { once } from './once.ts';

/**
 * Takes a kept file as the office's own template of a kind, or goes back to the built-in one (null): logged as any setting,
 * so that it moves between PCs and can be undone.
 */
export function saveTemplate(
  store: WriteStore,
  writeId: string,
  kind: TemplateKind,
  file: FileReference | null,
): void {
  const key = templateKey(kind);
  once(store, { name: 'templates.save', writeId, request: { kind, hash: file?.hash ?? null } }, (writing) => {
    takeIn(writing, [
      {
        register: setting.name,
        id: uuidFor(`setting/${key}`),
        fields: { key, value: file === null ? null : { ...file } },
        children: {},
        // It stands withdrawn where its first change was undone.
        withdrawn: null,
      },
    ]);
  });
}
