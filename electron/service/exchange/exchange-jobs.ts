import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { EXCHANGE_VERSION } from '../../../db/change-log.ts';
import { changeDevice } from '../../../db/device.ts';
import { openConflicts, type Conflict } from '../../../db/exchange/conflicts.ts';
import { beginDeviceKeys, deviceKeys, type DeviceKeys } from '../../../db/exchange/device-keys.ts';
import { filesFor, partsFor, rowsOfPart } from '../../../db/exchange/outgoing.ts';
import { signOwnHeads } from '../../../db/exchange/signed-heads.ts';
import { openStaging, type Staging } from '../../../db/exchange/staging.ts';
import { stateHash } from '../../../db/exchange/state-hash.ts';
import { previewOf, takeInStaged, type TakeInOutcome } from '../../../db/exchange/take-in.ts';
import { trustDevice } from '../../../db/exchange/trust.ts';
import { defaultBackupFolder, freeBackupName } from '../../../db/file/backup-place.ts';
import { readFile } from '../../../db/files.ts';
import { once } from '../../../db/ledger/once.ts';
import type { WriteStore } from '../../../db/store.ts';
import { devices, type KnownDevice } from '../../../db/trust.ts';
import { backUp } from '../../../db/verify/read-backup.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { CARD_FORM, CARD_LIMIT, type Card } from '../../../shared/exchange/card.ts';
import type { ExchangeRole } from '../../../shared/registers/exchange-device/exchange-device.ts';
import { ensureSetUp, reading, writing, type WrittenFolder } from '../jobs.ts';
import { atPlace } from './at-place.ts';
import { fileSource } from './bundle-source.ts';
import { cardBytes, readCard, shortCode, signedCard } from './cards.ts';
import { assertCryptography } from './exchange-answers.ts';
import { readBundle } from './read-bundle.ts';
import { isSigned, newSignSeed, signKeyOf, signText } from './signing.ts';
import { writeBundle, type BundlePart, type WrittenBundle } from './write-bundle.ts';
import { writeOnce } from './write-once.ts';
import { newIdentity, sealKeyOf } from './x25519-keys.ts';

/*
 * What the command line does of exchange, without a window. Each job opens the data folder, does its work and closes it again; all
 * throw a Refusal where the folder cannot be opened, and `crypto-failing`.
 */

/** A PC by its card, with the code that people read to each other. */
export interface ToldCard {
  readonly card: Card;
  readonly code: string;
}

/**
 * This PC's card. A folder where there is none is made and set up; keys are made at the first time.
 * @param asked what the PC shall be called, and what its codes shall begin with; as it is where left out.
 * @throws Refusal `setup-invalid` for a prefix that codes cannot bear.
 */
export function ownCard(
  folder: WrittenFolder,
  asked: { readonly name?: string; readonly prefix?: string },
): Promise<ToldCard> {
  return writing(folder, async (store) => {
    await assertCryptography();
    ensureSetUp(store, folder.author, asked.prefix);
    const prefix = asked.prefix?.trim().toUpperCase();
    if (prefix !== undefined && prefix !== store.device?.prefix)
      once(store, { name: 'exchange.prefix', writeId: randomUUID(), request: { prefix } }, () => {
        changeDevice(store, { prefix });
        return null;
      });
    const told = cardOf(store);
    const name = asked.name ?? told?.card.name ?? hostname();
    if (told === null || told.card.name !== name || told.card.prefix !== store.device?.prefix)
      beginKeys(store, name, folder.author.unit);
    return cardOf(store) ?? unreachable();
  });
}

/** Writes a card into a file of its own. @throws Refusal as `writeOnce`. */
export function writeCard(card: Card, path: string): Promise<void> {
  return writeOnce(
    path,
    (async function* () {
      yield cardBytes(card);
    })(),
  );
}

function beginKeys(store: WriteStore, name: string, unit: string): void {
  const { signSeed, identity } = deviceKeys(store) ?? { signSeed: newSignSeed(), identity: newIdentity() };
  const made = { signSeed, identity, signKey: signKeyOf(signSeed), sealKey: sealKeyOf(identity), name, unit };
  beginDeviceKeys(store, randomUUID(), made);
}

function cardOf(store: WriteStore): ToldCard | null {
  const keys = deviceKeys(store);
  const own = devices(store).find(store.device?.id ?? '');
  if (keys === null || own === null) return null;
  const { id, name, unit, prefix, post, signKey, sealKey } = own;
  const fields = { form: CARD_FORM, deviceId: id, name, unit, prefix, post, signKey, sealKey } as const;
  const card = signedCard(fields, keys.signSeed);
  return { card, code: shortCode(card) };
}

function unreachable(): never {
  throw new RangeError('This PC has keys and no card');
}

/**
 * Trusts the PC whose card lies in a file.
 * @param role what it may do; by default a post's PC keeps a post's registers, and another decides as this one does.
 * @throws Refusal `card-unusable`, `card-newer`, `place-lost`, and as `trustDevice`.
 */
export function trustCard(folder: WrittenFolder, path: string, role: ExchangeRole | null): Promise<ToldCard> {
  return writing(folder, async (store) => {
    await assertCryptography();
    ownKeys(store);
    const card = readCard(await smallFile(path));
    const { form: _form, signature: _signature, ...fields } = card;
    trustDevice(store, randomUUID(), fields, {
      role: role ?? (card.post === null ? 'administrator' : 'post'),
      registers: null,
      numbers: false,
    });
    return { card, code: shortCode(card) };
  });
}

function smallFile(path: string): Promise<Buffer> {
  return atPlace(path, () => {
    if (statSync(path).size > CARD_LIMIT) throw new Refusal('card-unusable');
    return readFileSync(path);
  });
}

/**
 * Writes a bundle with what PCs have not confirmed yet.
 * @param to the id, or the name where only one PC has it, of a PC that is trusted here, or `all` of them.
 * @throws Refusal `device-unknown`, `no-keys`, `target-exists`, and as `partsFor` and `writeBundle`.
 */
export function createBundle(folder: WrittenFolder, to: string, path: string): Promise<WrittenBundle> {
  return writing(folder, async (store) => {
    await assertCryptography();
    const keys = ownKeys(store);
    const deviceId = store.device?.id ?? '';
    signOwnHeads(store, (text) => signText(keys.signSeed, text));
    const groups = Map.groupBy(recipientsOf(store, to), ({ registers }) => JSON.stringify(registers));
    const parts = [...groups.values()].map((group) => partFor(store, group));
    const sender = { deviceId, signSeed: keys.signSeed, exchangeVersion: EXCHANGE_VERSION };
    return writeBundle(store.directory, path, sender, parts, store.now());
  });
}

function ownKeys(store: WriteStore): DeviceKeys {
  const keys = deviceKeys(store);
  if (keys === null) throw new Refusal('no-keys');
  return keys;
}

function recipientsOf(store: WriteStore, to: string): readonly KnownDevice[] {
  const others = devices(store)
    .all()
    .filter(({ id, sealKey }) => id !== store.device?.id && sealKey !== '');
  const byId = others.find(({ id }) => id === to);
  const named = others.filter(({ name }) => name === to);
  const found =
    to === 'all'
      ? others.filter(({ withdrawn }) => withdrawn === null)
      : byId !== undefined
        ? [byId]
        : named.length === 1
          ? named
          : [];
  if (found.length === 0) throw new Refusal('device-unknown');
  return found;
}

function partFor(store: WriteStore, group: readonly KnownDevice[]): BundlePart {
  const ids = group.map(({ id }) => id);
  const parts = partsFor(store, ids);
  return {
    recipients: group.map(({ id, sealKey }) => ({ deviceId: id, number: null, sealKey })),
    logs: parts.map(({ head, after, registers }) => ({ head, after, registers })),
    rows: (function* () {
      for (const [log, part] of parts.entries()) for (const row of rowsOfPart(store, part)) yield [log, row];
    })(),
    files: (function* () {
      for (const hash of filesFor(store, parts, ids)) yield { hash, content: readFile(store, hash) };
    })(),
  };
}

/** What a bundle would bring, or brought, and who sent it. */
export interface ToldTakeIn {
  readonly outcome: TakeInOutcome;
  readonly sender: string;
  /** What people call the PCs whose rows lack. */
  readonly gaps: readonly string[];
  /** Registers of which it takes out more than a tenth. */
  readonly manyWithdrawn: readonly string[];
}

/** Tells what a bundle would bring; nothing is changed. @throws Refusal as `readBundle` and `previewOf`. */
export function inspectBundle(folder: WrittenFolder, path: string): Promise<ToldTakeIn> {
  return staged(folder, path, async (store, staging) => told(store, await previewOf(store, staging)));
}

/**
 * Takes a bundle in, whole or not at all, behind a backup.
 * @param sure a bundle that takes out more than a tenth of a register needs it.
 * @throws Refusal `many-withdrawn` where it needs it, and as `inspectBundle` and `takeInStaged`.
 */
export function takeBundleIn(folder: WrittenFolder, path: string, sure: boolean): Promise<ToldTakeIn> {
  return staged(folder, path, async (store, staging) => {
    const { manyWithdrawn } = told(store, await previewOf(store, staging));
    if (manyWithdrawn.length > 0 && !sure) throw new Refusal('many-withdrawn');
    const backups = defaultBackupFolder(store.directory);
    backUp(store, join(backups, freeBackupName(backups, store.now(), store.device?.logId ?? '')));
    return told(store, await takeInStaged(store, staging, randomUUID()));
  });
}

function staged<T>(
  folder: WrittenFolder,
  path: string,
  work: (store: WriteStore, staging: Staging) => Promise<T>,
): Promise<T> {
  return writing(folder, async (store) => {
    await assertCryptography();
    const { identity } = ownKeys(store);
    const known = devices(store);
    const staging = openStaging(store, isSigned);
    try {
      const reader = {
        deviceId: store.device?.id ?? '',
        identity,
        signKeyOf: (id: string) => {
          const device = known.find(id);
          return device === null || device.withdrawn !== null || device.signKey === ''
            ? null
            : device.signKey;
        },
      };
      await readBundle(store.directory, fileSource(path), reader, staging);
      staging.complete();
      return await work(store, staging);
    } finally {
      staging.close();
    }
  });
}

/** A bundle that takes out more than this share of a register needs a second yes. */
const MANY = 0.1;

function told(store: WriteStore, outcome: TakeInOutcome): ToldTakeIn {
  const known = devices(store);
  const nameOf = (id: string): string => known.find(id)?.name ?? id;
  return {
    outcome,
    sender: nameOf(outcome.sender),
    gaps: [...new Set(outcome.gaps.map(({ deviceId }) => nameOf(deviceId)))],
    manyWithdrawn: Object.entries(outcome.withdrawals)
      .filter(([, { count, of }]) => count > of * MANY)
      .map(([register]) => register),
  };
}

/** One hash over the present content of all registers that this PC is sent: equal on PCs that hold the same. */
export function stateHashOf(directory: string): string {
  return reading(directory, (store) => stateHash(store));
}

/** What two PCs wrote without knowing of each other, as far as nobody settled it. */
export function openConflictsOf(directory: string): readonly Conflict[] {
  return reading(directory, openConflicts);
}
