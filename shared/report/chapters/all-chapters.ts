import { chapterNames, type ChapterName } from '../../registers/report-share.ts';
import { border, type BorderModel } from './border/border.ts';
import type { Chapter } from './chapter.ts';
import { delegations, type DelegationsModel } from './delegations/delegations.ts';
import { exchanges, type ExchangesModel } from './exchanges/exchanges.ts';
import { tasks, type TasksModel } from './tasks/tasks.ts';

/** What the chapters together add to the report model. */
export type ChapterModels = DelegationsModel & BorderModel & ExchangesModel & TasksModel;

/** A chapter as the fold over all of them sees it. */
export type AnyChapter = Chapter<unknown, { readonly figures: object }>;

const byName = { delegations, border, exchanges, tasks } satisfies Readonly<Record<ChapterName, AnyChapter>>;

type SourceOf<Of> = Of extends Chapter<infer Source, infer _Model> ? Source : never;

/** What was counted for each chapter, by the chapter's name. */
export type ChapterSources = { readonly [Name in ChapterName]: SourceOf<(typeof byName)[Name]> };

/** Every chapter with its name, in the order of the paper. */
export const chapters: readonly (readonly [ChapterName, AnyChapter])[] = chapterNames.map((name) => [
  name,
  byName[name],
]);
