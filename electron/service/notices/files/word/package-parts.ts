import { Tally } from '../../../../../shared/contract/file-bounds.ts';
import { Refusal } from '../../../../../shared/contract/refusal.ts';
import { ZipParts } from '../../../reader/zip-parts.ts';
import { all, attribute, type XmlNode } from './xml-nodes.ts';
import { parsedXml } from './parsed-xml.ts';

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
  readonly has: (path: string) => boolean;
  /** Unpacks a part; null where it is none. @throws Refusal `notice-damaged`, `over-bound`. */
  readonly part: (path: string) => Uint8Array | null;
  /** The nodes of a part; none where it is none. @throws as `part`. */
  readonly nodes: (path: string) => readonly XmlNode[];
  /** What a part names; the package itself by an empty path. */
  readonly relations: (path: string) => readonly Relation[];
}

const plain = (path: string): string => path.replaceAll('\\', '/').toLowerCase();

/** @throws Refusal `notice-damaged` for what cannot be unpacked, `over-bound` for more than is read. */
export function packageParts(content: Uint8Array, name: string): PackageParts {
  const orDamaged = <Value>(work: () => Value): Value => {
    try {
      return work();
    } catch (error) {
      throw error instanceof Refusal ? error : new Refusal('notice-damaged', { name }, [], error);
    }
  };
  const zip = orDamaged(() => new ZipParts(content, 'unpackedDocumentBytes'));
  const names = new Map(zip.names.map((own) => [plain(own), own]));
  const elements = new Tally('elements');
  const part = (path: string): Uint8Array | null => {
    const own = names.get(plain(path));
    return own === undefined ? null : orDamaged(() => zip.bytes(own));
  };
  const nodes = (path: string): readonly XmlNode[] => {
    const bytes = part(path);
    return bytes === null ? [] : parsedXml(bytes, elements);
  };
  return {
    has: (path) => names.has(plain(path)),
    part,
    nodes,
    relations(path) {
      const cut = path.lastIndexOf('/') + 1;
      const [folder, own] = [path.slice(0, cut), path.slice(cut)];
      return all(
        orDamaged(() => nodes(`${folder}_rels/${own}.rels`)),
        'Relationship',
      )
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
