// What the package holds that no bundle's list names: found in the packages themselves, so that a new version brings its own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Name, version, kind and text of each part that lies beside the bundles or unnamed inside a package. */
export function besideBundles(root, standardText) {
  const own = (name, file) => readFileSync(join(root, 'node_modules', name, file), 'utf8').trim();
  const packageOf = (name) => JSON.parse(own(name, 'package.json'));
  /** A part with the text that its package brings. */
  const brought = (name, file = 'LICENSE') => {
    const { name: real, version, license } = packageOf(name);
    return { name: real, version, kind: license, text: own(name, file) };
  };
  const font = packageOf('@expo-google-fonts/tinos');
  const database = own('better-sqlite3', 'deps/sqlite3/sqlite3.c');
  const pdf = own('unpdf', 'dist/pdfjs.mjs');
  return [
    brought('better-sqlite3'),
    {
      name: 'SQLite',
      version: first(database, /#define SQLITE_VERSION +"([^"]+)"/),
      kind: 'Public domain',
      text: standardText({ standard: 'Public-domain', holder: 'SQLite (https://www.sqlite.org/)' }),
    },
    {
      name: 'SQLite3 Multiple Ciphers',
      version: first(database, /#define SQLITE3MC_VERSION_STRING +"[^"\d]*3[^"\d]*([\d.]+)"/),
      kind: 'MIT',
      text: [
        standardText({ standard: 'MIT', holder: 'Copyright (c) 2006-2026 Ulrich Telle' }),
        'Its source names the following holders and terms for parts of it.',
        ...noticesIn(database),
      ].join('\n\n'),
    },
    {
      name: 'Tinos',
      version: font.version,
      kind: 'OFL-1.1',
      text: own('@expo-google-fonts/tinos', 'LICENSE_FONT'),
    },
    {
      name: 'PDF.js',
      version: first(pdf, /"(\d+\.\d+\.\d+)"/),
      kind: 'Apache-2.0',
      text: standardText({
        standard: 'Apache-2.0',
        holder: 'Copyright Mozilla Foundation (pdfjs-dist, inside unpdf)',
      }),
    },
    // The host is not packaged, but its window shows the same list: what it holds more than the service.
    brought('ws'),
    // Days of its lunar calendar are written in shared/reference/holidays.json.
    brought('date-holidays'),
    {
      ...brought('electron'),
      name: 'Electron, Chromium, Node.js',
      kind: 'MIT, BSD-3-Clause, LGPL-2.1 …',
      text: [
        own('electron', 'LICENSE'),
        'Chromium, Node.js, FFmpeg (LGPL) and the other parts of Electron: all their texts are in the file LICENSES.chromium.html, beside the program.',
      ].join('\n\n'),
    },
  ];
}

function first(text, pattern) {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`No version by ${pattern}`);
  return found;
}

/** The notices of rights in the comments of a C source, each once; heads of files by their lines of holder and licence only. */
function noticesIn(source) {
  const comments = source.match(/\/\*[^]*?\*\/|(?:^[ \t]*\/\/.*\n)+/gm) ?? [];
  const notices = comments
    .map((comment) =>
      comment
        .split('\n')
        .map((line) =>
          line
            .replace(/^[ \t]*(?:\/\*+|\*+\/|\*+|\/\/)?[ \t]?/, '')
            .replace(/[ \t]*\*+\/$/, '')
            .trimEnd(),
        )
        .join('\n')
        .trim(),
    )
    .filter((text) => /copyright|public domain/i.test(text) && !/author disclaims copyright/.test(text))
    .map((text) =>
      /^Copyright: /m.test(text)
        ? text
            .split('\n')
            .filter((line) => /Copyright:|License|original code|public domain/i.test(line))
            .join('\n')
        : text,
    );
  return [...new Set(notices)];
}
