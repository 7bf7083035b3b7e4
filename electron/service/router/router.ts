import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract/contract.ts';
import type { ServiceState } from '../service-state.ts';
import { actorsRouter } from './actors.ts';
import { appRouter } from './app.ts';
import { borderRouter } from './border.ts';
import { dataRouter } from './data.ts';
import { draftsRouter } from './drafts.ts';
import { filesRouter } from './files.ts';
import { findRouter } from './find.ts';
import { homeRouter } from './home.ts';
import { noticesRouter } from './notices.ts';
import { papersRouter } from './papers.ts';
import { updateRouter } from './update.ts';
import { worksRouter } from './works.ts';
import { recordsRouter } from './records.ts';
import { referenceRouter } from './reference.ts';
import { reportsRouter } from './reports.ts';
import { rescueRouter } from './rescue.ts';
import { servedFrom } from './served.ts';
import { settingsRouter } from './settings.ts';
import { tasksRouter } from './tasks.ts';
import { templatesRouter } from './templates.ts';

/** Implements every call of the contract over the data of `state`. */
export function createRouter(state: ServiceState) {
  const served = servedFrom(state);
  return implement(contract).router({
    actors: actorsRouter(served),
    app: appRouter(served),
    records: recordsRouter(served),
    drafts: draftsRouter(served),
    files: filesRouter(served),
    find: findRouter(served),
    reference: referenceRouter(served),
    settings: settingsRouter(served),
    home: homeRouter(served),
    border: borderRouter(served),
    tasks: tasksRouter(served),
    notices: noticesRouter(served),
    papers: papersRouter(served),
    templates: templatesRouter(served),
    works: worksRouter(served),
    reports: reportsRouter(served),
    data: dataRouter(served),
    rescue: rescueRouter(served),
    update: updateRouter(served),
  });
}

export type ServiceRouter = ReturnType<typeof createRouter>;
