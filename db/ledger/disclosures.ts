import { Refusal } from '../../shared/contract/refusal.ts';
import { registerNamed, type RegisterName } from '../../shared/registers/all-registers.ts';
import { sealRow } from '../kept-rows.ts';
import { readStored } from '../record-rows.ts';
import { unsealed } from '../secrets.ts';
import { prepared } from '../file/sqlite.ts';
import type { WriteStore } from '../store.ts';
import { mainOf } from '../file/handles.ts';

/**
 * The plain identity-document number of a child row. Every look is kept with who and when (Luật 91/2025/QH15).
 * @throws Refusal `record-not-found`, `number-unreadable` when the key is gone or on another PC, `key-damaged`.
 */
export function discloseNumber(
  store: WriteStore,
  place: {
    readonly register: RegisterName;
    readonly recordId: string;
    readonly list: string;
    readonly childId: string;
  },
  field: string,
  purpose: string,
): string {
  const register = registerNamed(place.register);
  const row = readStored(mainOf(store), register, place.recordId)?.children[place.list]?.find(
    (child) => child.id === place.childId,
  );
  const sealed = row?.values[field];
  if (register.children[place.list]?.fields[field]?.kind !== 'secret' || typeof sealed !== 'string') {
    throw new Refusal('record-not-found');
  }
  const read = unsealed(store, place.recordId, sealed);
  if (!('plain' in read))
    throw read.unreadable === 'damaged'
      ? new Refusal('key-damaged', { record: place.recordId })
      : new Refusal('number-unreadable');
  const { plain } = read;
  const db = mainOf(store);
  const keep = prepared(
    db,
    `INSERT INTO disclosure (disclosed_at, actor_id, register, record_id, child_id, field, purpose)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  db.transaction(() => {
    const { lastInsertRowid } = keep.run(
      store.now().toISOString(),
      store.device?.actorId ?? '',
      place.register,
      place.recordId,
      place.childId,
      field,
      purpose,
    );
    sealRow(db, 'disclosure', lastInsertRowid);
  })();
  return plain;
}
