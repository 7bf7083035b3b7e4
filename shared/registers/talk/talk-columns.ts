import words from '../../reference/talk-words.json' with { type: 'json' };
import type { KnownColumn } from '../sheet-rules.ts';
import headings from './import-headings.json' with { type: 'json' };

type Side = keyof typeof words.sides;
type Role = keyof typeof words.roles;

/** The target of what a head says of one side. */
const targets: Readonly<Record<Side, Readonly<Record<Role, string>>>> = {
  our: {
    head: 'ourHead',
    headTitle: 'ourHeadTitle',
    people: 'ourPeople',
    composition: 'ourComposition',
    agency: 'ourAgency',
  },
  their: {
    head: 'theirHead',
    headTitle: 'theirHeadTitle',
    people: 'theirPeople',
    composition: 'theirComposition',
    agency: 'counterpart',
  },
};

const isSide = (name: string): name is Side => name in words.sides;
const isRole = (name: string): name is Role => name in words.roles;

/** Heads of one side by target, in either order: "Trưởng đoàn – Ta", "Phía Việt Nam – Đại diện", "Số người phía bạn". */
const ofSides: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(words.sides).flatMap(([side, names]) =>
    Object.entries(words.roles).flatMap(([role, roles]) =>
      isSide(side) && isRole(role)
        ? [
            [
              targets[side][role],
              names.flatMap((name) => roles.flatMap((one) => [`${one} ${name}`, `${name} ${one}`])),
            ],
          ]
        : [],
    ),
  ),
);

const known: readonly KnownColumn[] = headings;

/** The columns of sheets of talks, with the heads that name a side and what of it the column holds. */
export const talkColumns: readonly KnownColumn[] = known.map((column) => {
  const heads = ofSides.get(column.target);
  return heads === undefined || column.alone === true
    ? column
    : { ...column, headers: [...column.headers, ...heads] };
});
