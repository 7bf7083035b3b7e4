import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { languages, resources } from '../../shared/i18n/resources.ts';
import { openRegisterNames } from '../../shared/registers/all-registers.ts';
import { keyGroups } from '../session/key-names.ts';
import { settingsTabs } from '../session/routes.ts';
import { findPassages, markedParts, plainText, readPage } from './page-text.ts';
import { newsBetween, versionOfHead } from './news.ts';
import { subjectAt, subjects } from './subjects.ts';

const page = readPage(`# Trang
Dòng **đầu** có \`Ctrl+K\`.

## Cách làm

1. Một
2. Hai
- Điểm`);

it('reads title, heads, steps, points and lines with names and keys', () => {
  expect(page.title).toBe('Trang');
  expect(page.blocks.map(({ kind }) => kind)).toEqual(['text', 'head', 'step', 'step', 'point']);
  expect(page.blocks[0]?.runs).toEqual([
    { kind: 'plain', text: 'Dòng ' },
    { kind: 'name', text: 'đầu' },
    { kind: 'plain', text: ' có ' },
    { kind: 'key', text: 'Ctrl+K' },
    { kind: 'plain', text: '.' },
  ]);
});

const pages = [
  ['one', readPage('# Chốt số liệu\nChốt được từ ngày sau.\n## Sau khi chốt\nHồ sơ vẫn sửa được.')],
  ['other', readPage('# Khác\nCó việc chót.\nGõ phím tắt để mở.')],
] as const;
const found = (query: string): readonly (readonly [string, number])[] =>
  findPassages(pages, query).map(({ subject, at }) => [subject, at]);

it('finds titles and heads before lines, marks as typed before others, without marks too', () => {
  expect(found('chốt')).toEqual([
    ['one', -1],
    ['one', 1],
    ['one', 0],
    ['other', 0],
  ]);
  expect(found('chot')).toContainEqual(['other', 0]);
  expect(found('sua duoc')).toEqual([['one', 2]]);
  expect(found('chốt sửa')).toEqual([['one', 2]]);
  expect(found('khong')).toEqual([]);
  expect(found(' ')).toEqual([]);
});

it('marks the words that were found', () => {
  expect(markedParts('Chốt số liệu', 'so').filter(({ marked }) => marked)).toEqual([
    { text: 'số', marked: true },
  ]);
  expect(markedParts('chót chốt', 'chốt').map(({ marked }) => marked)).toEqual([false, false, true]);
});

it('marks Chinese characters inside their line', () => {
  const marked = markedParts('中国广西壮族自治区', '广西').filter((part) => part.marked);
  expect(marked).toEqual([{ text: '广西', marked: true }]);
});

const news = readPage(
  '# Có gì mới\nMở đầu.\n## Phiên bản 1.10.0\n- Một\n- Hai\n## Phiên bản 1.9.0\n- Ba\n## Phiên bản 1.8.0\n- Bốn',
);

it.each([
  ['1.8.0', '1.10.0', ['Một', 'Hai', 'Ba']],
  ['1.8.0', '1.9.0', ['Ba']],
  ['1.9.9', '1.10.0', ['Một', 'Hai']],
  ['1.10.0', '1.10.0', []],
])('takes from the news what is new since %s in %s', (before, present, points) => {
  expect(newsBetween(news, before, present).map(plainText)).toEqual(points);
});

const files = (language: string): readonly string[] =>
  globSync(`shared/i18n/${language}/help/*.md`).toSorted();

it.each(languages)(
  'has a page of every subject in %s, in letters of one form, with nothing unread in it',
  (language) => {
    expect(files(language).map((file) => file.replace(/^.*[\\/](\w+)\.md$/, '$1'))).toEqual(
      subjects.toSorted(),
    );
    for (const file of files(language)) {
      const text = readFileSync(file, 'utf8');
      expect([file, text]).toEqual([file, text.normalize('NFC')]);
      const read = readPage(text);
      expect([file, read.title]).not.toEqual([file, '']);
      expect([file, read.blocks.length > 0]).toEqual([file, true]);
      for (const block of read.blocks)
        expect([file, plainText(block)]).toEqual([file, expect.not.stringMatching(/\*\*|`|^#/)]);
    }
  },
);

it.each(languages)('tells in %s what is new in the present version first', (language) => {
  const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
  const { blocks } = readPage(readFileSync(`shared/i18n/${language}/help/news.md`, 'utf8'));
  const [first] = blocks.filter(({ kind }) => kind === 'head').map(versionOfHead);
  expect(manifest).toMatchObject({ version: first });
});

/** Every text of a language, also without the key or the value that stands at its end. */
function textsOf(tree: unknown): readonly string[] {
  if (typeof tree === 'string')
    return [tree, tree.replace(/\s*[(（][^)）]*[)）]$/, ''), tree.replace(/[:：]?\s*\{\{\w+\}\}$/, '')];
  return typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(textsOf) : [];
}

/** Typing that is no key of its own: with the mouse, or in a field that has a month. */
const beside = ['Shift', 'Alt+↓'];

it.each(languages)(
  'names buttons and fields in %s as the screen does, and no key that is not listed',
  (language) => {
    const texts = new Set(textsOf(resources[language]));
    const keys = new Set([
      ...Object.values(keyGroups).flatMap((lines) => lines.flatMap(({ shown }) => shown.split(' '))),
      ...beside,
    ]);
    const runs = files(language).flatMap((file) =>
      readPage(readFileSync(file, 'utf8')).blocks.flatMap((block) =>
        block.runs.map((run) => ({ ...run, file })),
      ),
    );
    expect(runs.filter(({ kind, text }) => kind === 'name' && !texts.has(text))).toEqual([]);
    expect(runs.filter(({ kind, text }) => kind === 'key' && !keys.has(text))).toEqual([]);
  },
);

it('has a subject for every screen', () => {
  for (const register of openRegisterNames) {
    expect(subjectAt(`/list/${register}`)).not.toBe('start');
    expect(subjectAt(`/${register}/x`)).toBe(subjectAt(`/list/${register}`));
  }
  expect(subjectAt('/')).toBe('start');
  expect(subjectAt('/reports/2024-Q1')).toBe('reports');
  expect(subjectAt('/follow/due')).toBe('tasks');
  expect(subjectAt('/line')).toBe('incidents');
  expect(subjectAt('/settings')).toBe(subjectAt('/settings/paper'));
  for (const tab of settingsTabs) expect(subjects).toContain(subjectAt(`/settings/${tab}`));
  expect(subjectAt('/settings/data')).toBe('backups');
});
