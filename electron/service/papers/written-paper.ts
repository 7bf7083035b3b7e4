import { linkedFrom } from '../../../db/links.ts';
import { referenceRows } from '../../../db/reference.ts';
import { countingRules, readSettings } from '../../../db/settings.ts';
import type { ReadStore } from '../../../db/store.ts';
import { today } from '../../../db/today.ts';
import type { AskedWritten } from '../../../shared/contract/papers.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { ReferenceIndex } from '../../../shared/reference/find-reference.ts';
import paperTexts from '../../../shared/reference/paper-texts.json' with { type: 'json' };
import reportTexts from '../../../shared/reference/report-texts.json' with { type: 'json' };
import { registerNamed } from '../../../shared/registers/all-registers.ts';
import { statusAt } from '../../../shared/registers/define-register.ts';
import { deviceKindOf, type DeviceKind } from '../../../shared/registers/device-kind.ts';
import type { Settings } from '../../../shared/registers/setting/settings.ts';
import type { WrittenContent } from '../../../shared/registers/written-paper.ts';
import type { OfficialPaper } from '../../../shared/report/official-paper.ts';
import { reportNames } from '../../../shared/report/report-names.ts';
import { recipientsOf, signersOf } from '../../../shared/report/signers.ts';
import { fill } from '../../../shared/text/template.ts';
import { yearOf } from '../../../shared/time/plain-date.ts';
import { recordAsSeen } from './record-paper.ts';

const texts = paperTexts.written;

/** Who writes papers on this PC. */
interface Writer {
  readonly kind: DeviceKind;
  readonly name: string;
  readonly parent: string;
  readonly agency: string;
}

/**
 * A record as the official paper of a kind that its register declares, under the head of who writes it.
 * @throws Refusal `record-not-found` also where the register declares no such paper.
 */
export function writtenPaper(
  store: ReadStore,
  { paper: kind, register: name, id, typed, signer }: AskedWritten,
): OfficialPaper {
  const register = registerNamed(name);
  const declared = register.papers?.find((one) => one.kind === kind);
  if (declared === undefined) throw new Refusal('record-not-found');
  const record = recordAsSeen(store, register, name, id, typed);
  const settings = readSettings(store);
  const writer = writerOf(store, settings);
  const names = reportNames(referenceRows(store));
  const { statusTimeline } = register.summarise(record, countingRules(store), linkedFrom(store, id));
  const status = statusAt(statusTimeline, today(store));
  const content = declared.write(record, {
    writer: writer.name,
    status: status === null ? null : names.choice('status', status),
    choice: (set, code) => names.choice(set, code),
    country: (code) => names.country(code),
  });
  const to = content.addressees.length > 0 ? content.addressees : usualAddressees(settings, writer.kind);
  return {
    head: {
      parent: writer.parent,
      agency: writer.agency,
      nation: reportTexts.nation,
      motto: reportTexts.motto,
      place: settings.issuer?.place ?? reportTexts.place,
      ...numberAndDay(store, content, texts.symbols[kind][writer.kind]),
    },
    kind: content.kind,
    title: content.title,
    subject: content.subject,
    addressee: addresseeLines(to),
    parts: content.paragraphs.map((paragraph) => ({ kind: 'text', ...paragraph })),
    recipients: recipientsOf(settings, kind),
    signer: signer ?? signersOf(settings, writer.kind)[0],
  };
}

/** The department with the head that its settings name, or the border post where this PC stands. */
function writerOf(store: ReadStore, { issuer }: Settings): Writer {
  const { post = null } = store.device ?? {};
  const kind = deviceKindOf(post);
  if (post === null)
    return {
      kind,
      name: reportTexts.agencyName,
      parent: issuer?.parent ?? reportTexts.parent,
      agency: issuer?.name ?? reportTexts.agency,
    };
  const index = new ReferenceIndex(referenceRows(store));
  const row = post.code === null ? undefined : index.withCode('organisation', post.code, today(store));
  const parentCode = row?.parentCode ?? null;
  const parent = parentCode === null ? undefined : index.withCode('organisation', parentCode, today(store));
  return {
    kind,
    name: post.text,
    parent: parent?.name.toUpperCase() ?? '',
    agency: post.text.toUpperCase(),
  };
}

function usualAddressees({ quickReportTo }: Settings, kind: DeviceKind): readonly string[] {
  return quickReportTo?.[kind] ?? texts.quickReportTo[kind];
}

/** A number that was typed with its symbol keeps it. */
function numberAndDay(
  store: ReadStore,
  { number, date }: WrittenContent,
  symbol: string,
): Pick<OfficialPaper['head'], 'number' | 'symbol' | 'date' | 'year'> {
  const [, typed = ''] = /^[^/]*\/(.+)$/.exec(number) ?? [];
  return { number, symbol: typed === '' ? symbol : typed, date, year: yearOf(date ?? today(store)) };
}

function addresseeLines(to: readonly string[]): string {
  const [first = ''] = to;
  if (to.length <= 1) return fill(texts.to, { to: first });
  return [
    texts.toSeveral,
    ...to.map((one, index) =>
      fill(index === to.length - 1 ? texts.lastOfSeveral : texts.oneOfSeveral, { to: one }),
    ),
  ].join('\n');
}
