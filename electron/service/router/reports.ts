import { implement } from '@orpc/server';
import { versionOfAll } from '../../../db/store.ts';
import { reports } from '../../../shared/contract/reports.ts';
import { longReading } from '../long-reading.ts';
import { reportFileName } from '../papers/file-names.ts';
import { closeReportBeside, reopenReport, saveChoices, saveSection, saveSigned } from '../reports/closing.ts';
import { periodOfReport } from '../reports/report-key.ts';
import { reportStanding } from '../reports/standing.ts';
import { answerFile } from './answer-file.ts';
import { printed } from './printed.ts';
import { done, type Served } from './served.ts';

export function reportsRouter({ state, store }: Served) {
  const os = implement(reports);
  return os.router({
    preview: os.preview.handler(({ input, signal }) =>
      state.works.during(undefined, signal, (how) => longReading(state, store(), 'report', input, how)),
    ),
    document: os.document.handler(({ input: { format, workId, ...key }, signal }) =>
      state.works.during(workId, signal, async (how) => {
        const opened = store();
        const content =
          format === 'pdf'
            ? await printed(state, await longReading(state, opened, 'reportPage', key, how), how)
            : await longReading(state, opened, 'reportDocument', { key, format }, how);
        return answerFile([content], reportFileName(periodOfReport(key).period, format));
      }),
    ),
    suggestions: os.suggestions.handler(({ input, signal }) =>
      state.works.during(undefined, signal, (how) => longReading(state, store(), 'suggestions', input, how)),
    ),
    standing: os.standing.handler(({ input }) => reportStanding(store(), input)),
    incompleteness: os.incompleteness.handler(({ input, signal }) =>
      state.works.during(undefined, signal, (how) =>
        longReading(state, store(), 'incompleteness', input, how),
      ),
    ),
    saveSection: os.saveSection.handler(({ input }) => {
      const { writeId, key, calendarId, periodCode, basedOn, noNumbers, ...change } = input;
      const how = { basedOn, noNumbers };
      saveSection(store(), writeId, { calendarId, periodCode }, key, change, how);
      return { version: versionOfAll(store()) };
    }),
    saveChoices: os.saveChoices.handler(({ input }) => {
      const { writeId, calendarId, periodCode, ...choices } = input;
      saveChoices(store(), writeId, { calendarId, periodCode }, choices);
      return done;
    }),
    close: os.close.handler(({ input: { writeId, ...key }, signal }) =>
      state.works.during(writeId, signal, async (how) => {
        const opened = store();
        await closeReportBeside(opened, writeId, key, () => longReading(state, opened, 'frozen', key, how));
        return done;
      }),
    ),
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
