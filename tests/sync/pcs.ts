import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { copyVerified } from '../../db/file/backup.ts';
import { filesOf, mainOf } from '../../db/file/handles.ts';
import { openStore, type OpenStore } from '../../db/file/open.ts';
import { restoreBackup } from '../../db/file/restore.ts';
import { newId } from '../../db/ids.ts';
import { beginDeviceKeys } from '../../db/exchange/device-keys.ts';
import { filesFor, partsFor, rowsOfPart, type LogPart } from '../../db/exchange/outgoing.ts';
import { signOwnHeads } from '../../db/exchange/signed-heads.ts';
import { openStaging, type StagedEnvelope } from '../../db/exchange/staging.ts';
import { takeInStaged, type TakeInOutcome } from '../../db/exchange/take-in.ts';
import { trustDevice, type GivenRights, type TrustedCard } from '../../db/exchange/trust.ts';
import { readFile } from '../../db/files.ts';
import type { LogRow } from '../../db/change-log.ts';
import { beginForTest } from '../../db/test-first-start.ts';
import { testFolder } from '../../db/test-store.ts';

/** A bundle without its seal: what the service wraps. */
export interface PlainBundle {
  readonly envelope: StagedEnvelope;
  readonly rows: readonly (readonly [part: number, row: LogRow])[];
  readonly files: readonly (readonly [hash: string, content: Buffer])[];
}

const hex = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Stands in for Ed25519, whose own tests are elsewhere: a signature that follows from the key and the text. */
const signatureOf = (key: string, text: string): string => hex(`${key}\n${text}`) + hex(`${text}\n${key}`);

/** A PC of a test: a data folder, its clock, and its keys. */
export class Pc {
  readonly name: string;
  readonly directory: string;
  now: number;
  store: OpenStore;
  backup: string | null = null;
  #backups = 0;

  constructor(name: string, now: number, directory = testFolder()) {
    this.name = name;
    this.now = now;
    this.directory = directory;
    this.store = this.open();
    onTestFinished(() => this.store.close());
    if (this.store.device === null) beginForTest(this.store, `Cán bộ ${name}`);
  }

  open(): OpenStore {
    return openStore({ directory: this.directory, now: () => new Date(this.now) });
  }

  get id(): string {
    return this.store.device?.id ?? '';
  }

  get signKey(): string {
    return hex(`key of ${this.name}`);
  }

  beginKeys(): void {
    const { name, signKey } = this;
    beginDeviceKeys(this.store, newId(), {
      signSeed: Buffer.from(signKey, 'hex'),
      identity: `AGE-SECRET-KEY-${name}`,
      signKey,
      sealKey: `age1${name}`,
      name,
      unit: 'Sở Ngoại vụ',
    });
  }

  get card(): TrustedCard {
    const { name, signKey, id } = this;
    return {
      deviceId: id,
      name,
      unit: 'Sở Ngoại vụ',
      prefix: 'VP',
      post: null,
      signKey,
      sealKey: `age1${name}`,
    };
  }

  trust(other: Pc, role: GivenRights['role'], registers: readonly string[] | null = null): void {
    trustDevice(this.store, newId(), other.card, { role, registers, numbers: false });
  }

  /** Writes what another PC has not confirmed. */
  send(...to: readonly Pc[]): PlainBundle {
    signOwnHeads(this.store, (text) => signatureOf(this.signKey, text));
    const recipients = to.map(({ id }) => id);
    const parts: readonly LogPart[] = partsFor(this.store, recipients);
    return {
      envelope: {
        bundle: newId(),
        sender: this.id,
        logs: parts.map(({ head, after, registers }) => ({ head, after, registers })),
      },
      rows: parts.flatMap((part, number) =>
        [...rowsOfPart(this.store, part)].map((row) => [number, row] as const),
      ),
      files: [...filesFor(this.store, parts, recipients)].map(
        (hash) => [hash, readFile(this.store, hash)] as const,
      ),
    };
  }

  async receive({ envelope, rows, files }: PlainBundle): Promise<TakeInOutcome> {
    const staging = openStaging(this.store, (key, text, signature) => signatureOf(key, text) === signature);
    try {
      staging.begin(envelope);
      for (const [part, row] of rows) staging.row(part, row);
      for (const [hash, content] of files) staging.file(hash, content);
      staging.complete();
      return await takeInStaged(this.store, staging, newId());
    } finally {
      staging.close();
    }
  }

  keepBackup(): void {
    this.#backups += 1;
    this.backup = join(this.directory, `${this.#backups}.backup`);
    copyVerified(mainOf(this.store), filesOf(this.store).name, this.backup, new Date(this.now));
  }

  restore(): void {
    if (this.backup === null) return;
    this.store.close();
    restoreBackup(this.backup, this.directory, new Date(this.now));
    this.store = this.open();
  }
}
