import { expect, it } from 'vitest';
import { WrittenBytes } from './written-bytes.ts';

it('gives all bytes in order, whatever the parts, and keeps none of what they came in', () => {
  const written = new WrittenBytes();
  expect(written.whole()).toEqual(new Uint8Array());
  const sizes = [0, 1, (1 << 20) - 1, 7, 3 << 20, 1 << 20, 5];
  const all = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0)).map((_, at) => at % 251);
  let from = 0;
  for (const size of sizes) {
    const part = all.slice(from, from + size);
    written.add(part);
    part.fill(255);
    from += size;
  }
  expect(Buffer.compare(written.whole(), all)).toBe(0);
});
