import { unzipSync } from 'fflate';
import { Refusal } from '../../../../../shared/contract/refusal.ts';
import { all, attribute } from './xml-nodes.ts';
import { parsedXml } from './parsed-xml.ts';

/** Bytes of an unpacked part: far more than any text of 1,000 pages. */
const PART_LIMIT = 100 * 1024 * 1024;

/** A part that another one names. */
export interface Relation {
  readonly id: string;
  /** The last word of its type: `styles`, `footnotes`, `aFChunk` …, the same in transitional and strict files. */
  readonly type: string;
  /** Path from the root of the package. */
  readonly path: string;
}

/** The parts of a packed file, found by what they name and not by their usual names. */
export interface PackageParts {
  /** Unpacks a part; null where it is none, or is larger than any text. */
  readonly part: (path: string) => Uint8Array | null;
  /** What a part names; the package itself by an empty path. */
  readonly relations: (path: string) => readonly Relation[];
}

const plain = (path: string): string => path.replaceAll('\\', '/').toLowerCase();

/** @throws Refusal `notice-damaged` for what cannot be unpacked. */
export function packageParts(content: Uint8Array, name: string): PackageParts {
  const unpack = (path: string): Uint8Array | null => {
    try {
      const found = unzipSync(content, {
        filter: (file) => plain(file.name) === plain(path) && file.originalSize <= PART_LIMIT,
      });
      return Object.values(found)[0] ?? null;
    } catch (error) {
      throw new Refusal('notice-damaged', { name }, [], error);
    }
  };
  return {
    part: unpack,
    relations(path) {
      const cut = path.lastIndexOf('/') + 1;
      const [folder, own] = [path.slice(0, cut), path.slice(cut)];
      const bytes = unpack(`${folder}_rels/${own}.rels`);
      if (bytes === null) return [];
      return all(parsedXml(bytes), 'Relationship')
        .filter((node) => attribute(node, 'TargetMode') !== 'External')
        .map((node) => ({
          id: attribute(node, 'Id') ?? '',
          type: (attribute(node, 'Type') ?? '').split('/').at(-1) ?? '',
          path: resolved(folder, attribute(node, 'Target') ?? ''),
        }));
    },
  };
}

/** A target beside the part that names it, or from the root. */
function resolved(folder: string, target: string): string {
  const whole = target.startsWith('/') ? target : `${folder}${target}`;
  const steps: string[] = [];
  for (const step of whole.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
