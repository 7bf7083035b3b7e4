import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import type { RefusalDetail } from '../../shared/contract/refusal.ts';
import { headTextKeys, type HeadTextKey, type ReportText } from '../../shared/report/head-texts.ts';
import type { PartKey } from '../../shared/report/outline-keys.ts';
import { usualOutlooks } from '../../shared/report/period-names.ts';
import { isSignedPaper } from '../../shared/report/report-head.ts';
import type { ReportModel } from '../../shared/report/report-model.ts';
import { leavablePartsOf } from '../../shared/report/report-parts.ts';
import { reportTextForm } from '../../shared/registers/draft-forms.ts';
import { printedSections, type ReportSection } from '../../shared/report/report-sections.ts';
import {
  suggestionTargets,
  type Suggestion,
  type SuggestionTarget,
} from '../../shared/report/suggestions.ts';
import { identityNumbers, withNumbersMasked } from '../../shared/text/identity-number.ts';
import { useAsked, type Asked } from '../registers/identity-question.tsx';
import { newId } from '../session/new-id.ts';
import { useReadDraft } from '../ui/unfit-draft.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { useDraftKeeper } from '../session/use-draft-keeper.ts';
import { ChangedMeanwhile, meanwhileOf, type Meanwhile } from '../ui/changed-meanwhile.tsx';
import { useLatest } from '../ui/use-latest.ts';
import { SuggestionList } from './suggestion-list.tsx';
import { useAutosave, type HeldText } from './use-autosave.ts';

interface ReportInput {
  readonly calendarId: string;
  readonly periodCode: string;
}

/** The name of a part that can be left out, with its number where it is printed. */
function partName(t: TFunction, key: PartKey, number: string | null): string {
  const name = t(`reports.part.${key}`);
  return number === null || number === '' ? name : `${t('reports.annex', { number })}: ${name}`;
}

/** The texts of a report: drafted from the figures, edited here, kept with the report and in the log. */
export function SectionEditor({
  model,
  version,
  input,
}: {
  readonly model: ReportModel;
  /** The version at which the model was read. */
  readonly version: string;
  readonly input: ReportInput;
}) {
  const { t } = useTranslation();
  const { client } = useSession();
  const closed = model.state === 'closed';
  // Figures are frozen with the period, texts once the paper is signed.
  const signed = isSignedPaper(model);
  // The heading as on the paper; without a number where the paper goes without the section.
  const headings = new Map(
    printedSections(model.sections).map((printed) => [printed.section.key, printed.heading]),
  );
  const suggested = useQuery({
    queryKey: ['report-suggestions', input],
    queryFn: () => client.reports.suggestions(input),
    enabled: !signed,
  });
  const common = { version, input, closed, signed };
  const isPeriodic = model.period.kind !== 'custom';
  return (
    <>
      <details className="around-texts">
        <summary>{t('reports.aroundTexts')}</summary>
        {headTextKeys
          .filter((key) => isPeriodic || key !== 'outlook')
          .map((key) => (
            <SectionText
              key={key}
              {...common}
              textKey={key}
              section={model.texts[key]}
              heading={t(`reports.aroundText.${nameOf(key, isPeriodic)}`)}
              isLeavable={false}
              choices={key === 'outlook' ? usualOutlooks(model.period, model.scope) : []}
              suggestions={[]}
            />
          ))}
      </details>
      {model.sections.map((section) =>
        section.isHeading ? null : (
          <SectionText
            key={section.key}
            {...common}
            textKey={section.key}
            section={section}
            heading={headings.get(section.key) ?? section.heading}
            isLeavable
            choices={[]}
            suggestions={(suggested.data ?? []).filter(({ target }) => target === targetOf(section))}
          />
        ),
      )}
      {leavablePartsOf(model).map(({ key, number: annexNumber, leftOut }) => (
        <div key={key} style={{ marginTop: 10 }}>
          <LeaveOut
            partKey={key}
            heading={partName(t, key, annexNumber)}
            leftOut={leftOut}
            input={input}
            closed={closed}
          />
        </div>
      ))}
    </>
  );
}

/** The suggestions that belong into a section: notable events where the delegations are told, others by its key. */
function targetOf({ key, parts }: ReportSection): SuggestionTarget | undefined {
  if (parts.includes('annex-outgoing')) return 'notable';
  return suggestionTargets.find((target) => target === key);
}

/** A report of chosen days cites the document that asked for it. */
function nameOf(key: HeadTextKey, isPeriodic: boolean): HeadTextKey | 'askedBy' {
  return key === 'legalBasis' && !isPeriodic ? 'askedBy' : key;
}

interface SectionChange {
  readonly text?: string | null;
  readonly leftOut?: boolean;
  readonly basedOn?: string;
}

interface SectionSave extends Asked {
  readonly key: string;
  readonly change: SectionChange;
}

interface SavedSection {
  readonly version: string;
  /** As it was saved: somebody may have wanted numbers of identity documents in it masked. */
  readonly text: string | null;
}

/** Saves a section or part and answers its new version, or the refusal, which is told at the top of the window. */
function useSaveSection(input: ReportInput) {
  const { client } = useSession();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  const send = useAsked<SectionSave, SavedSection>(
    async ({ change, noNumbers = [], ...asked }) => {
      const said = noNumbers.length === 0 ? {} : { noNumbers: [...noNumbers] };
      const { version } = await client.reports.saveSection({ ...input, ...asked, ...change, ...said });
      return { version, text: change.text ?? null };
    },
    ({ change, ...asked }) => {
      const { text = null } = change;
      const masked = text === null ? {} : { text: withNumbersMasked(text, identityNumbers(text)) };
      return { ...asked, change: { ...change, ...masked } };
    },
  );
  return async (
    key: string,
    change: SectionChange,
  ): Promise<SavedSection | { readonly refusal: RefusalDetail }> => {
    try {
      const saved = await send({ writeId: newId(), key, change });
      for (const query of ['report-preview', 'report-checks'])
        void queries.invalidateQueries({ queryKey: [query] });
      return saved;
    } catch (error) {
      return { refusal: tell(error) };
    }
  };
}

/** Leaves a part out, or takes it up again. The box says what shall be whatever it was before: it overwrites nothing. */
function LeaveOut(props: {
  readonly partKey: string;
  readonly heading: string;
  readonly leftOut: boolean;
  readonly input: ReportInput;
  readonly closed: boolean;
}) {
  const { t } = useTranslation();
  const save = useSaveSection(props.input);
  return (
    <div className="row">
      <strong className="grow">{props.heading}</strong>
      <Checkbox
        checked={props.leftOut}
        disabled={props.closed}
        onChange={(event) => void save(props.partKey, { leftOut: event.target.checked })}
      >
        {t('reports.leaveOut')}
      </Checkbox>
    </div>
  );
}

/** A text that was typed and not saved, with the version that the typing began from. */
const keptText = z.object({ text: z.string(), version: z.string() }).readonly() satisfies z.ZodType<HeldText>;

function SectionText({
  textKey: key,
  section,
  isLeavable,
  choices,
  suggestions,
  version,
  heading,
  input,
  closed,
  signed,
}: {
  /** Under which the text is kept. */
  readonly textKey: string;
  readonly section: ReportText & { readonly leftOut?: boolean };
  readonly isLeavable: boolean;
  /** Usual texts, each taken by a click. */
  readonly choices: readonly string[];
  /** Sentences made of records, each added to the text by a click. */
  readonly suggestions: readonly Suggestion[];
  readonly version: string;
  readonly heading: string;
  readonly input: ReportInput;
  readonly closed: boolean;
  readonly signed: boolean;
}) {
  const { t } = useTranslation();
  const { client } = useSession();
  const queries = useQueryClient();
  const save = useSaveSection(input);
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null);
  const [recovered, setRecovered] = useState(false);
  const { leftOut = false } = section;
  const form = reportTextForm(input.calendarId, input.periodCode, key);
  const keeper = useDraftKeeper(form);
  const readDraft = useReadDraft();
  const drafted = useRef(false);
  const held = { text: section.text, version };
  const autosave = useAutosave(held, async (typed, basedOn) => {
    const isDraft = typed.trim() === '' || typed === section.draft;
    const answer = await save(key, { text: isDraft ? null : typed, basedOn });
    if ('refusal' in answer) {
      // Kept at once: the field, the window or the service may go away before it can be saved.
      drafted.current = true;
      keeper.keep(() => JSON.stringify({ text: typed, version: basedOn } satisfies HeldText));
      keeper.flush();
      const changed = meanwhileOf(answer.refusal);
      setMeanwhile(changed);
      if (changed !== null) await queries.invalidateQueries({ queryKey: ['report-preview'] });
      return null;
    }
    if (drafted.current) keeper.forget();
    drafted.current = false;
    setMeanwhile(null);
    setRecovered(false);
    return { text: isDraft ? section.draft : (answer.text ?? typed), version: answer.version };
  });
  const { text, state, type, saveNow, replaceBy, take } = autosave;
  const recover = useLatest(autosave.recover);
  useEffect(() => {
    if (signed) return undefined;
    let stopped = false;
    client.drafts
      .read({ form })
      .then(({ content }) => {
        const found = readDraft(keptText, content);
        if (stopped || found === null) return;
        drafted.current = true;
        recover.current(found);
        setRecovered(true);
      })
      .catch(() => undefined);
    return () => {
      stopped = true;
    };
  }, [client, form, signed, recover, readDraft]);
  const takeTheirs = (): void => {
    keeper.forget();
    drafted.current = false;
    setMeanwhile(null);
    take(held);
  };
  return (
    <div style={{ marginTop: 10 }}>
      {isLeavable ? (
        <LeaveOut partKey={key} heading={heading} leftOut={leftOut} input={input} closed={closed} />
      ) : (
        <strong>{heading}</strong>
      )}
      {recovered ? <Alert type="info" showIcon title={t('record.recovered')} /> : null}
      {meanwhile === null ? null : (
        <ChangedMeanwhile
          fields={meanwhile.issues.map((issue) => ({
            issue,
            label: heading,
            theirs: section.text,
            mine: text,
          }))}
          onKeepMine={() => saveNow(meanwhile.version)}
          onTakeTheirs={takeTheirs}
        />
      )}
      <Input.TextArea
        aria-label={heading}
        placeholder={leftOut || !isLeavable ? '' : t('reports.notPrinted')}
        autoSize={{ minRows: 2, maxRows: 14 }}
        maxLength={50_000}
        disabled={signed || leftOut}
        value={text}
        onChange={(event) => type(event.target.value)}
      />
      {signed || leftOut || suggestions.length === 0 ? null : (
        <SuggestionList
          suggestions={suggestions}
          text={text}
          onTake={(sentence) => type(text.trim() === '' ? sentence : `${text.trimEnd()}\n${sentence}`)}
        />
      )}
      <div className="row" style={{ minHeight: 22, flexWrap: 'nowrap' }}>
        <span role="status" style={{ color: state === 'refused' ? '#a8071a' : '#595959' }}>
          {state === 'saving' || state === 'saved' || state === 'refused'
            ? t(`reports.saveState.${state}`)
            : ''}
        </span>
        {state === 'refused' && meanwhile === null ? (
          <Button type="link" size="small" style={{ padding: 0 }} onClick={() => saveNow()}>
            {t('reports.saveAgain')}
          </Button>
        ) : null}
        <span className="grow" />
        {signed
          ? null
          : choices
              .filter((choice) => choice !== text)
              .map((choice) => (
                <Button key={choice} type="link" size="small" onClick={() => replaceBy(choice)}>
                  {choice}
                </Button>
              ))}
        {section.edited && section.draft !== '' && !signed ? (
          <Button type="link" size="small" onClick={() => replaceBy(section.draft)}>
            {t('reports.backToDraft')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
