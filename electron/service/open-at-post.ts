import { codesAndTitles } from '../../db/queries/codes-and-titles.ts';
import { listRecords } from '../../db/queries/lists.ts';
import type { ReadStore } from '../../db/store.ts';
import type { OpenAtPost } from '../../shared/contract/home.ts';
import { openRegisterNames, registerNamed } from '../../shared/registers/all-registers.ts';
import { isShownOn } from '../../shared/registers/device-kind.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';

/** Most records that are listed of a register. */
const MOST = 60;

/** Registers of a post that say at which post, by the field that does. */
const ofPost = openRegisterNames
  .map((name) => registerNamed(name))
  .flatMap((register) => {
    if (!isShownOn('post', register)) return [];
    const field = register.filters.find((name) => register.fields[name]?.rowsWith === 'post');
    return field === undefined ? [] : [{ register, field }];
  });

/** Records of the post where this PC stands that are not done and were not stopped, the newest first; none in the department. */
export function openAtPost(store: ReadStore): OpenAtPost {
  const post = store.device?.post ?? null;
  if (post === null) return [];
  return ofPost.map(({ register, field }) => {
    const open = Object.entries(register.statuses)
      .filter(([, tone]) => tone !== 'done' && tone !== 'stopped')
      .map(([name]) => name);
    const { total, rows } = listRecords(
      store,
      listQuerySchema.parse({
        register: register.name,
        status: open,
        fields: { [field]: [post.code ?? post.text] },
        limit: MOST,
      }),
    );
    const named = codesAndTitles(store);
    return {
      register: register.name,
      total,
      entries: rows.map(({ record: { id, code }, status, decidingDate }) => ({
        id,
        code,
        title: named(id).name,
        date: decidingDate,
        status,
      })),
    };
  });
}
