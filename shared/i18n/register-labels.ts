import type { OpenRegister } from '../registers/all-registers.ts';
import type { Fields } from '../registers/field.ts';

/** Columns that are labelled for every register at once. */
const frameColumns = ['code', 'position', 'withdrawn', 'status', 'personTrips'];

/** Keys of all texts by which screens, papers and sheets name a register and what is in it, in every language. */
export function labelKeysOf(register: OpenRegister): readonly string[] {
  const {
    key,
    fields,
    children,
    sections,
    statuses,
    continuations = [],
    papers = [],
    templates = [],
    tables = {},
  } = register;
  const own = (path: string): string => `registers:${key}.${path}`;
  return [
    ...['title', 'one', 'decidingDate', 'lastDate'].map(own),
    ...(register.begunFromHome === true ? [own('begin')] : []),
    ...(register.atPost === true ? [own('atPost')] : []),
    ...dayKeys(register.days).map(own),
    ...sections.map((section) => `registers:sections.${section}`),
    ...[...frameColumns, ...Object.keys(register.inForce ?? {}), ...Object.keys(register.states ?? {})].map(
      (name) => `registers:frame.${name}`,
    ),
    ...Object.values(register.states ?? {}).flatMap(({ choiceSet, codes }) =>
      Object.keys(codes).map((code) => `choices:${choiceSet}.${code}`),
    ),
    ...Object.keys(register.inForce ?? {}).flatMap((name) =>
      ['extended', 'given'].map((said) => own(`inForce.${name}.${said}`)),
    ),
    ...continuations.map(({ label }) => `registers:continuations.${label}`),
    ...[...papers, ...templates].map(({ kind }) => `registers:papers.${kind}`),
    ...Object.values(tables).map((kind) => `registers:papers.${kind}`),
    ...Object.keys(statuses).map((status) => `choices:status.${status}`),
    ...Object.keys(fields).map((name) => own(`fields.${name}`)),
    ...choiceKeys(fields),
    ...Object.entries(children).flatMap(([list, { fields: rows }]) => [
      own(`children.${list}.title`),
      ...Object.keys(rows).map((name) => own(`children.${list}.fields.${name}`)),
      ...choiceKeys(rows),
    ]),
  ];
}

function dayKeys(days: OpenRegister['days']): readonly string[] {
  return Object.entries(days?.kinds ?? {}).flatMap(([kind, { home, month }]) => [
    ...(home?.tag === 'kind' ? [`days.${kind}`] : []),
    ...(month !== undefined && month.deadline === undefined ? [`month.${kind}`] : []),
  ]);
}

function choiceKeys(fields: Fields): readonly string[] {
  return Object.values(fields).flatMap(({ choices, choiceSet }) =>
    choices.map((code) => `choices:${choiceSet ?? ''}.${code}`),
  );
}
