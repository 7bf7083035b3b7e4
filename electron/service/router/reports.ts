import { implement } from '@orpc/server';
import { versionOfAll } from '../../../db/store.ts';
import { reports } from '../../../shared/contract/reports.ts';
import { makeDocument } from '../documents/make-document.ts';
import { reportPage } from '../documents/report-page.ts';
import { runLongWork } from '../long-work.ts';
import { reportFileName } from '../papers/file-names.ts';
import { closeReport, reopenReport, saveChoices, saveSection, saveSigned } from '../reports/closing.ts';
import { incompleteness } from '../reports/completeness.ts';
import { readReport } from '../reports/read.ts';
import { reportStanding } from '../reports/standing.ts';
import { reportSuggestions } from '../reports/suggestions.ts';
import { answerFile } from './answer-file.ts';
import { done, type Served } from './served.ts';

export function reportsRouter({ state, store }: Served) {
  const os = implement(reports);
  const { worker = null } = state.options;
  return os.router({
    preview: os.preview.handler(({ input }) => {
      const model = readReport(store(), input);
      return { model, html: reportPage(model), version: versionOfAll(store()) };
    }),
    document: os.document.handler(async ({ input }) => {
      const model = readReport(store(), input);
      const content = await makeDocument(model, input.format, state.options, (format) =>
        runLongWork(worker, { kind: 'document', model, format }),
      );
      return answerFile(content, reportFileName(model.period, input.format));
    }),
    suggestions: os.suggestions.handler(({ input }) => reportSuggestions(store(), input)),
    standing: os.standing.handler(({ input }) => reportStanding(store(), input)),
    incompleteness: os.incompleteness.handler(({ input }) => incompleteness(store(), input)),
    saveSection: os.saveSection.handler(({ input }) => {
      const { writeId, key, calendarId, periodCode, basedOn, ...change } = input;
      saveSection(store(), writeId, { calendarId, periodCode }, key, change, basedOn);
      return { version: versionOfAll(store()) };
    }),
    saveChoices: os.saveChoices.handler(({ input }) => {
      const { writeId, calendarId, periodCode, ...choices } = input;
      saveChoices(store(), writeId, { calendarId, periodCode }, choices);
      return done;
    }),
    close: os.close.handler(({ input }) => {
      closeReport(store(), input.writeId, input);
      return done;
    }),
    reopen: os.reopen.handler(({ input }) => {
      reopenReport(store(), input.writeId, input, input.leader, input.reason);
      return done;
    }),
    saveSigned: os.saveSigned.handler(({ input }) => {
      saveSigned(store(), input.writeId, input, input, input.basedOn);
      return done;
    }),
  });
}
