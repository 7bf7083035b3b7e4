import { decodePage } from './decode-page.ts';

/** Whether a text is a page with its pictures in one file (.mht), as Word and browsers save it. */
export const isArchive = (start: string): boolean =>
  /^\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:/iu.test(start) ||
  /^\s*(?:From|Subject|Date|Content-Type):[^\n]*\n[\s\S]{0,2000}Content-Type:\s*(?:multipart\/related|text\/html)/iu.test(
    start,
  );

interface Part {
  readonly headers: string;
  /** One byte a sign. */
  readonly body: string;
}

/** The page that such a file holds; null where it holds none. */
export function archivedPage(content: Uint8Array): string | null {
  const pages = pagesOf(Buffer.from(content).toString('latin1'), 0);
  // A frame's parts are smaller than what it shows.
  const [largest] = pages.toSorted((a, b) => b.length - a.length);
  return largest ?? null;
}

function pagesOf(text: string, depth: number): readonly string[] {
  const { headers, body } = parted(text);
  const type = headerOf(headers, 'Content-Type');
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/iu.exec(type);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (/multipart\//iu.test(type) && mark !== undefined && depth < 5)
    return body
      .split(`--${mark}`)
      .slice(1)
      .filter((part) => !part.startsWith('--'))
      .flatMap((part) => pagesOf(part.replace(/^\r?\n/u, ''), depth + 1));
  if (!/text\/html/iu.test(type)) return [];
  const charset = /charset\s*=\s*"?([\w-]+)/iu.exec(type)?.[1];
  return [decodePage(bytesOf(body, headerOf(headers, 'Content-Transfer-Encoding')), charset)];
}

function parted(text: string): Part {
  const end = /\r?\n\r?\n/u.exec(text);
  if (end === null) return { headers: text, body: '' };
  return { headers: text.slice(0, end.index), body: text.slice(end.index + end[0].length) };
}

/** The value of a header, its further lines joined. */
const headerOf = (headers: string, name: string): string =>
  new RegExp(String.raw`^${name}:([^\n]*(?:\n[ \t][^\n]*)*)`, 'imu').exec(headers)?.[1]?.trim() ?? '';

function bytesOf(body: string, encoding: string): Uint8Array {
  if (/base64/iu.test(encoding)) return Buffer.from(body, 'base64');
  if (!/quoted-printable/iu.test(encoding)) return Buffer.from(body, 'latin1');
  return Buffer.from(
    body
      .replaceAll(/=[ \t]*\r?\n/g, '')
      .replaceAll(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))),
    'latin1',
  );
}
