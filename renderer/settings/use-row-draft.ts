import { useCallback, useEffect, useRef, useState } from 'react';
import * as z from 'zod';
import { referenceRowSchema, type ReferenceRow } from '../../shared/reference/reference-row.ts';
import { attributeKindNames, type AttributeKind } from '../../shared/reference/row-attributes.ts';
import { readKept } from '../session/read-kept.ts';
import { useSession } from '../session/session.tsx';
import { useDraftKeeper } from '../session/use-draft-keeper.ts';
import { linesOf, type AttributeLine } from './attribute-editor.tsx';
import { referenceItem } from '../../shared/registers/reference-item/reference-item.ts';

const rowKinds = ['add', 'edit', 'replace'] as const;
/** Whether a row is added, edited, or takes the place of another. */
export type RowKind = (typeof rowKinds)[number];

/** A row while it is edited. */
export interface RowForm {
  readonly kind: RowKind;
  readonly draft: ReferenceRow;
  readonly lines: readonly AttributeLine[];
}

const { attributes } = referenceRowSchema.shape;
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
  lines: z
    .array(
      z.object({
        key: z.string(),
        name: z.string(),
        kind: z.enum(attributeKindNames),
        value: attributes.unwrap().valueType,
      }),
    )
    .readonly()
    .nullable(),
});
type KeptForm = z.infer<typeof keptForm>;

/** The form of a row, with a draft of it in the database: typing survives Esc, a crash and a closed window. */
export function useRowDraft(
  kind: 'add' | 'edit',
  kept: ReferenceRow,
  kinds: ReadonlyMap<string, AttributeKind>,
): {
  readonly form: RowForm;
  readonly change: (part: Partial<RowForm>) => void;
  readonly recovered: boolean;
  readonly discard: () => void;
} {
  const { client } = useSession();
  const name = `${referenceItem.name}/${kind === 'add' ? `new-${kept.catalogue}` : kept.id}`;
  const [initial] = useState<RowForm>(() => ({ kind, draft: kept, lines: linesOf(kept.attributes, kinds) }));
  const [form, setForm] = useState(initial);
  const [recovered, setRecovered] = useState(false);
  const loaded = useRef(false);
  const keeper = useDraftKeeper(name);
  useEffect(() => {
    let stopped = false;
    client.drafts
      .read({ form: name })
      .then(({ content }) => {
        if (stopped) return;
        loaded.current = true;
        const found = readKept(keptForm, content);
        if (found === null) return;
        setForm((typed) =>
          typed === initial
            ? {
                kind: found.kind,
                draft: { ...initial.draft, ...found.changes },
                lines: found.lines ?? initial.lines,
              }
            : typed,
        );
        setRecovered(true);
      })
      .catch(() => {
        loaded.current = true;
      });
    return () => {
      stopped = true;
    };
  }, [client, name, initial]);
  useEffect(() => {
    if (!loaded.current || form === initial) return;
    keeper.keep(() => JSON.stringify(keptOf(form, initial)));
  }, [keeper, form, initial]);
  const change = useCallback((part: Partial<RowForm>): void => {
    setForm((before) => ({ ...before, ...part }));
  }, []);
  const discard = useCallback((): void => {
    setForm(initial);
    setRecovered(false);
    keeper.forget();
  }, [keeper, initial]);
  return { form, change, recovered, discard };
}

function keptOf(form: RowForm, initial: RowForm): KeptForm {
  const before: Readonly<Record<string, unknown>> = initial.draft;
  const changes: Partial<ReferenceRow> = Object.fromEntries(
    Object.entries(form.draft).filter(([key, value]) => value !== before[key]),
  );
  return { kind: form.kind, changes, lines: form.lines === initial.lines ? null : form.lines };
}
