import { expect, it } from 'vitest';
import { newId, uuidFor } from './ids.ts';
import { takeIn } from './ledger/intake.ts';
import { once } from './ledger/once.ts';
import { saveSettings } from './ledger/save-settings.ts';
import { forgetSettings, readSettings } from './settings.ts';
import { testStore } from './test-store.ts';
import type { InputValue } from '../shared/registers/save-request.ts';
import type { OpenStore } from './file/open.ts';

const director = { onBehalf: '', position: 'GIÁM ĐỐC', name: 'Trần Văn Bình' };
const deputy = { onBehalf: 'KT. GIÁM ĐỐC', position: 'PHÓ GIÁM ĐỐC', name: 'Nguyễn Văn An' };

/** Settings as a version of the program stored them that kept one signer and one list of recipients. */
function keepAsBefore(store: OpenStore, kept: Readonly<Record<string, InputValue>>): void {
  once(store, { name: 'test', writeId: newId(), request: 'before' }, (writing) => {
    takeIn(
      writing,
      Object.entries(kept).map(([key, value]) => ({
        register: 'setting',
        id: uuidFor(`setting/${key}`),
        fields: { key, value },
        children: {},
      })),
    );
    return null;
  });
  forgetSettings(store);
}

it('reads the one signer of an earlier version as the first of the list, and its recipients as those of the report', () => {
  const store = testStore();
  keepAsBefore(store, { signer: director, recipients: ['Lãnh đạo Sở', 'Lưu: VT'] });
  expect(readSettings(store)).toMatchObject({
    signers: [director],
    recipients: { report: ['Lãnh đạo Sở', 'Lưu: VT'] },
  });
});

it('reads what is set since, whichever was stored first', () => {
  const store = testStore();
  saveSettings(store, newId(), { signers: [deputy, director], recipients: { letter: ['Lưu: VT, BG'] } });
  keepAsBefore(store, { signer: director });
  expect(readSettings(store)).toMatchObject({
    signers: [deputy, director],
    recipients: { letter: ['Lưu: VT, BG'] },
  });
});

it('reads a signer that was never named as none', () => {
  const store = testStore();
  keepAsBefore(store, { signer: null, recipients: null });
  expect(readSettings(store)).toMatchObject({ signers: null, recipients: null });
});
