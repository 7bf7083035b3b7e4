import { ReceivedFile } from './received-file.ts';

/** Parts of a form at most: what is asked, and the files that belong to it. */
const MOST_PARTS = 8;
/** Bytes of the head of a part at most. */
const HEAD_LIMIT = 4_096;

export interface FormParts {
  /** What is asked, as JSON text in UTF-8. */
  readonly asked: Uint8Array<ArrayBuffer>;
  /** The files, in order, each under the name that the form gives it. */
  readonly files: readonly { readonly name: string; readonly file: ReceivedFile }[];
}

/**
 * The parts of a form as windows send it (multipart/form-data, RFC 7578): first `data`, then the files; null for anything
 * else. Nothing of the content is copied.
 */
export function formParts(content: Buffer<ArrayBuffer>, type: string): FormParts | null {
  const boundary = /^multipart\/form-data;\s*boundary="?([\w'()+,./:=?-]{1,70})"?$/.exec(type)?.[1];
  if (boundary === undefined) return null;
  const start = `--${boundary}\r\n`;
  if (content.subarray(0, start.length).toString('latin1') !== start) return null;
  const border = Buffer.from(`\r\n--${boundary}`);
  let asked: Uint8Array<ArrayBuffer> | null = null;
  const files: FormParts['files'][number][] = [];
  for (let at = start.length, parts = 0; parts < MOST_PARTS; parts += 1) {
    const headEnd = content.subarray(at, at + HEAD_LIMIT).indexOf('\r\n\r\n');
    if (headEnd === -1) return null;
    const head = headOf(content.subarray(at, at + headEnd).toString('utf8'));
    const bodyAt = at + headEnd + 4;
    const end = content.indexOf(border, bodyAt);
    if (head === null || end === -1) return null;
    const body = content.subarray(bodyAt, end);
    if (asked === null) {
      if (head.name !== 'data' || head.fileName !== null) return null;
      asked = body;
    } else {
      if (head.fileName === null) return null;
      files.push({ name: head.name, file: new ReceivedFile(body, head.fileName, head.type) });
    }
    at = end + border.length;
    const after = content.subarray(at, at + 2).toString('latin1');
    if (after === '--') return { asked, files };
    if (after !== '\r\n') return null;
    at += 2;
  }
  return null;
}

interface PartHead {
  readonly name: string;
  /** Null: it is no file. */
  readonly fileName: string | null;
  readonly type: string;
}

function headOf(text: string): PartHead | null {
  const disposition =
    /^content-disposition:\s*form-data;\s*name="([^"]*)"(?:;\s*filename="([^"]*)")?\s*$/im.exec(text);
  if (disposition === null) return null;
  const [, name = '', fileName] = disposition;
  return {
    name,
    fileName: fileName === undefined ? null : unescaped(fileName),
    type: /^content-type:\s*(\S{1,200})\s*$/im.exec(text)?.[1] ?? '',
  };
}

/** The three marks that a form's names are written without. */
const unescaped = (name: string): string =>
  name.replaceAll(/%(22|0D|0A)/gi, (_mark, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
