import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { typedEdits } from '../../shared/contract/schemas.ts';
import { useReadDraft } from '../ui/unfit-draft.tsx';
import { useSession } from '../session/session.tsx';
import { useDraftKeeper } from '../session/use-draft-keeper.ts';
import {
  childRows,
  fieldValue,
  isEmpty,
  type AnyChild,
  type AnyRecord,
  type AnyRegister,
} from '../../shared/registers/define-register.ts';
import type { IssuePlace } from '../../shared/registers/check.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { recordForm } from '../../shared/registers/draft-forms.ts';
import { initialValues, withChanges } from '../../shared/registers/edit-record.ts';
import type { JsonValue } from '../../shared/registers/field.ts';
import type { ChildSave, RecordSave } from '../../shared/registers/save-request.ts';
import type { RecordSource } from './linked-records.tsx';

/** What was typed since the record was read: only changed fields, by name. */
export type Edits = Pick<RecordSave, 'fields' | 'children' | 'basedOn'>;

export const noEdits: Edits = { fields: {}, children: {} };

export interface EditedRecord {
  readonly record: AnyRecord;
  /** What a save would change: rows in which nothing stands are not among it. */
  readonly edits: Edits;
  readonly dirty: boolean;
  /** Whether anything was typed in this window: a draft from before that was only looked at is none. */
  readonly changed: boolean;
  /** Typing found from an earlier window that crashed or was closed. */
  readonly recovered: boolean;
  /** The draft of what was typed is kept in the database by now. */
  readonly draftKept: boolean;
  readonly setField: (name: string, value: JsonValue) => void;
  readonly setChild: (
    list: string,
    id: string,
    change: Omit<ChildSave, 'id' | 'fields'> & { fields?: ChildSave['fields'] },
  ) => void;
  /** Rows of a child list as they are kept, without what was typed since. */
  readonly keptRows: (list: string) => readonly AnyChild[];
  readonly reset: () => void;
  /** Forgets what was saved and keeps what was typed since, which begins from the version that the save made. */
  readonly settle: (saved: Edits, version: string) => void;
  /** Lets go of what was typed in some fields: what is kept by now stands there. */
  readonly drop: (places: readonly IssuePlace[], version: string) => void;
}

/**
 * Keeps edits of a form, and a draft of them in the database, so that no typing is lost with a window or the service.
 * @param version of the record as it was read; null for a new one. The first edit fixes what a save is based on.
 * @param source what a new record is begun from: its draft is gone on with at the same address.
 */
export function useEdits(
  register: AnyRegister,
  base: AnyRecord,
  version: string | null,
  source: RecordSource | null,
): EditedRecord {
  const { client, status } = useSession();
  const { today } = status;
  const form = recordForm(register.name, base.id);
  const begunFrom = useMemo(() => (source === null ? {} : { source }), [source]);
  const [typed, setEdits] = useState<Edits>(noEdits);
  const [recovered, setRecovered] = useState(false);
  /** The edits as the draft from before held them. */
  const [found, setFound] = useState<Edits>(noEdits);
  /** Those edits of which a draft is kept by now. */
  const [kept, setKept] = useState<Edits | null>(null);
  /** Whether it is known what the draft from before holds: what is typed till then is kept from then on. */
  const [loaded, setLoaded] = useState(false);
  const drafted = useRef(false);
  const keeper = useDraftKeeper(form);
  const readDraft = useReadDraft();

  useEffect(() => {
    let stopped = false;
    client.drafts
      .read({ form })
      .then(({ content }) => {
        if (stopped) return;
        setLoaded(true);
        const draft = readDraft(typedEdits, content);
        if (draft === null) return;
        const whole = merge(draft, noEdits);
        setEdits((now) => (now === noEdits ? whole : merge(draft, now)));
        setFound(whole);
        setRecovered(true);
      })
      .catch(() => {
        setLoaded(true);
      });
    return () => {
      stopped = true;
    };
  }, [client, form, readDraft]);

  const record = useMemo(() => withChanges(register, base, typed), [register, base, typed]);
  const edits = useMemo(
    () => withoutSame(base, withoutBlankRows(register, base, typed, today)),
    [register, base, typed, today],
  );
  const dirty = Object.keys(edits.fields).length > 0 || Object.keys(edits.children).length > 0;
  useEffect(() => {
    if (!loaded) return;
    if (!dirty) {
      // All that was typed was taken back: its draft goes with it.
      if (drafted.current) keeper.forget();
      drafted.current = false;
      return;
    }
    drafted.current = true;
    keeper.keep(
      () => JSON.stringify({ ...withoutSecrets(register, edits), ...begunFrom }),
      () => setKept(edits),
    );
  }, [keeper, register, edits, dirty, begunFrom, loaded]);

  const setField = useCallback(
    (name: string, value: JsonValue): void => {
      setEdits((before) => ({ ...begun(before, version), fields: { ...before.fields, [name]: value } }));
    },
    [version],
  );
  const setChild = useCallback<EditedRecord['setChild']>(
    (list, id, change) => {
      setEdits((before) => {
        const rows = before.children[list] ?? [];
        const known = rows.find((row) => row.id === id);
        const next: ChildSave = { ...known, ...change, id, fields: { ...known?.fields, ...change.fields } };
        const changed =
          known === undefined ? [...rows, next] : rows.map((row) => (row.id === id ? next : row));
        return { ...begun(before, version), children: { ...before.children, [list]: changed } };
      });
    },
    [version],
  );
  const reset = useCallback((): void => {
    setEdits(noEdits);
    setRecovered(false);
    keeper.forget();
  }, [keeper]);
  const settle = useCallback(
    (saved: Edits, after: string): void => {
      setEdits((before) => withoutBlankRows(register, base, typedSince(before, saved, after), today));
      setRecovered(false);
      keeper.forget();
    },
    [keeper, register, base, today],
  );
  const drop = useCallback((places: readonly IssuePlace[], after: string): void => {
    setEdits((before) => ({ ...without(before, places), basedOn: after }));
  }, []);
  const keptRows = useCallback((list: string): readonly AnyChild[] => childRows(base, list), [base]);
  const draftKept = kept === edits;
  const changed = dirty && typed !== found;
  return {
    record,
    edits,
    dirty,
    changed,
    recovered,
    draftKept,
    setField,
    setChild,
    keptRows,
    reset,
    settle,
    drop,
  };
}

/** Values and rows that are not the very ones that were saved. */
function typedSince(now: Edits, saved: Edits, version: string): Edits {
  if (now === saved) return noEdits;
  const fields = Object.entries(now.fields).filter(([name, value]) => saved.fields[name] !== value);
  const children = Object.entries(now.children).flatMap(([list, rows]) => {
    const left = rows.filter((row) => !(saved.children[list] ?? []).includes(row));
    return left.length === 0 ? [] : [[list, left] as const];
  });
  return { fields: Object.fromEntries(fields), children: Object.fromEntries(children), basedOn: version };
}

/** The first edit fixes the version that all of them began from. */
function begun(edits: Edits, version: string | null): Edits {
  return edits.basedOn !== undefined || version === null ? edits : { ...edits, basedOn: version };
}

function without(edits: Edits, places: readonly IssuePlace[]): Edits {
  const isDropped = (list: string | null, childId: string | null, field: string): boolean =>
    places.some((place) => place.list === list && place.childId === childId && place.field === field);
  const left = (fields: ChildSave['fields'], list: string | null, childId: string | null) =>
    Object.fromEntries(Object.entries(fields).filter(([field]) => !isDropped(list, childId, field)));
  const children = Object.entries(edits.children).flatMap(([list, rows]) => {
    const kept = rows.flatMap(({ withdrawn, position, ...row }): readonly ChildSave[] => {
      const one = {
        ...row,
        fields: left(row.fields, list, row.id),
        ...(withdrawn === undefined || isDropped(list, row.id, 'withdrawn') ? {} : { withdrawn }),
        ...(position === undefined || isDropped(list, row.id, 'position') ? {} : { position }),
      };
      return Object.keys(one.fields).length === 0 && !('withdrawn' in one) && !('position' in one)
        ? []
        : [one];
    });
    return kept.length === 0 ? [] : [[list, kept] as const];
  });
  return { ...edits, fields: left(edits.fields, null, null), children: Object.fromEntries(children) };
}

/** A draft with what was typed while it was being read. */
function merge(draft: Edits, typed: Edits): Edits {
  const lists = new Set([...Object.keys(draft.children), ...Object.keys(typed.children)]);
  const children = [...lists].map((list) => {
    const rows = new Map((draft.children[list] ?? []).map((row) => [row.id, row]));
    for (const row of typed.children[list] ?? []) {
      const known = rows.get(row.id);
      rows.set(row.id, { ...known, ...row, fields: { ...known?.fields, ...row.fields } });
    }
    return [list, [...rows.values()]] as const;
  });
  // A draft began before what was typed while it was being read.
  const basedOn = draft.basedOn ?? typed.basedOn;
  return {
    fields: { ...draft.fields, ...typed.fields },
    children: Object.fromEntries(children),
    ...(basedOn === undefined ? {} : { basedOn }),
  };
}

/** New rows in which nothing stands but what every new row begins with were never meant: they are not saved. */
function withoutBlankRows(register: AnyRegister, base: AnyRecord, edits: Edits, today: PlainDate): Edits {
  const children = Object.entries(edits.children).flatMap(([name, rows]) => {
    const list = register.children[name];
    if (list === undefined) return [[name, rows] as const];
    const kept = new Set(childRows(base, name).map((row) => row.id));
    const begun = { ...initialValues(list.fields), ...list.starting?.(today, base) };
    const isBlank = (row: ChildSave): boolean =>
      !kept.has(row.id) &&
      (row.withdrawn === true ||
        Object.entries(row.fields).every(
          ([field, value]) =>
            isEmpty(value) || JSON.stringify(value) === JSON.stringify(begun[field] ?? null),
        ));
    const left = rows.filter((row) => !isBlank(row));
    return left.length === 0 ? [] : [[name, left] as const];
  });
  return { ...edits, children: Object.fromEntries(children) };
}

/** What was typed back to what is kept was not changed. Rows stay the very ones that were typed: a save is settled by them. */
function withoutSame(base: AnyRecord, edits: Edits): Edits {
  const fields = Object.entries(edits.fields).filter(
    ([name, value]) => !isSame(value, fieldValue(base, name)),
  );
  const children = Object.entries(edits.children).flatMap(([list, rows]) => {
    const kept = new Map(childRows(base, list).map((row) => [row.id, row]));
    const left = rows.filter((row) => {
      const before = kept.get(row.id);
      return (
        before === undefined ||
        (row.position ?? before.position) !== before.position ||
        (row.withdrawn ?? before.withdrawn) !== before.withdrawn ||
        Object.entries(row.fields).some(([name, value]) => !isSame(value, fieldValue(before, name)))
      );
    });
    return left.length === 0 ? [] : [[list, left] as const];
  });
  return { ...edits, fields: Object.fromEntries(fields), children: Object.fromEntries(children) };
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Identity-document numbers are never kept in a draft. */
function withoutSecrets(register: AnyRegister, edits: Edits): Edits {
  const children = Object.entries(edits.children).map(([list, rows]) => {
    const fields = register.children[list]?.fields ?? {};
    const kept = rows.map((row) => ({
      ...row,
      fields: Object.fromEntries(
        Object.entries(row.fields).filter(([name]) => fields[name]?.kind !== 'secret'),
      ),
    }));
    return [list, kept] as const;
  });
  return { ...edits, children: Object.fromEntries(children) };
}
