import type { TFunction } from 'i18next';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { PersonMatch } from '../../shared/contract/records.ts';
import type { WireSave } from '../../shared/contract/schemas.ts';
import type { ChildList } from '../../shared/registers/define-register.ts';
import type { Fields as FieldsOf, JsonValue } from '../../shared/registers/field.ts';
import { person } from '../../shared/registers/person/person.ts';
import { valueProblem } from '../../shared/registers/validate.ts';
import { foldText } from '../../shared/text/fold.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { newId } from '../session/new-id.ts';
import { useSaving } from './identity-question.tsx';
import { directoryFields, personLabel } from './person-fields.ts';
import { useSession } from '../session/session.tsx';
import type { ChoiceOption } from '../ui/choice-input.tsx';

type Fields = Readonly<Record<string, JsonValue>>;

/** What can be chosen for a row that is nobody of those known. */
const CREATE = 'create';
const UNLISTED = 'unlisted';

/** The choices for a row: known people of that name, to add it to the directory, or neither. */
export function peopleColumn(t: TFunction, matches: readonly PersonMatch[]): readonly ChoiceOption[] {
  return [
    ...matches.map((person) => ({ value: person.id, label: personLabel(t, person) })),
    { value: CREATE, label: t('members.create') },
    { value: UNLISTED, label: t('members.notKnown') },
  ];
}

/** Rows to be added to a list, and the save that entered people in the directory with them; null where none was. */
export interface PastedRows {
  readonly rows: readonly Fields[];
  readonly saveId: string | null;
}

/** Pasted rows of a list whose rows are people, matched to those known; where several bear a name, the user is asked. */
export function usePastedPeople(
  list: ChildList,
  rows: readonly Fields[],
  on: PlainDate | null,
): {
  /** Known people for each row; null for a list of other things, or until they are known. */
  readonly known: readonly (readonly PersonMatch[])[] | null;
  /** Id of a person, or what is done with the row; null while it is to be asked. */
  readonly chosen: (at: number) => string | null;
  readonly choose: (at: number, chosen: string | null) => void;
  /** Rows that are nobody known and are not yet to be added to the directory. */
  readonly unlisted: number;
  readonly createAll: () => void;
  /** Rows that are to be added to the directory. */
  readonly creating: number;
  readonly undecided: boolean;
  /** The rows with their people; those to be added to the directory are saved there first. */
  readonly withPeople: () => Promise<PastedRows>;
} {
  const { client, index } = useSession();
  const sendSave = useSaving();
  const link = Object.entries(list.fields).find(([, field]) => field.kind === 'personLink')?.[0];
  const names = useMemo(() => rows.map((row) => textOf(row['fullName'])), [rows]);
  const asked = link !== undefined && names.some((name) => name !== '');
  const found = useQuery({
    queryKey: ['matched-people', names, on],
    queryFn: () => client.records.matchPeople({ names: [...names], on }),
    enabled: asked,
  });
  const known = asked ? (found.data?.map(({ matches }) => matches) ?? null) : null;
  const [choices, setChoices] = useState<Readonly<Record<number, string | null>>>({});
  const chosen = (at: number): string | null => {
    if (choices[at] !== undefined) return choices[at];
    const matches = known?.[at] ?? [];
    const sure = matches.filter((person) => isSure(rows[at] ?? {}, person));
    if (matches.length === 0) return UNLISTED;
    return sure.length === 1 ? (sure[0]?.id ?? null) : null;
  };
  const all = rows.map((_, at) => chosen(at));
  const withPeople = async (): Promise<PastedRows> => {
    if (link === undefined || known === null) return { rows, saveId: null };
    const created = new Map(all.flatMap((one, at) => (one === CREATE ? [[at, newId()] as const] : [])));
    const writeId = created.size > 0 ? newId() : null;
    if (writeId !== null)
      await sendSave({
        writeId,
        saves: [...created].map(([at, id]) => personOf(id, rows[at] ?? {})),
      });
    const linked = rows.map((row, at) => {
      const person = known[at]?.find((one) => one.id === all[at]);
      const id = person?.id ?? created.get(at) ?? null;
      // What the paste has no column for is known of the person; an empty cell of a column stays empty.
      const directory = person === undefined ? {} : directoryFields(person, index, on);
      return { ...directory, ...row, [link]: id };
    });
    return { rows: linked, saveId: writeId };
  };
  return {
    known,
    chosen,
    choose: (at, next) => setChoices((before) => ({ ...before, [at]: next })),
    unlisted: all.filter((one) => one === UNLISTED).length,
    creating: all.filter((one) => one === CREATE).length,
    createAll: () =>
      setChoices((before) => ({
        ...before,
        ...Object.fromEntries(all.flatMap((one, at) => (one === UNLISTED ? [[at, CREATE] as const] : []))),
      })),
    undecided: asked && (known === null ? !found.isError : all.includes(null)),
    withPeople,
  };
}

const textOf = (value: JsonValue | undefined): string => {
  if (typeof value === 'string') return value;
  return value !== null && typeof value === 'object' && 'text' in value ? String(value.text) : '';
};

/** The record of a person as the row tells it. */
function personOf(id: string, row: Fields): WireSave {
  /** Values that the person can hold; what cannot be read stands marked in the row that it was pasted for. */
  const given = (fields: FieldsOf, names: readonly string[]): Fields =>
    Object.fromEntries(
      names.flatMap((name) => {
        const [field, value] = [fields[name], row[name]];
        return field === undefined || value === undefined || valueProblem(field, value) !== null
          ? []
          : [[name, value] as const];
      }),
    );
  const { positions, documents } = person.children;
  const position = given(positions.fields, ['jobTitle', 'agency']);
  const document = given(documents.fields, [
    'documentType',
    'documentNumber',
    'documentIssued',
    'documentExpiry',
  ]);
  const holds = (fields: Fields): boolean => Object.values(fields).some((value) => value !== null);
  return {
    register: person.name,
    id,
    fields: given(person.fields, ['fullName', 'sex', 'birthDate', 'nationality', 'category']),
    children: {
      ...(holds(position) ? { positions: [{ id: newId(), fields: position }] } : {}),
      ...(holds(document) ? { documents: [{ id: newId(), fields: document }] } : {}),
    },
  };
}

/** Beyond doubt: the same name, and an agency and position that agree or were not given. */
function isSure(row: Fields, person: PersonMatch): boolean {
  const same = (a: string, b: string | null): boolean =>
    a === '' || b === null || foldText(a) === foldText(b);
  return (
    textOf(row['fullName']).toLowerCase() === person.fullName.toLowerCase() &&
    same(textOf(row['agency']), person.agency) &&
    same(textOf(row['jobTitle']), person.jobTitle)
  );
}
