// Gathers the licences of everything that is shipped, after a build. Plain JavaScript, since `host/launch.mjs` runs it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { besideBundles } from './beside-bundles.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** The folders of `dist` where vite told what their bundles hold: those that are packaged, and the host, which shows the same screens. */
const bundles = ['service', 'shell', 'renderer', 'host'];

/**
 * Writes `renderer/licences.json` and `THIRD-PARTY-NOTICES.txt` below `dist`: name, version, kind and text of each. Nothing is
 * written before all bundles stand. Throws where a text is missing: what has no notice is not shipped.
 */
export function gatherLicences(root, dist) {
  const lists = bundles.map((bundle) => join(dist, bundle, 'bundled.json'));
  if (!lists.every((path) => existsSync(path))) return;
  const standard = json(join(here, 'without-text.json'));
  const found = new Map();
  for (const { name, version, identifier, text } of lists.flatMap(json)) {
    const known = standard[name];
    const whole = text ?? (known === undefined ? undefined : standardText(known));
    if (whole === undefined)
      throw new Error(`${name} ${version} brings no licence text: see electron/licences`);
    found.set(`${name}@${version}`, {
      name,
      version,
      kind: identifier ?? known?.standard ?? '',
      text: whole,
    });
  }
  for (const part of besideBundles(root, standardText)) found.set(`${part.name}@${part.version}`, part);
  const licences = [...found.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  const unclear = licences.filter(({ kind, text }) => kind === '' || text.trim() === '');
  if (unclear.length > 0) throw new Error(`No licence: ${unclear.map(({ name }) => name).join(', ')}`);
  writeFileSync(join(dist, 'renderer', 'licences.json'), JSON.stringify(licences));
  writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), noticesOf(licences));
}

/** The standard text of a licence, with who holds the rights. */
function standardText({ standard, holder }) {
  return readFileSync(join(here, 'texts', `${standard}.txt`), 'utf8')
    .replace('{{holder}}', holder)
    .trim();
}

const rule = '='.repeat(100);

/** One text file for the package, with line ends that Notepad of any Windows shows. */
function noticesOf(licences) {
  const parts = licences.map(
    ({ name, version, kind, text }) => `${rule}\n${name} ${version}\n${kind}\n${rule}\n\n${text}\n`,
  );
  const head = `Sổ Ngoại vụ holds the following software of others (${licences.length}).\n`;
  return `\uFEFF${[head, ...parts].join('\n').replaceAll(/\r?\n/g, '\r\n')}`;
}
