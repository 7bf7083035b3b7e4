import texts from '../../reference/delegation-texts.json' with { type: 'json' };
import { notWithdrawn } from '../define-register.ts';
import type { TemplateFacts, NotOurs, PaperAgency } from '../template-paper.ts';
import type { PaperDelegation, PaperPermit } from './paper-delegation.ts';
import { documentWords } from './paper-trip.ts';
import { isSaid, orNull } from './paper-words.ts';

/** As a Party document is numbered: `835-QĐ/TU`, `272-QĐ/TW`. */
const PARTY_NUMBER = /^\s*(?:\d+\s*)?-\s*\p{L}+\s*\/\s*\S*(?:TU|TW)\s*$/u;

function isPartyPermit(permit: PaperPermit, facts: TemplateFacts): boolean {
  if (permit.competence === 'provincialParty') return true;
  if (permit.competence !== null && permit.competence !== 'central') return false;
  return (
    (permit.issuer !== null && facts.isPartyBody(permit.issuer)) ||
    (permit.number !== null && PARTY_NUMBER.test(permit.number))
  );
}

/**
 * Why no paper of the form of Nghị định 30/2020/NĐ-CP is written; null: it is. What the Party permits is written in the
 * form of its own guidance (Luật 49/2019/QH14, Điều 11 tells who permits whom); a decision of the state beside it counts.
 */
export function notOursOf(record: PaperDelegation, facts: TemplateFacts): NotOurs | null {
  const permits = notWithdrawn(record.permits);
  if (permits.some(({ competence }) => competence === 'chairman')) return null;
  const party = permits.find((permit) => isPartyPermit(permit, facts));
  if (party === undefined) return null;
  return { code: 'partyDecides', authority: party.issuer?.text ?? texts.authority.provincialParty };
}

/** Who else than the chairman permits; null: he does, or nothing says who. */
export function otherAuthority(record: PaperDelegation): Exclude<PaperPermit['competence'], 'chairman'> {
  const permits = notWithdrawn(record.permits);
  const [first] = permits.flatMap(({ competence }) => (competence === null ? [] : [competence]));
  if (first === undefined || permits.some(({ competence }) => competence === 'chairman')) return null;
  return first === 'chairman' ? null : first;
}

/** The document that permitted it, for the beginning of a report; null: none is kept. */
export function permitWords(record: PaperDelegation): string | null {
  const permit = notWithdrawn(record.permits).find((one) => one.number !== null || one.date !== null);
  if (permit === undefined) return null;
  const number = permit.number ?? '';
  const kind = /QĐ/.test(number)
    ? texts.permit.decision
    : /TB/.test(number)
      ? texts.permit.notice
      : texts.permit.other;
  const issuer =
    permit.competence === 'chairman' && /UBND/.test(number)
      ? texts.authority.chairman
      : (permit.issuer?.text ?? null);
  return orNull([kind, documentWords(permit.number, permit.date, issuer)].filter(isSaid).join(' '));
}

/** The host agency of a report; null where its papers have a form of their own. */
export function hostOf(record: PaperDelegation, facts: TemplateFacts): NotOurs | PaperAgency {
  const { hostAgency } = record;
  if (hostAgency !== null && facts.isPartyBody(hostAgency))
    return { code: 'partyHost', authority: hostAgency.text };
  return facts.agencyOf(hostAgency);
}

/** Whom the host agency reports to. */
export function reportTo(record: PaperDelegation, facts: TemplateFacts): readonly string[] {
  const { hostAgency } = record;
  if (hostAgency === null) return [texts.committee, texts.department];
  if (facts.isProvince(hostAgency)) return [];
  return facts.isDepartment(hostAgency) ? [texts.committee] : [texts.committee, texts.department];
}
