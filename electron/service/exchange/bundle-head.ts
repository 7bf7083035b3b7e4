import { Refusal } from '../../../shared/contract/refusal.ts';
import {
  BUNDLE_FORM,
  bundleHeadSchema,
  newerFormSchema,
  type BundleHead,
} from '../../../shared/exchange/envelope.ts';

/** What every bundle of every form begins with. */
export const BUNDLE_MARK = 'SNV1\n';

/** Bytes of the SHA-256 that a bundle ends with. */
export const BUNDLE_END = 32;

/** A head as it stands in a bundle. */
export function bundleHeadText(head: BundleHead): string {
  return `${JSON.stringify({ form: head.form, parts: head.parts.map(({ bytes }) => ({ bytes })) })}\n`;
}

/** Reads a head, of which every byte stands as it is written. @throws Refusal `bundle-newer`, `bundle-damaged`. */
export function readBundleHead(text: string): BundleHead {
  const value = readJson(text);
  const newer = newerFormSchema.safeParse(value);
  if (newer.success) throw new Refusal('bundle-newer', { form: newer.data.form, known: BUNDLE_FORM });
  const head = bundleHeadSchema.safeParse(value);
  if (!head.success || bundleHeadText(head.data) !== text) throw new Refusal('bundle-damaged');
  return head.data;
}

/** What a text of JSON says. @throws Refusal `bundle-damaged` for what is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal('bundle-damaged', {}, [], error);
  }
}
