import latin400 from '@fontsource/tinos/files/tinos-latin-400-normal.woff2?inline';
import latin400Italic from '@fontsource/tinos/files/tinos-latin-400-italic.woff2?inline';
import latin700 from '@fontsource/tinos/files/tinos-latin-700-normal.woff2?inline';
import latin700Italic from '@fontsource/tinos/files/tinos-latin-700-italic.woff2?inline';
import vietnamese400 from '@fontsource/tinos/files/tinos-vietnamese-400-normal.woff2?inline';
import vietnamese400Italic from '@fontsource/tinos/files/tinos-vietnamese-400-italic.woff2?inline';
import vietnamese700 from '@fontsource/tinos/files/tinos-vietnamese-700-normal.woff2?inline';
import vietnamese700Italic from '@fontsource/tinos/files/tinos-vietnamese-700-italic.woff2?inline';

const VIETNAMESE =
  'U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303-0304, U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB';

function face(data: string, weight: number, style: string, range = ''): string {
  const limit = range === '' ? '' : `unicode-range:${range};`;
  return `@font-face{font-family:Tinos;font-weight:${weight};font-style:${style};${limit}src:url(${data}) format('woff2');}`;
}

/** Tinos has the metrics of Times New Roman; it is used only where neither that nor Liberation Serif is installed. */
export const fontFaces = [
  face(latin400, 400, 'normal'),
  face(latin400Italic, 400, 'italic'),
  face(latin700, 700, 'normal'),
  face(latin700Italic, 700, 'italic'),
  face(vietnamese400, 400, 'normal', VIETNAMESE),
  face(vietnamese400Italic, 400, 'italic', VIETNAMESE),
  face(vietnamese700, 700, 'normal', VIETNAMESE),
  face(vietnamese700Italic, 700, 'italic', VIETNAMESE),
].join('\n');
