import { linkedFrom } from '../../../db/links.ts';
import { referenceRows } from '../../../db/reference.ts';
import { readSettings } from '../../../db/settings.ts';
import type { ReadStore } from '../../../db/store.ts';
import { today } from '../../../db/today.ts';
import { resources } from '../../../shared/i18n/resources.ts';
import { ReferenceIndex } from '../../../shared/reference/find-reference.ts';
import reportTexts from '../../../shared/reference/report-texts.json' with { type: 'json' };
import templateTexts from '../../../shared/reference/template-papers.json' with { type: 'json' };
import { isOpenRegisterName } from '../../../shared/registers/all-registers.ts';
import type { AnyRecord } from '../../../shared/registers/define-register.ts';
import { letter } from '../../../shared/registers/letter/letter.ts';
import { talk } from '../../../shared/registers/talk/talk.ts';
import type { PaperAgency, Signing, TemplateFacts } from '../../../shared/registers/template-paper.ts';
import { reportNames } from '../../../shared/report/report-names.ts';
import type { Signer } from '../../../shared/registers/setting/signer.ts';
import { signersOf } from '../../../shared/report/signers.ts';
import { AgencyHeads } from './agency-head.ts';
import { partnerHistory } from './partner-history.ts';

/** Who signs, as the window chooses. */
export interface SigningChoice {
  /** How the provincial decision is signed. */
  readonly signing: Signing;
  /** Who signs it; empty: left to be written. */
  readonly signer: string;
  /** Who signs for the department; absent: the usual one. */
  readonly departmentSigner?: Signer;
}

/** What papers say beyond their record, read once for one paper. */
export function templateFacts(
  store: ReadStore,
  record: AnyRecord,
  ofTalk: boolean,
  { signing, signer, departmentSigner }: SigningChoice,
): TemplateFacts {
  const settings = readSettings(store);
  const rows = referenceRows(store);
  const index = new ReferenceIndex(rows);
  const names = reportNames(rows);
  const day = today(store);
  const department = departmentOf(settings, departmentSigner);
  const heads = new AgencyHeads(index, day, department);
  const named = (text: string) =>
    (['place', 'organisation', 'position', 'gate', 'country'] as const)
      .map((catalogue) => index.named(catalogue, text, day))
      .find((row) => row !== undefined);
  const zh: Readonly<Record<string, Readonly<Record<string, string>>>> = resources.zh.choices;
  const { post = null } = store.device ?? {};
  return {
    today: day,
    place: settings.issuer?.place ?? reportTexts.place,
    department,
    agencyOf: (value) => heads.headOf(value),
    isPartyBody: (value) => heads.isPartyBody(value),
    isDepartment: (value) => heads.isDepartment(value),
    isProvince: (value) => heads.isProvince(value),
    choice: (set, code) => names.choice(set, code),
    country: (code) => names.country(code),
    currency: (code) => code,
    reportRule: settings.reportRule,
    signing,
    provincialSigner: signer === '' ? null : signer,
    exchanges: linkedFrom(store, record.id).flatMap((link) => {
      if (link.withdrawn || !isOpenRegisterName(link.register)) return [];
      if (link.register !== talk.name && link.register !== letter.name) return [];
      const kind = link.register === talk.name ? (link.facts['kind'] ?? null) : null;
      return [{ date: link.date, kind, title: link.title }];
    }),
    partner: ofTalk ? partnerHistory(store, record) : null,
    ourSide:
      post === null
        ? { name: templateTexts.minutes.ourSide, chinese: templateTexts.minutes.ourSideZh }
        : { name: post.text, chinese: named(post.text)?.nameZh ?? post.text },
    chinese: (text) => named(text)?.nameZh || null,
    chineseChoice: (set, code) => zh[set]?.[code] ?? code,
  };
}

function departmentOf(settings: ReturnType<typeof readSettings>, chosen: Signer | undefined): PaperAgency {
  const { issuer } = settings;
  const [usual] = signersOf(settings);
  const { onBehalf, position, name } = chosen ?? usual;
  return {
    name: reportTexts.agencyName,
    parent: issuer?.parent ?? reportTexts.parent,
    agency: issuer?.name ?? reportTexts.agency,
    symbol: (issuer?.symbol ?? reportTexts.symbol).split('-').at(-1) ?? null,
    onBehalf: onBehalf === '' ? null : onBehalf,
    position,
    signer: name === '' ? null : name,
  };
}
