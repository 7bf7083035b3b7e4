import { actors } from './actors.ts';
import { app } from './app.ts';
import { border } from './border.ts';
import { data } from './data.ts';
import { drafts } from './drafts.ts';
import { files } from './files.ts';
import { find } from './find.ts';
import { home } from './home.ts';
import { notices } from './notices.ts';
import { papers } from './papers.ts';
import { records } from './records.ts';
import { reference } from './reference.ts';
import { reports } from './reports.ts';
import { rescue } from './rescue.ts';
import { settings } from './settings.ts';
import { tasks } from './tasks.ts';
import { templates } from './templates.ts';
import { update } from './update.ts';
import { works } from './works.ts';

/** Every call that the window can make. */
export const contract = {
  actors,
  app,
  records,
  drafts,
  files,
  find,
  reference,
  settings,
  home,
  border,
  tasks,
  notices,
  papers,
  templates,
  works,
  reports,
  data,
  rescue,
  update,
};

export type AppContract = typeof contract;
