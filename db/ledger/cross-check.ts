import { Refusal } from '../../shared/contract/refusal.ts';
import { borderIncident } from '../../shared/registers/border-incident/border-incident.ts';
import { checkedFacts } from '../../shared/registers/border-incident/cross-check.ts';
import type { CrossCheck } from '../../shared/registers/field.ts';
import type { SaveOutcome } from '../../shared/registers/save-request.ts';
import { normalise } from '../../shared/text/fold.ts';
import { readTyped, versionOf } from '../record-rows.ts';
import type { WriteStore } from '../store.ts';
import { takeInStored } from './intake.ts';
import { once } from './once.ts';

/** What somebody in the department found when comparing a quick report with its source document. */
export interface CheckRequest extends Pick<CrossCheck, 'document' | 'by'> {
  /** Of the incident. */
  readonly id: string;
  /** The version that was compared. */
  readonly version: string;
}

/**
 * Notes that a quick report was compared with its source document, with what it says now.
 * @throws Refusal `office-only` on the PC of a post, `record-not-found`, `message-invalid` for an incident that no post
 *   reported or that was withdrawn, `changed-meanwhile` where it is another version by now, `invalid-record` for a
 *   document of a day to come.
 */
export function crossCheckIncident(store: WriteStore, writeId: string, request: CheckRequest): SaveOutcome {
  const { id, version, document, by } = request;
  const call = {
    name: 'border.crossCheck',
    writeId,
    request: { id, version, document: { ...document }, by },
  };
  return once(store, call, (writing) => {
    if ((store.device?.post ?? null) !== null) throw new Refusal('office-only');
    const [record] = readTyped(store, borderIncident.name, [id]);
    if (record === undefined) throw new Refusal('record-not-found');
    if (record.reportedBy === null || record.withdrawn !== null)
      throw new Refusal('message-invalid', { field: 'id' });
    if (versionOf(store, id) !== version)
      throw new Refusal('changed-meanwhile', { version: versionOf(store, id) });
    const crossCheck = {
      document: { number: normalise(document.number), date: document.date },
      by: normalise(by),
      at: store.now().toISOString(),
      facts: checkedFacts(record),
    };
    return takeInStored(writing, [{ register: borderIncident, id, values: { crossCheck }, children: {} }]);
  });
}
