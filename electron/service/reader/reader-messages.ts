import { Tally } from '../../../shared/contract/file-bounds.ts';
import type { RefusalDetail } from '../../../shared/contract/refusal.ts';
import { joinBytes } from '../pictures/join-bytes.ts';
import type { ForeignFile, ReadProgress, ReadResult } from './foreign-file.ts';

/** What a reader process is told: the bytes of the file part by part, then what is asked of it. */
export type ReaderTask =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'read';
      /** Without the bytes that went before. */
      readonly file: ForeignFile;
      /** Bytes of memory above which the process ends itself. */
      readonly memory: number;
    };

/** Where a part of a result belongs: the name of a list, text or bytes in it; empty for the result itself. */
interface Place {
  readonly of: string;
}

/** What a reader process tells: any number of times how far it is and parts of its answer, then the answer. */
export type ReaderMessage =
  | { readonly kind: 'progress'; readonly progress: ReadProgress }
  /** Told every `ALIVE_EVERY` by the thread that only watches, whatever the other one is deep in. */
  | { readonly kind: 'alive' }
  | ({ readonly kind: 'items'; readonly items: readonly unknown[] } & Place)
  | ({ readonly kind: 'text'; readonly text: string } & Place)
  | ({ readonly kind: 'bytes'; readonly bytes: Uint8Array } & Place)
  /** The result without its parts. */
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'refusal'; readonly detail: RefusalDetail }
  /** An error that nobody expected, with its stack. */
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'over-memory' };

/** Milliseconds. */
export const ALIVE_EVERY = 1_000;

/** A process that reads one file, as the shell and the host each start it. */
export interface ReaderProcess {
  send(task: ReaderTask): void;
  onMessage(listener: (message: ReaderMessage) => void): void;
  /** Told once when the process is gone, asked or unasked, or could not be started. */
  onEnd(listener: () => void): void;
  /** Ends it at once, whatever it does. */
  kill(): void;
}

/** Bytes, or signs, of one message: whoever takes a message apart answers nobody meanwhile. */
const AT_ONCE = 256 * 1024;
/** Items of one message at the most. */
const ITEMS_AT_ONCE = 500;

/** Bytes in parts of one message each: copies, since a port sends all of what a part is cut from. */
export function* bytesInParts(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += AT_ONCE) yield bytes.slice(at, at + AT_ONCE);
}

/** Hands an answer over in small messages, and refuses one that is larger than the service takes. */
export class AnswerParts {
  readonly #characters = new Tally('answerCharacters');
  readonly #send: (message: ReaderMessage) => void;

  constructor(send: (message: ReaderMessage) => void) {
    this.#send = send;
  }

  /** @throws Refusal `over-bound`. */
  items(of: string, items: readonly unknown[]): void {
    let part: unknown[] = [];
    let weight = 0;
    const flush = (): void => {
      if (part.length > 0) this.#send({ kind: 'items', of, items: part });
      part = [];
      weight = 0;
    };
    for (const item of items) {
      const own = weightOf(item);
      this.#characters.add(own);
      if (weight + own > AT_ONCE || part.length >= ITEMS_AT_ONCE) flush();
      part.push(item);
      weight += own;
    }
    flush();
  }

  /** The whole answer, or what is left of it behind the items that were handed over. @throws Refusal `over-bound`. */
  result(result: ReadResult): void {
    const left = this.#without('', result);
    if (left !== result || typeof left !== 'object') {
      this.#send({ kind: 'result', result: left });
      return;
    }
    this.#send({
      kind: 'result',
      result: Object.fromEntries(
        Object.entries(result).map(([name, value]: [string, unknown]) => [name, this.#without(name, value)]),
      ),
    });
  }

  /** Sends what is long, and answers what stands in its place. */
  #without(of: string, value: unknown): unknown {
    if (Array.isArray(value)) {
      this.items(of, value);
      return [];
    }
    if (value instanceof Uint8Array) {
      this.#characters.add(value.length);
      for (const bytes of bytesInParts(value)) this.#send({ kind: 'bytes', of, bytes });
      return new Uint8Array();
    }
    if (typeof value === 'string' && value.length > AT_ONCE) {
      this.#characters.add(value.length);
      for (let at = 0; at < value.length; at += AT_ONCE)
        this.#send({ kind: 'text', of, text: value.slice(at, at + AT_ONCE) });
      return '';
    }
    return value;
  }
}

/** About how much a value takes as a message: the signs of its texts, and some for each value. */
function weightOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 8;
  if (value instanceof Uint8Array) return value.length;
  let weight = 8;
  for (const inner of Object.values(value)) weight += 4 + weightOf(inner);
  return weight;
}

/** Puts an answer together again from its parts. */
export class Assembly {
  readonly #items = new Map<string, unknown[]>();
  readonly #texts = new Map<string, string>();
  readonly #bytes = new Map<string, Uint8Array[]>();

  take(part: Extract<ReaderMessage, Place>): void {
    switch (part.kind) {
      case 'items': {
        const own = listOf(this.#items, part.of);
        for (const item of part.items) own.push(item);
        return;
      }
      case 'bytes':
        listOf(this.#bytes, part.of).push(part.bytes);
        return;
      case 'text':
        this.#texts.set(part.of, (this.#texts.get(part.of) ?? '') + part.text);
        return;
      default:
        part satisfies never;
    }
  }

  whole(result: unknown): ReadResult {
    const parts = new Map<string, unknown>([
      ...this.#items,
      ...this.#texts,
      ...[...this.#bytes].map(([of, pieces]) => [of, joinBytes(pieces)] as const),
    ]);
    const root = parts.get('');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parts came apart in `AnswerParts`, so they are those of this result
    return (root ?? withParts(result, parts)) as ReadResult;
  }
}

function withParts(result: unknown, parts: ReadonlyMap<string, unknown>): unknown {
  if (typeof result !== 'object' || result === null || parts.size === 0) return result;
  return { ...result, ...Object.fromEntries(parts) };
}

function listOf<Item>(lists: Map<string, Item[]>, of: string): Item[] {
  const known = lists.get(of);
  if (known !== undefined) return known;
  const list: Item[] = [];
  lists.set(of, list);
  return list;
}
