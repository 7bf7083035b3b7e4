#!/usr/bin/env node
// Does with dpkg-deb what electron-builder asks of fpm for a .deb, where fpm itself cannot be had.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const alone = new Set(['--force', '--debug', '--no-auto-depends']);
const given = new Map();
const mappings = [];
for (let args = process.argv.slice(2); args.length > 0;) {
  const [arg, value] = args;
  if (!arg.startsWith('-')) mappings.push(arg);
  const joined = /^(--[a-z-]+)=(.*)$/s.exec(arg);
  const takesNext = arg.startsWith('-') && joined === null && !alone.has(arg);
  const [name, text] = joined === null ? [arg, takesNext ? value : ''] : [joined[1], joined[2]];
  given.set(name, [...(given.get(name) ?? []), text]);
  args = args.slice(takesNext ? 2 : 1);
}
const one = (name) => given.get(name)?.at(-1) ?? '';
const listed = (name) => (given.get(name) ?? []).join(', ');

const stage = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-deb-'));
for (const mapping of mappings) {
  const [from, to] = mapping.split('=');
  mkdirSync(dirname(join(stage, to)), { recursive: true });
  cpSync(from, join(stage, to), { recursive: true, verbatimSymlinks: true });
}
const control = join(stage, 'DEBIAN');
mkdirSync(control);
const fields = {
  Package: one('--name'),
  Version: one('--version'),
  Architecture: one('--architecture'),
  Maintainer: one('--maintainer'),
  Depends: listed('-d'),
  Recommends: listed('--deb-recommends'),
  Section: one('--category') || 'default',
  Priority: one('--deb-priority'),
  Homepage: one('--url'),
  Description: one('--description').trim().replaceAll(/\n */g, '\n '),
};
const lines = Object.entries(fields).filter(([, text]) => text !== '');
writeFileSync(join(control, 'control'), lines.map(([name, text]) => `${name}: ${text}\n`).join(''));
for (const [option, file] of [
  ['--after-install', 'postinst'],
  ['--after-remove', 'postrm'],
]) {
  cpSync(one(option), join(control, file));
  chmodSync(join(control, file), 0o755);
}
execFileSync('chmod', ['-R', 'u=rwX,go=rX', stage]);
execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', stage, one('--package')], {
  stdio: 'inherit',
});
rmSync(stage, { recursive: true });
