import { cpSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { noteInJournal } from '../../db/file/backup-journal.ts';
import { restoreInto } from '../../electron/service/service-state.ts';
import { outgoing, save, testFolder, testStore } from '../../db/test-store.ts';
import { hostPlatform } from '../../electron/host/platform.ts';
import { startService, type Service } from '../../electron/service/service.ts';
import { withSentence } from './sentence.ts';

/** A data folder whose backups lie in a place of their own, and what is in that place. */
function withPlace(): { readonly directory: string; readonly place: string } {
  const [directory, place] = [testFolder(), testFolder()];
  testStore(undefined, directory).close();
  noteInJournal(directory, { folder: place });
  return { directory, place };
}

function started(directory: string): Service {
  const service = startService({
    dataDirectory: directory,
    platform: hostPlatform,
    version: '0',
    clock: () => new Date('2024-03-21T03:00:00Z'),
  });
  onTestFinished(() => service.close());
  return service;
}

function saveIn(service: Service, times: number): void {
  const { store } = service.state;
  if (store === null) throw new Error('not open');
  for (let time = 0; time < times; time += 1) save(store, outgoing());
}

/** Backs up, works on, tells the place, and puts the data folder of before back as it was, witness and all. */
async function rolledBack(): Promise<{ readonly directory: string; readonly place: string }> {
  const { directory, place } = withPlace();
  const first = started(directory);
  saveIn(first, 1);
  await first.state.backups.make({ automatic: false });
  first.close();
  const old = testFolder();
  cpSync(directory, old, { recursive: true });
  const second = started(directory);
  saveIn(second, 2);
  await second.state.backups.holdWitness();
  second.close();
  rmSync(directory, { recursive: true });
  cpSync(old, directory, { recursive: true });
  return { directory, place };
}

const copies = (place: string): readonly string[] =>
  readdirSync(place).filter((name) => name.endsWith('.witness'));

describe('an earlier copy of the whole data folder that was put back', () => {
  it('is told at opening where the place of backups knows of later changes, and the place goes on knowing it', async () => {
    const { directory, place } = await rolledBack();
    for (const _time of [1, 2]) {
      const service = started(directory);
      await service.state.backups.holdWitness();
      const { refusal } = service.state;
      if (refusal === null) throw new Error('nothing was told');
      expect(withSentence(refusal)).toMatchObject({ code: 'changes-missing', params: { changes: 4 } });
      await expect(service.state.backups.make({ automatic: true })).rejects.toMatchObject({});
      service.close();
    }
    expect(copies(place)).toHaveLength(1);
  });

  it('is told too where it was gone on with before the place came back', async () => {
    const { directory, place } = await rolledBack();
    const away = `${place}-away`;
    renameSync(place, away);
    const service = started(directory);
    await service.state.backups.holdWitness();
    expect(service.state.refusal).toBeNull();
    saveIn(service, 5);
    renameSync(away, place);
    await service.state.backups.look();
    expect(service.state.refusal?.code).toBe('history-differs');
  });
});

describe('the second copy of the witness', () => {
  it('does not stand in the way of a restore: it is then of the restored data, one file a place', async () => {
    const { directory, place } = withPlace();
    const service = started(directory);
    saveIn(service, 1);
    const { name } = await service.state.backups.make({ automatic: false });
    saveIn(service, 2);
    await service.state.backups.holdWitness();
    const [before = ''] = copies(place);
    await restoreInto(service.state, join(place, name), { copies: [], wanted: new Set() });
    await service.state.backups.holdWitness();
    expect(service.state.refusal).toBeNull();
    const after = copies(place);
    expect(after).toHaveLength(1);
    expect(after).not.toEqual([before]);
    service.close();
    const again = started(directory);
    await again.state.backups.holdWitness();
    expect(again.state.refusal).toBeNull();
  });

  it('is not written anew while nothing changed, nor is one of other data minded', async () => {
    const { directory, place } = withPlace();
    const service = started(directory);
    saveIn(service, 1);
    await service.state.backups.holdWitness();
    const [name = ''] = copies(place);
    const first = readFileSync(join(place, name));
    await service.state.backups.holdWitness();
    expect(readFileSync(join(place, name))).toEqual(first);
    const other = withPlace();
    cpSync(join(place, name), join(other.place, 'so-ngoai-vu_0123456789ab.witness'));
    const stranger = started(other.directory);
    await stranger.state.backups.holdWitness();
    expect(stranger.state.refusal).toBeNull();
    expect(copies(other.place)).toHaveLength(2);
  });
});
