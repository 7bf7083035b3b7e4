import { ORPCError, type ClientLink } from '@orpc/client';
import * as z from 'zod';
import type { RefusalCode, RefusalDetail } from '../../shared/contract/refusal.ts';

type Link = ClientLink<Record<never, never>>;

/** Reasons for which nothing, or no further draft, can be kept until somebody sees to it. */
const untilSeenTo = [
  'folder-missing',
  'disk-full',
  'database-read-only',
  'part-read-only',
  'disk-faulty',
  'too-many-open',
  'drafts-full',
] as const satisfies readonly RefusalCode[];

/** Calls that write elsewhere than into the data, such as to a stick. */
const elsewhere: readonly string[] = ['data', 'rescue', 'works'];

/** Calls of every day whose answer tells that the data can be written. */
const writing: readonly string[] = ['drafts.keep', 'drafts.remove', 'app.remember', 'records.save'];

const kept = z.object({ form: z.string(), content: z.string() });
const named = z.object({ form: z.string() });
/** Read here, as the registers, which the contract names, are read behind this. */
const refused = z.object({
  code: z.enum(untilSeenTo),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** Why nothing can be saved now, and how many drafts only this window has. */
export interface Unkept {
  readonly refusal: RefusalDetail;
  readonly drafts: number;
}

/**
 * What was typed while the data folder could not be written: it stays in the memory of this window, and nowhere else, until
 * the folder takes it. A form that is opened again meanwhile finds it there.
 */
export class HeldDrafts {
  readonly #held = new Map<string, string>();
  readonly #listeners = new Set<() => void>();
  #unkept: Unkept | null = null;

  /** Null while everything can be saved, as far as is known. */
  readonly unkept = (): Unkept | null => this.#unkept;

  /** Tells each change; answers how to stop. */
  readonly onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** A link whose drafts are held here where the service cannot keep them. */
  holding(link: Link): Link {
    return {
      call: async (path, input, options) => {
        const name = path.join('.');
        const form = named.safeParse(input).data?.form;
        if (name === 'drafts.read' && form !== undefined && this.#held.has(form))
          return { content: this.#held.get(form) };
        try {
          const answer = await link.call(path, input, options);
          if (writing.includes(name)) this.#release(form);
          return answer;
        } catch (error) {
          this.#note(path, input, error);
          throw error;
        }
      },
    };
  }

  /**
   * Hands everything that is held to the service.
   * @param tried settles once the service looked at its folder anew and wrote something; rejects where it cannot.
   */
  async handOver(
    tried: () => Promise<unknown>,
    keep: (draft: { readonly form: string; readonly content: string }) => Promise<unknown>,
  ): Promise<void> {
    await tried();
    for (const [form, content] of this.#held) {
      await keep({ form, content });
      // What was typed meanwhile is handed over by its own form.
      if (this.#held.get(form) === content) this.#held.delete(form);
    }
    this.#change(this.#held.size === 0 ? null : this.#unkept);
  }

  #note(path: readonly string[], input: unknown, error: unknown): void {
    const refusal = detailOf(error);
    if (refusal === null || elsewhere.includes(path[0] ?? '')) return;
    const name = path.join('.');
    if (name === 'drafts.keep') {
      const draft = kept.safeParse(input).data;
      if (draft !== undefined) this.#held.set(draft.form, draft.content);
    }
    if (name === 'drafts.remove') this.#held.delete(named.safeParse(input).data?.form ?? '');
    this.#change({ refusal, drafts: this.#held.size });
  }

  /** Something was written, and the service has what is newer than what is held of a form. */
  #release(form: string | undefined): void {
    if (form !== undefined) this.#held.delete(form);
    if (this.#unkept !== null)
      this.#change(this.#held.size === 0 ? null : { ...this.#unkept, drafts: this.#held.size });
  }

  #change(next: Unkept | null): void {
    this.#unkept = next;
    for (const listener of this.#listeners) listener();
  }
}

/** Why nothing can be kept, where that is what an error says. */
function detailOf(error: unknown): RefusalDetail | null {
  if (!(error instanceof ORPCError)) return null;
  const detail = refused.safeParse(error.data).data;
  return detail === undefined ? null : { ...detail, issues: [] };
}

/** Those of this window. */
export const heldDrafts = new HeldDrafts();
