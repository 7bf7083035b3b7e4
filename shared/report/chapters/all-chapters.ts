import { border, type BorderModel, type BorderSource } from './border/border.ts';
import type { Chapter } from './chapter.ts';
import { delegations, type DelegationsModel, type DelegationsSource } from './delegations/delegations.ts';
import { exchanges, type ExchangesModel, type ExchangesSource } from './exchanges/exchanges.ts';
import { tasks, type TasksModel, type TasksSource } from './tasks/tasks.ts';

/** What was counted for each chapter, by the chapter's name. */
export type ChapterSources = {
  readonly delegations: DelegationsSource;
  readonly border: BorderSource;
  readonly exchanges: ExchangesSource;
  readonly tasks: TasksSource;
};
export type ChapterName = keyof ChapterSources;

/** What the chapters together add to the report model. */
export type ChapterModels = DelegationsModel & BorderModel & ExchangesModel & TasksModel;

/** A chapter as the fold over all of them sees it. */
export type AnyChapter = Chapter<unknown, { readonly figures: object }, string>;

const byName = { delegations, border, exchanges, tasks } satisfies Readonly<Record<ChapterName, AnyChapter>>;

type KeyOf<Of> = Of extends Chapter<infer _Source, infer _Model, infer Key> ? Key : never;

/** Parts that can be left out of the paper with the words "có báo cáo riêng". */
export type LeavablePart = KeyOf<(typeof byName)[ChapterName]>;

/** Every chapter with its name, in the order of the paper. */
export const chapters: readonly (readonly [string, AnyChapter])[] = Object.entries(byName);

export const leavableParts: readonly LeavablePart[] = Object.values(byName).flatMap(
  (chapter): readonly LeavablePart[] => chapter.leavable,
);
