import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { refusalCodes } from '../contract/refusal.ts';
import { openRegisterNames, registerNamed, type OpenRegister } from '../registers/all-registers.ts';
import { links } from '../registers/exchange/exchange-fields.ts';
import { choice, text } from '../registers/field.ts';
import { labelKeysOf } from './register-labels.ts';
import { languages, resources } from './resources.ts';

type Tree = { readonly [key: string]: string | Tree };

function flat(tree: Tree, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as const] : flat(value, `${prefix}${key}.`),
  );
}

const texts = Object.fromEntries(
  languages.map((language) => [
    language,
    new Map(Object.entries(resources[language]).flatMap(([namespace, tree]) => flat(tree, `${namespace}:`))),
  ]),
);
const vi = texts['vi'] ?? new Map<string, string>();

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = ['renderer', 'electron', 'shared'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => readFileSync(join(root, folder, file), 'utf8')),
);

/** Keys that the code names: whole ones, and those with a part that is only known when it runs, as patterns. */
function named(): { readonly whole: ReadonlySet<string>; readonly patterns: readonly RegExp[] } {
  const whole = new Set<string>();
  const patterns: RegExp[] = [];
  const withNamespace = (key: string): string => (key.includes(':') ? key : `app:${key}`);
  for (const source of sources) {
    for (const [, quoted = ''] of source.matchAll(/['"]([a-zA-Z]+(?::[a-zA-Z.-]+|\.[a-zA-Z.]+))['"]/g))
      whole.add(withNamespace(quoted));
    for (const [, template = ''] of source.matchAll(/`([a-zA-Z]+[:.](?:[^`$\s]|\$\{[^}]*\})*)`/g)) {
      const pattern = withNamespace(template)
        .split(/\$\{[^}]*\}/)
        .map((part) => part.replaceAll(/[.*+?^()|[\]\\]/g, String.raw`\$&`))
        .join('.+');
      patterns.push(new RegExp(`^${pattern}$`));
    }
  }
  return { whole, patterns };
}

describe('the texts for people', () => {
  it.each(languages)('are complete in %s, with the same values to fill in', (language) => {
    const own = texts[language] ?? new Map<string, string>();
    expect([...own.keys()].toSorted()).toEqual([...vi.keys()].toSorted());
    const holes = (text: string | undefined): readonly string[] =>
      (text?.match(/\{\{\w+\}\}/g) ?? []).toSorted();
    for (const [key, text] of own) {
      expect(text.trim(), key).not.toBe('');
      expect(holes(text), key).toEqual(holes(vi.get(key)));
      expect(text, key).toBe(text.normalize('NFC'));
    }
  });

  it('have a sentence for each refusal', () => {
    for (const code of refusalCodes) expect(vi.has(`refusals:${code}`), code).toBe(true);
  });

  it('have no sentence for an issue that nothing finds', () => {
    const code = sources.join('\n');
    // What the reader of markers warns of gets its prefix where it becomes an issue.
    const left = Object.keys(resources.vi.issues).filter(
      (issue) => !code.includes(`'${issue}'`) && !code.includes(`'${issue.replace(/^marker-/, '')}'`),
    );
    expect(left).toEqual([]);
  });

  it.each(languages)('name each register and everything in it in %s', (language) => {
    const own = texts[language] ?? new Map<string, string>();
    const lacking = openRegisterNames.flatMap((name) =>
      labelKeysOf(registerNamed(name)).filter((key) => !own.has(key)),
    );
    expect(lacking).toEqual([]);
  });

  it('name nothing of registers that is not there', () => {
    const known = new Set(openRegisterNames.flatMap((name) => labelKeysOf(registerNamed(name))));
    const kept = [...vi.keys()].filter((key) => key.startsWith('registers:') || key.startsWith('choices:'));
    expect(kept.filter((key) => !known.has(key))).toEqual([]);
  });

  it('are told by their keys where a new register has none', () => {
    const unfinished: OpenRegister = {
      ...registerNamed('talk'),
      key: 'unfinished',
      fields: { kind: choice('unfinishedKind', ['lacquer']) },
      children: { givers: { ...links('unfinished_giver'), fields: { note: text() } } },
      sections: ['main', 'unfinished'],
      continuations: [{ begins: 'talk', purpose: 'like', label: 'addUnfinished', values: () => ({}) }],
      statuses: { unfinishedDone: 'done', postponed: 'stopped' },
    };
    expect(labelKeysOf(unfinished).filter((key) => !vi.has(key))).toEqual([
      'registers:unfinished.title',
      'registers:unfinished.one',
      'registers:unfinished.decidingDate',
      'registers:unfinished.lastDate',
      'registers:unfinished.atPost',
      'registers:unfinished.month.held',
      'registers:unfinished.days.commitment',
      'registers:sections.unfinished',
      'registers:continuations.addUnfinished',
      'choices:status.unfinishedDone',
      'registers:unfinished.fields.kind',
      'choices:unfinishedKind.lacquer',
      'registers:unfinished.children.givers.title',
      'registers:unfinished.children.givers.fields.note',
    ]);
  });

  it('exist for each key that the code names, and none is left over', () => {
    const { whole, patterns } = named();
    const namespaces = new Set(Object.keys(resources.vi));
    const missing = [...whole].filter(
      (key) => namespaces.has(key.split(':')[0] ?? '') && !key.startsWith('app:') && !vi.has(key),
    );
    expect(missing).toEqual([]);
    const left = [...vi.keys()].filter(
      (key) => !whole.has(key) && !patterns.some((pattern) => pattern.test(key)),
    );
    expect(left).toEqual([]);
  });
});
