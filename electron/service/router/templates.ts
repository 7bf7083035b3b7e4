import { implement } from '@orpc/server';
import { ownTemplates } from '../../../db/own-templates.ts';
import { saveTemplate } from '../../../db/ledger/save-template.ts';
import { templates } from '../../../shared/contract/templates.ts';
import { templateKinds } from '../../../shared/registers/template-paper.ts';
import { readRecord } from '../../../db/record-rows.ts';
import { filledFileName, paperTemplateFileName } from '../papers/file-names.ts';
import {
  filledPaper,
  replaceTemplate,
  templateFill,
  templateInUse,
  templateOfProgram,
} from '../papers/template-paper.ts';
import { answerFile } from './answer-file.ts';
import { done, type Served } from './served.ts';

export function templatesRouter({ state, store }: Served) {
  const os = implement(templates);
  return os.router({
    list: os.list.handler(() => {
      const own = ownTemplates(store());
      return templateKinds.map((kind) => ({ kind, own: own[kind]?.name ?? null }));
    }),
    read: os.read.handler(async ({ input: { kind, which } }) =>
      answerFile(
        [await (which === 'builtIn' ? templateOfProgram(kind) : templateInUse(store(), kind))],
        paperTemplateFileName(kind),
      ),
    ),
    replace: os.replace.handler(async ({ input, signal }) => ({
      faults: await state.works.during(input.writeId, signal, (how) =>
        replaceTemplate(store, state.reader, input, how),
      ),
    })),
    reset: os.reset.handler(({ input: { writeId, kind } }) => {
      saveTemplate(store(), writeId, kind, null);
      return done;
    }),
    page: os.page.handler(async ({ input, signal }) => {
      const { notOurs } = templateFill(store(), input);
      const own = ownTemplates(store())[input.paper]?.name ?? null;
      if (notOurs !== null) return { html: null, notOurs, own };
      return { html: (await filledPaper(store(), state.reader, input, { signal })).html, notOurs, own };
    }),
    docx: os.docx.handler(async ({ input, signal }) =>
      answerFile(
        [(await filledPaper(store(), state.reader, input, { signal })).content],
        filledFileName(input.paper, readRecord(store(), input.register, input.id)?.code ?? ''),
      ),
    ),
  });
}
