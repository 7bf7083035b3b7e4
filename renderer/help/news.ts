import { versionOrder } from '../../shared/text/version-order.ts';
import { plainText, type Block, type HelpPage } from './page-text.ts';

/** The version that a head of the page of news ends with, such as `Version 1.4.0`. */
export const versionOfHead = (head: Block): string => plainText(head).split(' ').at(-1) ?? '';

/** What stands below the heads of versions after `before`, up to `present`, the newest first. */
export function newsBetween({ blocks }: HelpPage, before: string, present: string): readonly Block[] {
  let taken = false;
  return blocks.filter((block) => {
    if (block.kind !== 'head') return taken;
    const version = versionOfHead(block);
    taken = versionOrder(version, before) > 0 && versionOrder(version, present) <= 0;
    return false;
  });
}
