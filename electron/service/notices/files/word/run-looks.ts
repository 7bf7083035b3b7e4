import { fromTcvn3, fromVni } from '../../../../../shared/text/legacy-encodings.ts';
import { all, attribute, childNamed, type XmlNode } from './xml-nodes.ts';

/** What of a run's look changes its letters: fonts of older encodings, capitals that only the look has, and words that do not count. */
export interface RunLook {
  readonly font: string | null;
  readonly caps: boolean;
  /** Struck out, once or twice. */
  readonly struck: boolean;
  readonly hidden: boolean;
}

const PLAIN: RunLook = { font: '', caps: false, struck: false, hidden: false };

/** Looks of a document's styles, and what runs have without any. */
export interface RunLooks {
  /** The look of the runs of a paragraph, by its properties. */
  ofParagraph(properties: XmlNode | null): RunLook;
  /** The look of a run, over that of its paragraph. */
  ofRun(run: XmlNode, paragraph: RunLook): RunLook;
}

/** @param stylesXml `styles.xml`; may be empty. */
export function runLooks(stylesXml: readonly XmlNode[]): RunLooks {
  const [defaults = null] = all(stylesXml, 'w:rPrDefault');
  const whole = over(PLAIN, childNamed(defaults, 'w:rPr'));
  const styles = new Map(
    all(stylesXml, 'w:style').map((style) => [attribute(style, 'w:styleId') ?? '', style] as const),
  );
  const known = new Map<string, RunLook>();
  const ofStyle = (id: string | undefined, depth = 0): RunLook => {
    const style = id === undefined ? undefined : styles.get(id);
    if (id === undefined || style === undefined || depth > 10) return whole;
    const before = known.get(id);
    if (before !== undefined) return before;
    const base = ofStyle(attribute(childNamed(style, 'w:basedOn'), 'w:val'), depth + 1);
    const look = over(base, childNamed(style, 'w:rPr'));
    known.set(id, look);
    return look;
  };
  return {
    ofParagraph: (properties) =>
      ofStyle(attribute(childNamed(properties, 'w:pStyle'), 'w:val') ?? normalOf(styles)),
    ofRun(run, paragraph) {
      const own = childNamed(run, 'w:rPr');
      const style = attribute(childNamed(own, 'w:rStyle'), 'w:val');
      const named = style === undefined ? null : childNamed(styles.get(style) ?? null, 'w:rPr');
      return over(over(paragraph, named), own);
    },
  };
}

/** The style of paragraphs that name none. */
const normalOf = (styles: ReadonlyMap<string, XmlNode>): string | undefined =>
  [...styles].find(
    ([, style]) => attribute(style, 'w:type') === 'paragraph' && attribute(style, 'w:default') === '1',
  )?.[0];

function over(below: RunLook, properties: XmlNode | null): RunLook {
  if (properties === null) return below;
  const fonts = childNamed(properties, 'w:rFonts');
  return {
    font: attribute(fonts, 'w:ascii') ?? attribute(fonts, 'w:hAnsi') ?? below.font,
    caps: switched(properties, 'w:caps') ?? below.caps,
    struck: struckIn(properties) ?? below.struck,
    hidden: switched(properties, 'w:vanish') ?? below.hidden,
  };
}

function struckIn(properties: XmlNode): boolean | null {
  const [once, twice] = [switched(properties, 'w:strike'), switched(properties, 'w:dstrike')];
  return once === null && twice === null ? null : once === true || twice === true;
}

/** Whether a property is switched on; null where it says nothing. */
function switched(properties: XmlNode, tag: string): boolean | null {
  const node = childNamed(properties, tag);
  return node === null ? null : !/^(?:0|false|off)$/.test(attribute(node, 'w:val') ?? '1');
}

/**
 * A run's text as it is shown: letters of `.VnTime` and `VNI-` fonts in Unicode, those of `.VnTimeH`
 * and of all-capitals looks in capitals.
 * @param paragraph look of the paragraph; without a font where its words are Unicode already.
 */
export function shownText(text: string, { font, caps }: RunLook, paragraph: RunLook): string {
  const name = paragraph.font === null ? '' : (font ?? '');
  const letters = /^\.Vn/i.test(name) ? fromTcvn3(text) : /^VNI-/i.test(name) ? fromVni(text) : text;
  return caps || /^\.Vn.*H$/.test(name) ? letters.toUpperCase() : letters;
}
