import { keepFile, readFile } from '../../../db/files.ts';
import { saveTemplate } from '../../../db/ledger/save-template.ts';
import { ownTemplates } from '../../../db/own-templates.ts';
import type { ReadStore, WriteStore } from '../../../db/store.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { registerNamed, type OpenRegisterName } from '../../../shared/registers/all-registers.ts';
import { talk } from '../../../shared/registers/talk/talk.ts';
import { taggedFields, taggedValues, templateFields } from '../../../shared/registers/template-fields.ts';
import type { TemplateFault } from '../../../shared/registers/template-fault.ts';
import type { TemplateFill, TemplateKind, TemplateValues } from '../../../shared/registers/template-paper.ts';
import type { Reader, ReadOptions } from '../reader/reader.ts';
import { recordAsSeen, type RecordToPrint } from './record-paper.ts';
import { templateFacts, type SigningChoice } from './template-facts.ts';
import type { FilledPaper } from './templates/fill-template.ts';
import type { MeasuredWords } from './templates/built-in-template.ts';

export interface AskedTemplate extends RecordToPrint, SigningChoice {
  readonly paper: TemplateKind;
}

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * What a record says in a paper of a kind, or why it has none.
 * @throws Refusal `record-not-found` also where the register declares no such paper.
 */
export function templateFill(store: ReadStore, asked: AskedTemplate): TemplateFill {
  const register = registerNamed(asked.register);
  const declared = register.templates?.find(({ kind }) => kind === asked.paper);
  if (declared === undefined) throw new Refusal('record-not-found');
  const record = recordAsSeen(store, register, asked.register, asked.id, asked.typed);
  return declared.fill(record, templateFacts(store, record, isTalk(asked.register), asked));
}

const isTalk = (register: OpenRegisterName): boolean => register === talk.name;

/**
 * The template of a kind that is in use: the office's own, else the built-in one.
 * @param measured words whose length the lines of the built-in one follow.
 * @throws Refusal `file-missing`.
 */
export function templateInUse(
  store: ReadStore,
  kind: TemplateKind,
  measured?: MeasuredWords,
): Promise<Uint8Array> {
  const own = ownTemplates(store)[kind];
  return own === undefined ? templateOfProgram(kind, measured) : Promise.resolve(readFile(store, own.hash));
}

/** As `builtInTemplate`, whose writer of Word documents is read when it is first needed. */
export async function templateOfProgram(kind: TemplateKind, measured?: MeasuredWords): Promise<Uint8Array> {
  const { builtInTemplate } = await import('./templates/built-in-template.ts');
  return builtInTemplate(kind, measured);
}

/**
 * The paper of a record as a Word document.
 * @throws Refusal `record-not-found` where the record has no paper of this kind; those of `Reader`.
 */
export async function filledPaper(
  store: ReadStore,
  reader: Reader,
  asked: AskedTemplate,
  how: ReadOptions = {},
): Promise<FilledPaper> {
  const { values } = templateFill(store, asked);
  if (values === null) throw new Refusal('record-not-found');
  return reader.read(
    {
      kind: 'filled',
      content: await templateInUse(store, asked.paper, measuredWords(values)),
      values: taggedValues(values),
      fields: taggedFields(templateFields[asked.paper]),
    },
    how,
  );
}

/** What stands above the lines of the head and the title once the fields are filled. */
function measuredWords(values: TemplateValues): MeasuredWords {
  const said = (key: string): string => {
    const value = values[key];
    return typeof value === 'string' ? value : '';
  };
  const title = said('title');
  return {
    agency: said('agency'),
    title: title === '' ? said('partner') : title,
  };
}

/**
 * Takes a file as the office's own template of a kind, where it has no fault.
 * @returns every fault that it has; with any, nothing is replaced.
 */
export async function replaceTemplate(
  store: () => WriteStore,
  reader: Reader,
  asked: { readonly writeId: string; readonly kind: TemplateKind; readonly file: File },
  how: ReadOptions = {},
): Promise<readonly TemplateFault[]> {
  const content = await asked.file.bytes();
  const fields = taggedFields(templateFields[asked.kind]);
  const faults = await reader.read({ kind: 'template', content, fields }, how);
  if (faults.length > 0) return faults;
  const kept = keepFile(store(), content);
  saveTemplate(store(), asked.writeId, asked.kind, {
    ...kept,
    name: asked.file.name.slice(0, 500),
    type: WORD_TYPE,
  });
  return [];
}
