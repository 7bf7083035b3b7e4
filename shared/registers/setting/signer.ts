import * as z from 'zod';
import { foldText } from '../../text/fold.ts';

/** Somebody who signs papers, as the paper shows it. */
export const signerSchema = z
  .object({
    /** The line above the position, such as `KT. GIÁM ĐỐC`; empty for the head signing himself. */
    onBehalf: z.string().max(200),
    position: z.string().max(200),
    name: z.string().max(200),
  })
  .readonly();

export type Signer = z.infer<typeof signerSchema>;

/** What is wrong with the office of a signer (Nghị định 30/2020/NĐ-CP, Điều 13). */
export type SignerFault = 'positionNeeded' | 'forItself' | 'notADeputy' | 'deputyAlone';

const IN_PLACE_OF = /^kt\.?\s*/;
const DEPUTY = /^pho\b/;

/**
 * The fault of a signer's lines, null for none: "KT." stands above a deputy of the one who is named, never above that office itself; a deputy
 * signs in place of the head.
 */
export function signerFault({
  onBehalf,
  position,
}: Pick<Signer, 'onBehalf' | 'position'>): SignerFault | null {
  const [above, own] = [foldText(onBehalf.trim()), foldText(position.trim())];
  if (own === '') return 'positionNeeded';
  if (above !== '' && above.replace(/^(?:kt|tm|tl|tuq|q)\.?\s*/, '') === own) return 'forItself';
  if (IN_PLACE_OF.test(above) && !DEPUTY.test(own)) return 'notADeputy';
  return above === '' && DEPUTY.test(own) ? 'deputyAlone' : null;
}

/** A signer in one line, to be chosen by: `KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC Nguyễn Văn An`. */
export function signerInLine({ onBehalf, position, name }: Signer): string {
  const office = [onBehalf.trim(), position.trim()].filter((part) => part !== '').join(', ');
  return name.trim() === '' ? office : `${office} ${name.trim()}`;
}
