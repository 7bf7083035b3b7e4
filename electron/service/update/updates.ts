import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../../../shared/contract/refusal.ts';
import type { CheckedSetup } from '../../../shared/contract/update.ts';
import { versionOrder } from '../../../shared/text/version-order.ts';
import type { Backups, MadeBackup } from '../backups/backups.ts';
import type { Uploaded } from '../keep-upload.ts';
import type { Reader, ReadOptions } from '../reader/reader.ts';
import type { Platform } from '../platform.ts';
import type { SetupFacts } from './read-setup.ts';
import { judgedBySums } from './sums-file.ts';
import { awaited, removeFolderWithPatience } from '../../../db/file/patient-files.ts';

/** The name of the product in the version resource of its setup and of the program itself. */
const PRODUCT = 'Sổ Ngoại vụ';
/** Machines of whose setups the program's PCs run one: setups are made for x86 too, whatever they install. */
const ours: ReadonlySet<string> = new Set(['x86', 'x64']);

/** What updates need of the service. */
export interface UpdateSource {
  readonly options: {
    readonly dataDirectory: string;
    readonly platform: Pick<Platform, 'judgeSignature' | 'startSetup'>;
    readonly version: string;
    readonly report?: (reference: string, error: unknown) => void;
  };
  readonly reader: Reader;
}

/**
 * Setup files of the program: each is copied into the data folder, which is its owner's only, and it is the copy that is checked and
 * started. One at a time; the next check, and the next start of the program, remove it.
 */
export class Updates {
  readonly #source: UpdateSource;
  readonly #backups: Pick<Backups, 'make'>;
  #checked: CheckedSetup | null = null;

  constructor(source: UpdateSource, backups: Pick<Backups, 'make'>) {
    this.#source = source;
    this.#backups = backups;
  }

  /** Removes what was copied; a setup that still runs is removed at another start. */
  clear(): void {
    this.#checked = null;
    try {
      removeFolderWithPatience(this.#folder);
    } catch (error) {
      this.#source.options.report?.('update-leftover', error);
    }
  }

  /**
   * Takes a file that was sent, and checks it.
   * @param sums text of the list of sums that lies beside it; null where none was given.
   * @throws Refusal `setup-…` with the reason why it is not started here.
   */
  async check(file: Uploaded, sums: string | null, how: ReadOptions): Promise<CheckedSetup> {
    this.clear();
    const path = await this.#lay(file);
    try {
      const facts = await this.#source.reader.read({ kind: 'setup', path }, how);
      const sum = sums === null ? null : judgedBySums(sums, file.name, facts.sum);
      if (sum === 'differs') throw new Refusal('setup-sum-differs', { name: file.name });
      if (sum === 'lacking') throw new Refusal('setup-sum-lacking', { name: file.name });
      this.#assertOurs(facts);
      const { signature, version, size } = facts;
      const origin = await this.#originOf(path, signature);
      if (how.signal?.aborted === true) throw new Refusal('work-cancelled');
      this.#checked = {
        id: randomUUID(),
        name: file.name,
        version,
        size,
        sum: facts.sum,
        isListed: sum === 'matches',
        ...origin,
      };
      return this.#checked;
    } catch (error) {
      this.clear();
      throw error;
    }
  }

  /**
   * Backs up where the data are open, starts the setup that was checked last, and has the program end.
   * @throws Refusal `update-not-here`, `setup-unproven`, `work-ended`, `setup-changed`, `setup-not-started`, and as `Backups.make`; then
   * the program goes on.
   */
  async install(id: string, unproven: boolean, backsUp = true): Promise<MadeBackup | null> {
    const { startSetup } = this.#source.options.platform;
    const checked = this.#checked;
    if (startSetup === null) throw new Refusal('update-not-here');
    if (checked?.id !== id) throw new Refusal('work-ended');
    if (checked.origin !== 'proven' && !unproven) throw new Refusal('setup-unproven');
    const made = backsUp ? await this.#backups.make({ automatic: false }) : null;
    const hash = createHash('sha256');
    const file = await awaited.open(this.#path, 'r');
    await pipeline(file.createReadStream(), hash);
    if (hash.digest('hex') !== checked.sum) throw new Refusal('setup-changed');
    await startSetup(this.#path);
    return made;
  }

  get #folder(): string {
    return join(this.#source.options.dataDirectory, 'update');
  }

  get #path(): string {
    return join(this.#folder, 'setup.exe');
  }

  async #lay(file: Uploaded): Promise<string> {
    mkdirSync(this.#folder, { mode: 0o700 });
    if ('path' in file) await awaited.rename(file.path, this.#path);
    else await awaited.write(this.#path, file.content, { mode: 0o600 });
    return this.#path;
  }

  /** @throws Refusal where it is no setup of this program, for no such machine, or not newer. */
  #assertOurs({ product, machine, version, signature }: SetupFacts): void {
    const { version: present } = this.#source.options;
    if (signature === 'broken') throw new Refusal('setup-signature-broken');
    if (product !== PRODUCT) throw new Refusal('setup-other-program', { product });
    if (!ours.has(machine)) throw new Refusal('setup-other-machine', { machine });
    const order = versionOrder(version, present);
    if (version === present) throw new Refusal('setup-same', { version });
    if (order <= 0) throw new Refusal('setup-older', { version, present });
  }

  /** @throws Refusal `setup-signature-broken`. */
  async #originOf(
    path: string,
    signature: SetupFacts['signature'],
  ): Promise<Pick<CheckedSetup, 'origin' | 'signer'>> {
    const { judgeSignature } = this.#source.options.platform;
    if (signature === 'none') return { origin: 'unsigned', signer: '' };
    if (judgeSignature === null) return { origin: 'untrusted', signer: '' };
    const judged = await judgeSignature(path);
    if (judged.kind === 'broken') throw new Refusal('setup-signature-broken');
    if (judged.kind === 'unproven') return { origin: 'untrusted', signer: '' };
    const { signer } = judged;
    const own = await judgeSignature(process.execPath);
    return { origin: own.kind === 'valid' && own.signer === signer ? 'proven' : 'other', signer };
  }
}
