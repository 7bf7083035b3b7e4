import { resolve } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { SourcePattern } from './source-patterns.ts';

/** A worker that loads modules and answers with every pattern that they make with `RegExp`, each once. */

const root = process.cwd();
const made = new Map<string, SourcePattern>();
const make = globalThis.RegExp;

/** Where a pattern is made: the first line of the program's own in the stack. */
function placeOf(stack: string): string {
  for (const line of stack.split('\n').slice(1)) {
    const at = line.indexOf(root);
    const place = line.slice(at + root.length + 1).replace(/:\d+\)?$/, '');
    if (at >= 0 && !place.startsWith('node_modules') && !place.startsWith('tests')) return place;
  }
  return '';
}

globalThis.RegExp = new Proxy(make, {
  construct(target, args) {
    const pattern = Reflect.construct(target, args) as RegExp;
    const at = placeOf(new Error('made').stack ?? '');
    made.set(`${at} ${pattern.source}`, { at, source: pattern.source, flags: pattern.flags });
    return pattern;
  },
});
for (const file of workerData as readonly string[]) {
  // What only the build can load makes no pattern as it is loaded, or its place is missed.
  await import(resolve(root, file)).catch(() => null);
}
globalThis.RegExp = make;
parentPort?.postMessage([...made.values()].filter(({ at }) => at !== ''));
