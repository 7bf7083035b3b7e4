import bold from '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf?inline';
import regular from '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf?inline';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import program from '@resvg/resvg-wasm/index_bg.wasm?url&inline';

/** Dots for each pixel of the drawing: 288 to the inch. */
const SCALE = 3;

const bytes = (address: string): Uint8Array =>
  new Uint8Array(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));

let ready: Promise<void> | null = null;

/** A drawing as PNG, for forms that hold no SVG, with text in Tinos whatever fonts the machine has. */
export async function figurePng(
  svg: string,
): Promise<{ readonly content: Uint8Array; readonly width: number; readonly height: number }> {
  ready ??= initWasm(bytes(program));
  await ready;
  const drawing = new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: SCALE },
    font: { fontBuffers: [bytes(regular), bytes(bold)], defaultFontFamily: 'Tinos', loadSystemFonts: false },
  });
  const { width, height } = drawing;
  const image = drawing.render();
  const content = image.asPng();
  image.free();
  drawing.free();
  return { content, width, height };
}
