import { expect, it } from 'vitest';
import { missingFiles, readFile } from '../../db/files.ts';
import { testStore } from '../../db/test-store.ts';
import { keepUpload } from './keep-upload.ts';
import type { WriteStore } from '../../db/store.ts';
import type { FileReference } from '../../shared/registers/field.ts';
import { readerInPlace } from './reader/reader.ts';
import { filesOf } from '../../db/file/handles.ts';

/** Keeps a file that a window sent whole. */
async function kept(store: WriteStore, file: File): Promise<FileReference> {
  const keeping = { store: () => store, reader: readerInPlace, worker: null };
  return keepUpload(keeping, { name: file.name, content: await file.bytes() });
}

const scan = [255, 218, 0, 2, 1, 2, 3];
const comment = [255, 254, 0, 5, 71, 80, 83];
const photo = (name = 'moc-1116.jpg', filling = 0): File =>
  new File(
    [Uint8Array.from([255, 216, ...comment, ...scan]), new Uint8Array(filling), Uint8Array.from([255, 217])],
    name,
  );

it('keeps the same photo once, without what was private, whatever its name', async () => {
  const store = testStore();
  const first = await kept(store, photo());
  const second = await kept(store, photo('ban-sao.jpeg'));
  expect(first).toMatchObject({ name: 'moc-1116.jpg', type: 'image/jpeg', size: 11 });
  expect(second.hash).toBe(first.hash);
  expect([...readFile(store, first.hash)]).toEqual([255, 216, ...scan, 255, 217]);
  expect(filesOf(store).prepare('SELECT count(*) FROM file').pluck().get()).toBe(1);
});

it('refuses a picture by name that is none by content', async () => {
  const file = new File(['không phải ảnh'], 'hien-truong.jpg', { type: 'image/jpeg' });
  await expect(kept(testStore(), file)).rejects.toMatchObject({
    detail: { code: 'not-a-picture', params: { name: 'hien-truong.jpg' } },
  });
});

it('keeps a picture under a wrong ending with its true type, and any other file as it is', async () => {
  const store = testStore();
  expect(await kept(store, new File(['GIF89a…'], 'so-do.jpg'))).toMatchObject({
    type: 'image/gif',
  });
  const note = await kept(store, new File(['ghi chú'], 'a.txt', { type: 'text/plain' }));
  expect(note.type).toBe('application/octet-stream');
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';

it.each([
  ['so-do.svg', 'image/svg+xml', SVG, 'application/octet-stream'],
  ['so-do', 'image/png', `<?xml version="1.0"?>${SVG}`, 'application/octet-stream'],
  ['so-do', 'image/png', `\uFEFF  ${SVG}`, 'application/octet-stream'],
  ['trang.html', 'text/html', '<!doctype html><script>alert(1)</script>', 'application/octet-stream'],
  ['giay.pdf', 'application/pdf', '<html><script>alert(1)</script>', 'application/octet-stream'],
  [
    'trang.xhtml',
    'application/xhtml+xml',
    '<html xmlns="http://www.w3.org/1999/xhtml"/>',
    'application/octet-stream',
  ],
  ['trang.mht', 'multipart/related', 'MIME-Version: 1.0', 'application/octet-stream'],
  ['bang.xml', 'text/xml', '<?xml-stylesheet href="a.xsl"?><a/>', 'application/octet-stream'],
  ['trang.html', 'text/html', '%PDF-1.7 <script>alert(1)</script>', 'application/pdf'],
  ['trang.html', 'text/html', 'GIF89a\u0001\0\u0001\0/*<script>*/=1', 'image/gif'],
  ['trong', 'image/png', '', 'application/octet-stream'],
])('keeps %s claimed as %s under what its bytes show', async (name, claimed, text, type) => {
  const store = testStore();
  expect(await kept(store, new File([text], name, { type: claimed }))).toMatchObject({
    name,
    type,
  });
});

it('keeps a photo of 60 MB', async () => {
  expect((await kept(testStore(), photo('to.jpg', 60_000_000))).size).toBe(60_000_011);
});

it('tells which files have no content here', async () => {
  const store = testStore();
  const { hash } = await kept(store, photo());
  expect(missingFiles(store, [hash, '0'.repeat(64)])).toEqual(['0'.repeat(64)]);
});
