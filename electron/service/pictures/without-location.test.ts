import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinBytes } from './join-bytes.ts';
import { claimsPicture, latin, mediaTypeOf } from './media-type.ts';
import { blankPrivateTags, orientationOf, orientationOnly } from './tiff-tags.ts';
import { withoutLocation } from './without-location.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
const SECRET = 'GPS-21.8537N';

/** TIFF with orientation 6 and a GPS directory whose one value is the secret. */
function tiffWithPlace(): Uint8Array {
  const view = new DataView(new ArrayBuffer(80));
  view.setUint32(0, 0x4d_4d_00_2a);
  view.setUint32(4, 8);
  view.setUint16(8, 2);
  for (const [at, tag, type, count, value] of [
    [10, 0x01_12, 3, 1, 6 << 16],
    [22, 0x88_25, 4, 1, 40],
    [42, 2, 2, SECRET.length, 60],
  ] as const) {
    view.setUint16(at, tag);
    view.setUint16(at + 2, type);
    view.setUint32(at + 4, count);
    view.setUint32(at + 8, value);
  }
  view.setUint16(40, 1);
  const tiff = new Uint8Array(view.buffer);
  tiff.set(bytesOf(SECRET), 60);
  return tiff;
}

const segment = (marker: number, content: Uint8Array): Uint8Array =>
  joinBytes([
    Uint8Array.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255]),
    content,
  ]);
const scan = joinBytes([
  segment(0xda, Uint8Array.from([1, 1, 0, 0, 63, 0])),
  Uint8Array.from([7, 255, 0, 9, 255, 208, 3]),
]);
const jfif = segment(0xe0, bytesOf('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0'));
const icc = segment(0xe2, bytesOf('ICC_PROFILE\0\u0001\u0001colours'));
const exif = segment(0xe1, joinBytes([bytesOf('Exif\0\0'), tiffWithPlace()]));
const jpeg = (...segments: readonly Uint8Array[]): Uint8Array =>
  joinBytes([Uint8Array.from([255, 216]), ...segments, scan, Uint8Array.from([255, 217])]);
const chunk = (type: string, content: Uint8Array): Uint8Array =>
  joinBytes([Uint8Array.from([0, 0, 0, content.length]), bytesOf(type), content, new Uint8Array(4)]);
const png = (...chunks: readonly Uint8Array[]): Uint8Array =>
  joinBytes([
    bytesOf('\u0089PNG\r\n\u001A\n'),
    chunk('IHDR', new Uint8Array(13)),
    ...chunks,
    chunk('IEND', new Uint8Array()),
  ]);
function webp(...parts: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const body = joinBytes(
    parts.map(([type, content]) =>
      joinBytes([bytesOf(type), Uint8Array.from([content.length, 0, 0, 0]), content]),
    ),
  );
  return joinBytes([bytesOf('RIFF'), Uint8Array.from([body.length + 4, 0, 0, 0]), bytesOf('WEBP'), body]);
}
const text = (bytes: Uint8Array): string => latin(bytes, 0, bytes.length);

describe('a picture without its place', () => {
  it('is a JPEG with the same scan, profile and orientation', () => {
    const { bytes, state } = withoutLocation(jpeg(jfif, exif, icc, segment(0xfe, bytesOf(SECRET))));
    expect(state).toBe('removed');
    expect(text(bytes)).not.toContain(SECRET);
    expect(text(bytes)).toContain(text(scan));
    expect(text(bytes)).toContain(text(icc));
    expect(orientationOf(bytes.subarray(text(bytes).indexOf('Exif') + 6))).toBe(6);
  });

  it('drops what phones put behind the end of a JPEG', () => {
    expect(withoutLocation(joinBytes([jpeg(jfif), bytesOf(SECRET)])).bytes).toEqual(jpeg(jfif));
  });

  it('loses no byte of damaged pixels', () => {
    const damaged = joinBytes([Uint8Array.from([255, 216]), scan, Uint8Array.from([255, 3, 255, 255, 1, 2])]);
    expect(withoutLocation(damaged).bytes).toEqual(damaged);
  });

  it('is a PNG with its pixels and orientation', () => {
    const idat = chunk('IDAT', bytesOf('pixels'));
    const { bytes } = withoutLocation(
      png(chunk('tEXt', bytesOf(SECRET)), chunk('eXIf', tiffWithPlace()), idat),
    );
    expect(text(bytes)).not.toContain(SECRET);
    expect(text(bytes)).toContain(text(idat));
    expect(orientationOf(bytes.subarray(text(bytes).indexOf('eXIf') + 4))).toBe(6);
  });

  it('is a WebP whose flags and size say what is left', () => {
    const header = new Uint8Array(10).fill(0x0c, 0, 1);
    const { bytes } = withoutLocation(
      webp(
        ['VP8X', header],
        ['VP8 ', bytesOf('pixels')],
        ['EXIF', tiffWithPlace()],
        ['XMP ', bytesOf(SECRET)],
      ),
    );
    expect(text(bytes)).not.toContain(SECRET);
    expect(text(bytes)).toContain('pixels');
    expect(bytes[20]).toBe(0x08);
    expect(new DataView(bytes.buffer).getUint32(4, true)).toBe(bytes.length - 8);
  });

  it.each([
    ['TIFF', tiffWithPlace()],
    [
      'HEIC',
      joinBytes([bytesOf('\0\0\0\u0018ftypheic'), new Uint8Array(12), bytesOf('Exif\0\0'), tiffWithPlace()]),
    ],
  ])('is a %s of the same length', (_, picture) => {
    const { bytes, state } = withoutLocation(picture);
    expect(state).toBe('removed');
    expect(bytes).toHaveLength(picture.length);
    expect(text(bytes)).not.toContain(SECRET);
    expect(withoutLocation(bytes).state).toBe('clean');
  });

  it('comes back equal when it holds nothing private', () => {
    for (const picture of [jpeg(jfif, icc), png(), webp(['VP8 ', bytesOf('pixels')])])
      expect(withoutLocation(picture)).toEqual({ bytes: picture, state: 'clean' });
  });

  it('never holds the secret, keeps the scan and does not change again, whatever segments come before', () => {
    const one = fc.oneof(
      fc.constantFrom(jfif, exif, icc),
      fc
        .tuple(fc.constantFrom(0xe1, 0xe3, 0xed, 0xef, 0xfe), fc.uint8Array({ maxLength: 50 }))
        .map(([marker, more]) => segment(marker, joinBytes([bytesOf(SECRET), more]))),
    );
    fc.assert(
      fc.property(fc.array(one), (segments) => {
        const { bytes } = withoutLocation(jpeg(...segments));
        expect(text(bytes)).not.toContain(SECRET);
        expect(text(bytes)).toContain(text(scan));
        expect(withoutLocation(bytes)).toEqual({ bytes, state: 'clean' });
      }),
    );
  });

  it('never throws, whatever is cut off or changed', () => {
    const pictures = [
      jpeg(jfif, exif),
      png(chunk('eXIf', tiffWithPlace())),
      webp(['EXIF', tiffWithPlace()]),
      tiffWithPlace(),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...pictures),
        fc.nat(),
        fc.nat(),
        fc.nat(255),
        (picture, cut, at, value) => {
          const changed = picture.slice(0, cut % (picture.length + 1));
          if (changed.length > 0) changed[at % changed.length] = value;
          const once = withoutLocation(changed);
          expect(withoutLocation(once.bytes).bytes).toEqual(once.bytes);
        },
      ),
    );
  });

  it('blanks no tag of a TIFF that has none', () => {
    expect(blankPrivateTags(orientationOnly(3))).toBe(false);
  });
});

it('tells what a file is by its content, and what its name claims', () => {
  expect(mediaTypeOf(jpeg())).toBe('image/jpeg');
  expect(mediaTypeOf(png())).toBe('image/png');
  expect(mediaTypeOf(bytesOf('%PDF-1.7'))).toBe('application/pdf');
  expect(mediaTypeOf(bytesOf('BM là một đoạn văn'))).toBeNull();
  expect(mediaTypeOf(new Uint8Array())).toBeNull();
  expect(claimsPicture('Ảnh mốc.JPG')).toBe(true);
  expect(claimsPicture('biên bản.docx')).toBe(false);
});
