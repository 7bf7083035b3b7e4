import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keepFile, readFile } from '../../db/files.ts';
import { dataFile } from '../../db/file/generations.ts';
import { keyFile } from '../../db/file/key-file.ts';
import { openStore } from '../../db/file/open.ts';
import { mendParts } from '../../db/file/renew-part.ts';
import { newId } from '../../db/ids.ts';
import { readRecord } from '../../db/record-rows.ts';
import { outgoing, save, testFolder, testStore } from '../../db/test-store.ts';
import { codeOf, refusalOf } from './sentence.ts';

const now = new Date('2024-03-21T03:00:00Z');

const nothing = { fillFiles: () => undefined, fillKeys: () => undefined, note: () => undefined };

/** A closed folder with a file, and with a delegation whose member has a document number. */
function folder(): { readonly directory: string; readonly id: string; readonly hash: string } {
  const directory = testFolder();
  const store = testStore(undefined, directory);
  const { hash } = keepFile(store, Buffer.from('công văn'));
  const fields = { fullName: 'Phó Giám đốc Sở', documentNumber: 'C7654321' };
  const { id } = save(store, outgoing({}, { members: [{ id: newId(), fields }] }));
  store.close();
  return { directory, id, hash };
}

it('begins lost keys anew: the register opens, and its numbers are told to be unreadable', () => {
  const { directory, id } = folder();
  rmSync(keyFile(directory));
  expect(refusalOf(() => openStore({ directory }))).toMatchObject({
    code: 'part-missing',
    params: { part: 'keys', due: 1 },
  });
  expect(mendParts(directory, now, nothing)).toEqual({ setAside: null });
  const store = openStore({ directory });
  expect(readRecord(store, 'outgoing-delegation', id)?.['members']).toMatchObject([
    { documentNumber: { masked: null, unreadable: 'missing' } },
  ]);
  store.close();
});

it('begins damaged files anew, and keeps the damaged ones', () => {
  const { directory, hash } = folder();
  const path = dataFile(directory, 'files');
  writeFileSync(path, 'Đây không phải là tệp.'.repeat(200));
  expect(codeOf(() => openStore({ directory }))).toBe('database-damaged');
  expect(mendParts(directory, now, nothing)).toEqual({
    setAside: join(directory, 'damaged-2024-03-21T03-00-00-000Z'),
  });
  const store = openStore({ directory });
  expect(codeOf(() => readFile(store, hash))).toBe('file-missing');
  keepFile(store, Buffer.from('công văn'));
  expect(readFile(store, hash).toString()).toBe('công văn');
  store.close();
});

it('takes an older copy of the register as all there is once somebody said so', () => {
  const { directory } = folder();
  const path = dataFile(directory, 'main');
  copyFileSync(path, `${path}-older`);
  const store = openStore({ directory, now: () => now });
  save(store, outgoing());
  store.close();
  rmSync(path);
  copyFileSync(`${path}-older`, path);
  expect(refusalOf(() => openStore({ directory }))).toMatchObject({
    code: 'changes-missing',
    params: { changes: 2 },
  });
  mendParts(directory, now, nothing);
  openStore({ directory }).close();
});
