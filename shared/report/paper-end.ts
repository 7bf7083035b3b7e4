import texts from '../reference/report-texts.json' with { type: 'json' };
import { foldText } from '../text/fold.ts';
import { formatCount } from '../text/numbers.ts';
import { signerFault, type Signer } from '../registers/setting/signer.ts';

const asAbove = foldText(texts.recipientAsAbove);
const archive = foldText(texts.recipientArchive);

/**
 * The lines of "Nơi nhận" as paper shows them: "Như trên" first where the paper has an addressee, the archive last with a full stop, a
 * semicolon behind every other. Dashes and marks that were typed along are not doubled. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I.
 */
export function recipientLines(recipients: readonly string[], addressee: string): readonly string[] {
  const names = recipients
    .map((recipient) => recipient.replace(/^[\s\-–+•]+/u, '').replace(/(?<![\s;.,])[\s;.,]+$/u, ''))
    .filter((name) => name !== '');
  const isArchive = (name: string): boolean => foldText(name).startsWith(archive);
  const others = names.filter((name) => foldText(name) !== asAbove && !isArchive(name));
  const kept = names.filter(isArchive);
  return [
    ...(addressee.trim() === '' && !names.some((name) => foldText(name) === asAbove)
      ? []
      : [texts.recipientAsAbove]),
    ...others,
    ...(kept.length === 0 ? [texts.recipientArchiveOnly] : kept),
  ].map((name, index, all) => `- ${name}${index === all.length - 1 ? '.' : ';'}`);
}

/**
 * What stands above the place of the signature, a line each. "KT. GIÁM ĐỐC" is not printed above the director himself, whatever the settings say.
 */
export function signatureLines({ onBehalf, position }: Signer): readonly string[] {
  const above = signerFault({ onBehalf, position }) === 'forItself' ? '' : onBehalf;
  return [above, position].map((line) => line.trim().toUpperCase()).filter((line) => line !== '');
}

/** The number of a paper without its symbol, two digits at least: `05` of `5/BC-SNgV`; empty in a draft. */
export function numberOfPaper(number: string): string {
  const own = number.split('/')[0]?.trim() ?? '';
  return /^\d$/.test(own) ? formatCount(Number(own)) : own;
}
