import { fileBounds } from '../../shared/contract/file-bounds.ts';
import { pictureSize } from '../../shared/contract/picture-size.ts';

/** Pictures that a window can draw and write again. */
const scalable = new Set(['image/jpeg', 'image/png', 'image/webp']);
const QUALITY = 0.88;
/** Bytes of a picture in which it says how large it is: thumbnails and profiles may stand before that. */
const BEGINNING = 4 * 1024 * 1024;

/** Whether a picture says that it is no larger than any that is kept: the window takes four bytes a pixel to draw it. */
function isDrawable(beginning: Uint8Array): boolean {
  const size = pictureSize(beginning);
  return size !== null && size.width * size.height <= fileBounds.picturePixels;
}

/**
 * The picture with its longest side no longer than `longest` pixels, upright as it was taken; the file itself where it
 * is short enough, no picture, or cannot be drawn: a photo is never lost for its size.
 */
export async function scaledPicture(file: File, longest: number | null): Promise<File> {
  if (longest === null || !scalable.has(file.type)) return file;
  try {
    if (!isDrawable(new Uint8Array(await file.slice(0, BEGINNING).arrayBuffer()))) return file;
    const drawn = await createImageBitmap(file);
    const scale = longest / Math.max(drawn.width, drawn.height);
    if (scale >= 1) return file;
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(drawn.width * scale));
    canvas.height = Math.max(1, Math.round(drawn.height * scale));
    const context = canvas.getContext('2d');
    if (context === null) return file;
    context.imageSmoothingQuality = 'high';
    context.drawImage(drawn, 0, 0, canvas.width, canvas.height);
    drawn.close();
    const smaller = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, file.type, QUALITY);
    });
    return smaller?.type === file.type ? new File([smaller], file.name, { type: file.type }) : file;
  } catch {
    // What the window cannot draw is judged by the service, which keeps it or says what it is.
    return file;
  }
}
