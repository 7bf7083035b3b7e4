import { linkedFrom } from '../../../db/links.ts';
import { readTyped } from '../../../db/record-rows.ts';
import { referenceRows } from '../../../db/reference.ts';
import { readSettings } from '../../../db/settings.ts';
import type { ReadStore } from '../../../db/store.ts';
import { today } from '../../../db/today.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { ReferenceIndex } from '../../../shared/reference/find-reference.ts';
import { assigningDocument } from '../../../shared/registers/assigning-document/assigning-document.ts';
import { deviceKindOf } from '../../../shared/registers/device-kind.ts';
import type { Signer } from '../../../shared/registers/setting/signer.ts';
import { signersOf } from '../../../shared/report/signers.ts';
import { task } from '../../../shared/registers/task/task.ts';
import type { OfficialPaper } from '../../../shared/report/official-paper.ts';
import { resultsPaper } from '../../../shared/report/task-results.ts';

/** What became of the tasks of an assigning document, as of today. @throws Refusal `record-not-found`. */
export function readResults(store: ReadStore, id: string, signer?: Signer): OfficialPaper {
  const [document] = readTyped(store, assigningDocument.name, [id]);
  if (document === undefined) throw new Refusal('record-not-found');
  const ids = linkedFrom(store, id).flatMap((link) =>
    link.register === task.name && !link.withdrawn ? [link.id] : [],
  );
  const tasks = readTyped(store, task.name, ids, ['progress', 'extensions', 'cooperating']).filter(
    (one) => one.document?.id === id,
  );
  const settings = readSettings(store);
  return resultsPaper(document, tasks, {
    settings,
    signer: signer ?? signersOf(settings, deviceKindOf(store.device?.post ?? null))[0],
    index: new ReferenceIndex(referenceRows(store)),
    today: today(store),
  });
}
