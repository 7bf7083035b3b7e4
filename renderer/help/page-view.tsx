import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { KeysTable } from './keys-table.tsx';
import type { Block, HelpPage } from './page-text.ts';
import { keysOfSubject, type Subject } from './subjects.ts';

/** A page of the help. Its place `at` (a block; -1: the beginning) is brought into view. */
export function PageView(props: { readonly subject: Subject; readonly page: HelpPage; readonly at: number }) {
  const { subject, page, at } = props;
  const article = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const shown = article.current?.querySelector('.help-found') ?? null;
    if (shown === null) article.current?.scrollTo({ top: 0 });
    else shown.scrollIntoView({ block: 'center' });
  }, []);
  const keys = keysOfSubject[subject];
  return (
    <article ref={article} className="help-page" tabIndex={0} aria-label={page.title}>
      <h2>{page.title}</h2>
      {grouped(page.blocks).map(({ kind, blocks, first }) => {
        const lines = blocks.map((block, place) => {
          const isFound = first + place === at;
          const content = block.runs.map((run, number) => <RunView key={number} run={run} />);
          return { key: first + place, className: isFound ? 'help-found' : '', content };
        });
        const items = lines.map(({ key, className, content }) => (
          <li key={key} className={className}>
            {content}
          </li>
        ));
        if (kind === 'step') return <ol key={first}>{items}</ol>;
        if (kind === 'point') return <ul key={first}>{items}</ul>;
        return lines.map(({ key, className, content }) =>
          kind === 'head' ? (
            <h3 key={key} className={className}>
              {content}
            </h3>
          ) : (
            <p key={key} className={className}>
              {content}
            </p>
          ),
        );
      })}
      {keys === undefined ? null : <KeysTable groups={keys} />}
    </article>
  );
}

function RunView({ run }: { readonly run: Block['runs'][number] }): ReactNode {
  if (run.kind === 'name') return <strong>{run.text}</strong>;
  return run.kind === 'key' ? <span className="key">{run.text}</span> : run.text;
}

/** Blocks of one kind that follow one another, with the place of the first. */
function grouped(
  blocks: readonly Block[],
): readonly { readonly kind: Block['kind']; readonly blocks: readonly Block[]; readonly first: number }[] {
  const groups: { kind: Block['kind']; blocks: Block[]; first: number }[] = [];
  for (const [place, block] of blocks.entries()) {
    const last = groups.at(-1);
    if (last?.kind === block.kind) last.blocks.push(block);
    else groups.push({ kind: block.kind, blocks: [block], first: place });
  }
  return groups;
}
