import * as z from 'zod';
import { typedEdits } from '../../shared/contract/schemas.ts';
import type { OpenDraft } from '../../shared/contract/drafts.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import { draftPlace, type DraftPlace } from '../../shared/registers/draft-forms.ts';
import { blankRecord, withChanges } from '../../shared/registers/edit-record.ts';
import { listDrafts } from '../drafts.ts';
import { readRecord } from '../record-rows.ts';
import { referenceRows } from '../reference.ts';
import { countingRules } from '../settings.ts';
import type { ReadStore } from '../store.ts';

/** Every draft of a form that this program has, newest first, with what it is of. */
export function openDrafts(store: ReadStore): readonly OpenDraft[] {
  return listDrafts(store).flatMap(({ form, content, updatedAt }): OpenDraft[] => {
    const place = draftPlace(form);
    return place === null ? [] : [{ form, updatedAt, place, ...namesOf(store, place, content) }];
  });
}

type Names = Pick<OpenDraft, 'code' | 'title' | 'address'>;

/** What a draft is called, and the address of the window at which it is gone on with. */
function namesOf(store: ReadStore, place: DraftPlace, content: string): Names {
  switch (place.kind) {
    case 'record':
      return namesOfRecord(store, place, content);
    case 'reference': {
      const { row } = place;
      const kept = referenceRows(store).find(({ id }) => id === row);
      const typed = readAs(rowDraft, content)?.changes.name;
      return { code: null, title: typed ?? kept?.name ?? '', address: `/settings/reference/${row}` };
    }
    case 'report':
      return { code: null, title: '', address: `/reports/${place.periodCode}` };
    case 'notice': {
      const draft = readAs(noticeDraft, content)?.draft;
      const parts = [draft?.number, draft?.abstract].map((part) => part?.trim() ?? '');
      return { code: null, title: parts.filter((part) => part !== '').join(', '), address: '/read-notice' };
    }
    default:
      return { code: null, title: content.trim().slice(0, 120), address: '/read-notice' };
  }
}

function namesOfRecord(
  store: ReadStore,
  { register: name, id }: Extract<DraftPlace, { kind: 'record' }>,
  content: string,
): Names {
  const register = registerNamed(name);
  const kept = readRecord(store, name, id);
  const edits = readAs(typedEdits, content) ?? { fields: {}, children: {} };
  const record = withChanges(register, kept ?? blankRecord(register, id), edits);
  const source = kept === null ? (readAs(begunDraft, content)?.source ?? null) : null;
  return {
    code: kept?.code ?? null,
    title: register.summarise(record, countingRules(store)).title,
    address: `/${name}/${id}${source === null ? '' : `/${source.purpose}/${source.id}`}`,
  };
}

/** Of drafts of other forms only what names them; the form itself reads the rest. */
const rowDraft = z.object({ changes: z.object({ name: z.string().optional() }) });
const noticeDraft = z.object({ draft: z.object({ number: z.string(), abstract: z.string() }) });
const begunDraft = z.object({ source: z.object({ purpose: z.string(), id: z.string() }).optional() });

function readAs<T>(schema: z.ZodType<T>, content: string): T | null {
  try {
    return schema.parse(JSON.parse(content));
  } catch {
    return null;
  }
}
