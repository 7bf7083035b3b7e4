import { beginDevice } from './device.ts';
import type { OpenStore } from './file/open.ts';
import { newId } from './ids.ts';
import { takeIn } from './ledger/intake.ts';
import { once } from './ledger/once.ts';

/** Completes the first start of a store with the least there is: a prefix and a person. */
export function beginForTest(store: OpenStore, fullName = 'Chuyên viên Sở Ngoại vụ'): void {
  const actor = newId();
  once(store, { name: 'test', writeId: newId(), request: fullName }, (writing) => {
    beginDevice(store, 'VP', actor);
    takeIn(writing, [{ register: 'person', id: actor, fields: { fullName }, children: {} }]);
  });
}
