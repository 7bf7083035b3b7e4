import { useCallback, useEffect, useState } from 'react';
import * as z from 'zod';
import { version } from '../../shared/contract/schemas.ts';
import { referenceRowSchema, type ReferenceRow } from '../../shared/reference/reference-row.ts';
import { useReadDraft } from '../ui/unfit-draft.tsx';
import { useSession } from '../session/session.tsx';
import { useDraftKeeper } from '../session/use-draft-keeper.ts';
import { referenceForm } from '../../shared/registers/draft-forms.ts';

const rowKinds = ['add', 'edit', 'replace'] as const;
/** Whether a row is added, edited, or takes the place of another. */
export type RowKind = (typeof rowKinds)[number];

/** A row while it is edited. */
export interface RowForm {
  readonly kind: RowKind;
  readonly draft: ReferenceRow;
}

/** What a form begins from: a row that is kept, or a blank one, which has no version. */
export interface BegunRow {
  readonly row: ReferenceRow;
  readonly version: string | null;
}

/** A row while it is typed: a day, a name or a code may be anything yet. */
const typedRow = z
  .object({
    ...referenceRowSchema.shape,
    code: z.string(),
    name: z.string(),
    nameEn: z.string(),
    nameZh: z.string(),
    shortName: z.string().nullable(),
    aliases: z.array(z.string()).readonly(),
    validFrom: z.string().nullable(),
    validTo: z.string().nullable(),
  })
  .exactPartial() satisfies z.ZodType<Partial<ReferenceRow>>;

/** What a draft keeps: only what differs from the row, so that it takes up later changes of the rest. */
const keptForm = z.object({
  kind: z.enum(rowKinds),
  changes: typedRow,
  /** An older program kept attributes by themselves: such a draft is shown to be copied. */
  lines: z.null().exactOptional(),
  /** The version that the typing began from; a form of a new row has none. */
  version: version.exactOptional(),
});
type KeptForm = z.infer<typeof keptForm>;

/** The form of a row, with a draft of it in the database: typing survives Esc, a crash and a closed window. */
export function useRowDraft(
  kind: 'add' | 'edit',
  opened: BegunRow,
): {
  readonly form: RowForm;
  /** The row as the form knows it, with the version that its typing began from. */
  readonly began: BegunRow;
  readonly change: (part: Partial<RowForm>) => void;
  readonly recovered: boolean;
  /** Whether anything was typed in this dialog: a draft from before that was only looked at is none. */
  readonly changed: boolean;
  readonly discard: () => void;
  /** Takes up the row as it is kept by now: what was typed stays, but for the fields in `dropped`. */
  readonly rebase: (row: BegunRow, dropped: ReadonlySet<string> | 'all') => void;
} {
  const { client } = useSession();
  const name = referenceForm(kind === 'add' ? `new-${opened.row.catalogue}` : opened.row.id);
  const untyped = (row: ReferenceRow): RowForm => ({ kind, draft: row });
  const [base, setBase] = useState(() => ({ began: opened, initial: untyped(opened.row) }));
  const [form, setForm] = useState(base.initial);
  const [recovered, setRecovered] = useState(false);
  /** The form as the draft from before held it. */
  const [foundForm, setFoundForm] = useState<RowForm | null>(null);
  /** Whether it is known what the draft from before holds: what is typed till then is kept from then on. */
  const [loaded, setLoaded] = useState(false);
  const keeper = useDraftKeeper(name);
  const readDraft = useReadDraft();
  const [first] = useState(base.initial);
  useEffect(() => {
    let stopped = false;
    client.drafts
      .read({ form: name })
      .then(({ content }) => {
        if (stopped) return;
        setLoaded(true);
        const found = readDraft(keptForm, content);
        if (found === null) return;
        const whole: RowForm = { kind: found.kind, draft: { ...first.draft, ...found.changes } };
        setForm((typed) => (typed === first ? whole : typed));
        setFoundForm(whole);
        setBase(({ began, initial }) => ({
          began: { ...began, version: found.version ?? began.version },
          initial,
        }));
        setRecovered(true);
      })
      .catch(() => {
        setLoaded(true);
      });
    return () => {
      stopped = true;
    };
  }, [client, name, first, readDraft]);
  useEffect(() => {
    if (!loaded || form === base.initial) return;
    const kept = keptOf(form, base.initial, base.began.version);
    if (kept.kind === base.initial.kind && Object.keys(kept.changes).length === 0) keeper.forget();
    else keeper.keep(() => JSON.stringify(kept));
  }, [keeper, form, base, loaded]);
  const change = useCallback((part: Partial<RowForm>): void => {
    setForm((before) => ({ ...before, ...part }));
  }, []);
  const discard = useCallback((): void => {
    setForm(base.initial);
    setRecovered(false);
    keeper.forget();
  }, [keeper, base]);
  const rebase = (row: BegunRow, dropped: ReadonlySet<string> | 'all'): void => {
    const initial = untyped(row.row);
    setBase({ began: row, initial });
    if (dropped === 'all') {
      setForm(initial);
      keeper.forget();
      return;
    }
    const { changes } = keptOf(form, base.initial, null);
    const left = Object.entries(changes).filter(([key]) => !dropped.has(key === 'code' ? 'itemCode' : key));
    setForm({ kind: form.kind, draft: { ...initial.draft, ...Object.fromEntries(left) } });
  };
  const { kind: now, changes: made } = keptOf(form, base.initial, null);
  const differs = now !== base.initial.kind || Object.keys(made).length > 0;
  const changed = form !== foundForm && differs;
  return { form, began: base.began, change, recovered, changed, discard, rebase };
}

function keptOf(form: RowForm, initial: RowForm, began: string | null): KeptForm {
  const before: Readonly<Record<string, unknown>> = initial.draft;
  const changes: Partial<ReferenceRow> = Object.fromEntries(
    // By content: a control that was only passed through gives its value again, as an object of its own.
    Object.entries(form.draft).filter(
      ([key, value]) => JSON.stringify(value ?? null) !== JSON.stringify(before[key] ?? null),
    ),
  );
  return {
    kind: form.kind,
    changes,
    ...(began === null ? {} : { version: began }),
  };
}
