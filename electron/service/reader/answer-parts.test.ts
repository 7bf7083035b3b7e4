import { describe, expect, it } from 'vitest';
import { fileBounds } from '../../../shared/contract/file-bounds.ts';
import type { ReadResult } from './foreign-file.ts';
import { AnswerParts, Assembly, type ReaderMessage } from './reader-messages.ts';

/** What comes of an answer once it has crossed in its messages. */
function crossed(result: ReadResult): {
  readonly whole: ReadResult;
  readonly messages: readonly ReaderMessage[];
} {
  const messages: ReaderMessage[] = [];
  new AnswerParts((message) => messages.push(structuredClone(message))).result(result);
  const assembly = new Assembly();
  let whole: ReadResult | null = null;
  for (const message of messages)
    if (message.kind === 'result') whole = assembly.whole(message.result);
    else if (message.kind === 'items' || message.kind === 'text' || message.kind === 'bytes')
      assembly.take(message);
  if (whole === null) throw new TypeError('No result came');
  return { whole, messages };
}

describe('an answer of the reader process', () => {
  it.each<[string, ReadResult]>([
    ['bytes', new Uint8Array(1_000_000).fill(7)],
    [
      'a list',
      Array.from({ length: 2_000 }, (_, at) => ({
        code: 'unknownField' as const,
        params: { tag: `{${at}}` },
      })),
    ],
    ['none', []],
    ['bytes and a text', { content: new Uint8Array([1, 2, 3]), html: 'x'.repeat(700_000) }],
  ])('crosses whole, in small messages: %s', (_what, result) => {
    const { whole, messages } = crossed(result);
    expect(whole).toEqual(result);
    for (const message of messages) expect(JSON.stringify(message).length).toBeLessThan(4_000_000);
  });

  it('is refused where it is larger than the service takes', () => {
    const answer = new AnswerParts(() => undefined);
    const long = 'x'.repeat(10_000_000);
    const rows = Array.from({ length: fileBounds.answerCharacters / long.length - 1 }, () => long);
    answer.items('rows', rows);
    expect(() => answer.items('rows', [long])).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ code: 'over-bound' }) }),
    );
  });
});
