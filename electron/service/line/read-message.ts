import * as z from 'zod';
import { DEPTH_LIMIT, MESSAGE_LIMIT } from '../../../shared/contract/limits.ts';
import type { RefusalDetail } from '../../../shared/contract/refusal.ts';
import { formParts } from './form-parts.ts';

/** Values in a message at most, whole ones and those in them. */
const MOST_VALUES = 500_000;
/** Stands between the JSON of a message and the bytes of its files. */
const DELIMITER = 0xff;

const callId = z.union([z.string().max(100), z.number()]);
const headers = z.strictObject({
  'content-type': z.string().startsWith('multipart/form-data').max(300).exactOptional(),
});
/** A call, or that a call is no longer waited for. Written as oRPC writes it. */
const envelope = z.union([
  z.strictObject({
    i: callId,
    t: z.literal(1).optional(),
    p: z.strictObject({
      u: z.string().startsWith('/').max(300),
      h: headers.optional(),
      b: z.unknown().optional(),
      m: z.literal('POST').optional(),
    }),
  }),
  z.strictObject({ i: callId, t: z.literal(4), p: z.unknown().optional() }),
]);

/** A message as it is to be worked on, or why it is not: `id` is the call that is answered so, null where none is told. */
export type ReadMessage =
  | { readonly message: z.infer<typeof envelope> }
  | { readonly id: string | number | null; readonly refusal: RefusalDetail };

/**
 * Reads what came over a line: JSON text, or JSON and the bytes of files. Size, depth and outline are judged before anything
 * else reads it.
 */
export function readMessage(raw: unknown): ReadMessage {
  const whole = typeof raw === 'string' ? Buffer.from(raw) : bytesOf(raw);
  if (whole === null) return refused(null, 'message-invalid');
  const delimiter = typeof raw === 'string' ? -1 : whole.indexOf(DELIMITER);
  const outer = delimiter === -1 ? whole : whole.subarray(0, delimiter);
  if (outer.length > MESSAGE_LIMIT) return refused(null, 'message-too-large');
  const json = parsed(outer);
  const read = envelope.safeParse(json.value);
  if (!read.success) return refused(idOf(json.value), 'message-invalid');
  const message = read.data;
  if (message.t === 4 || delimiter === -1)
    return isWithin(message, DEPTH_LIMIT) ? { message } : refused(message.i, 'message-invalid');
  const form = formParts(whole.subarray(delimiter + 1), message.p.h?.['content-type'] ?? '');
  if (form === null) return refused(message.i, 'message-invalid');
  if (form.asked.byteLength > MESSAGE_LIMIT) return refused(message.i, 'message-too-large');
  const asked = parsed(form.asked);
  if (!asked.read || !isWithin(asked.value, DEPTH_LIMIT)) return refused(message.i, 'message-invalid');
  const body = new FormData();
  body.append('data', Buffer.from(form.asked).toString('utf8'));
  for (const { name, file } of form.files) body.append(name, file);
  return { message: { i: message.i, p: { ...message.p, b: body } } };
}

function refused(id: string | number | null, code: 'message-invalid' | 'message-too-large'): ReadMessage {
  const params = code === 'message-invalid' ? {} : { limit: MESSAGE_LIMIT / 1024 / 1024 };
  return { id, refusal: { code, params, issues: [] } };
}

function bytesOf(raw: unknown): Buffer<ArrayBuffer> | null {
  if (raw instanceof ArrayBuffer) return Buffer.from(raw);
  if (raw instanceof Uint8Array && raw.buffer instanceof ArrayBuffer)
    return Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  return null;
}

function parsed(bytes: Uint8Array): { readonly read: boolean; readonly value: unknown } {
  try {
    return { read: true, value: JSON.parse(new TextDecoder().decode(bytes)) };
  } catch {
    return { read: false, value: null };
  }
}

function idOf(message: unknown): string | number | null {
  return z.looseObject({ i: callId }).safeParse(message).data?.i ?? null;
}

/** Whether a value out of JSON is no deeper, and has no more values in it, than a message may. */
function isWithin(value: unknown, depth: number): boolean {
  let level: object[] = isNested(value) ? [value] : [];
  let values = 0;
  for (let deep = 0; level.length > 0; deep += 1) {
    if (deep > depth) return false;
    const next: object[] = [];
    for (const outer of level)
      for (const inner of Object.values(outer)) {
        values += 1;
        if (values > MOST_VALUES) return false;
        if (isNested(inner)) next.push(inner);
      }
    level = next;
  }
  return true;
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;
