import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf } from '../../db/file/file-identity.ts';

/** Bytes of the file; with the one before it that is twice as much. */
const SIZE_LIMIT = 1024 * 1024;
/** Characters of an error that are kept. */
const TEXT_LIMIT = 8_000;
/** Milliseconds in which errors of one kind make one line. */
const PAUSE = 1_000;
/** Characters that wait for a log which another program holds. */
const WAITING_LIMIT = 20_000;
/** Kinds that are told apart. */
const MOST_KINDS = 200;

/**
 * Keeps unexpected errors with their stacks in `logs/errors.txt` of a folder; a full file becomes `errors.old.txt`. Of one
 * kind a line a second at most, which tells how many were left out. What people typed, and secrets, are not in it as far as
 * that can be told.
 */
export function errorLog(
  folder: string,
  now: () => Date = () => new Date(),
): (reference: string, error: unknown) => void {
  const home = identityOf(folder)?.inode;
  const kinds = new Map<string, { at: number; leftOut: number }>();
  /** Lines that could not be written, as where an editor holds the log: nobody waits for it, the next error takes them along. */
  let waiting = '';
  return (reference, error) => {
    const text = withoutPersonal(told(error).slice(0, TEXT_LIMIT));
    const at = now();
    const kind = kindOf(text);
    const before = kinds.get(kind);
    if (before !== undefined && at.getTime() - before.at < PAUSE) {
      before.leftOut += 1;
      return;
    }
    const [oldest] = kinds.keys();
    if (oldest !== undefined && kinds.size >= MOST_KINDS) kinds.delete(oldest);
    kinds.set(kind, { at: at.getTime(), leftOut: 0 });
    const leftOut = before === undefined || before.leftOut === 0 ? '' : ` (+${before.leftOut} left out)`;
    waiting += `${at.toISOString()} ${withoutPersonal(reference).slice(0, 100)}${leftOut} ${text}\n`;
    try {
      const isHome = home === undefined || identityOf(folder)?.inode === home;
      write(folder, isHome, waiting);
      waiting = '';
    } catch {
      waiting = waiting.slice(-WAITING_LIMIT);
    }
  };
}

function write(folder: string, isHome: boolean, line: string): void {
  const logs = join(folder, 'logs');
  // Never the data folder itself: where it went away nothing is made in its place.
  if (!existsSync(logs)) {
    if (!isHome) return;
    mkdirSync(logs);
  }
  const path = join(logs, 'errors.txt');
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 0 && size + Buffer.byteLength(line) > SIZE_LIMIT) renameSync(path, join(logs, 'errors.old.txt'));
  appendFileSync(path, line);
}

function told(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Errors are of one kind where they begin alike and came from the same place. */
function kindOf(text: string): string {
  const [head = '', ...lines] = text.split('\n');
  const place = lines.find((line) => isFrame(line)) ?? '';
  return `${head.slice(0, 40)}${place}`.replaceAll(/\d+/g, '#');
}

const isFrame = (line: string): boolean => /^\s+at /.test(line);

/** The same text, in which words that no program writes, long numbers and keys are masked; places in the program stay. */
function withoutPersonal(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      isFrame(line)
        ? line
        : line
            .replaceAll(/[\w-]{24,}/g, (word) => (/\d/.test(word) ? '…' : word))
            .replaceAll(/\S+/g, (word) => (/^\p{ASCII}+$/u.test(word) ? word : '…'))
            .replaceAll(/\d{6,}/g, '…'),
    )
    .join('\n');
}
