import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { leavableKeys, type LeavableKey, type ReportModel } from '../../shared/report/report-model.ts';
import type { LeavablePart } from '../../shared/report/chapters/all-chapters.ts';
import { leavablePartsOf } from '../../shared/report/report-parts.ts';
import { printedSections, type ReportSection } from '../../shared/report/report-sections.ts';
import { newId } from '../session/new-id.ts';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { useAutosave } from './use-autosave.ts';

interface ReportInput {
  readonly calendarId: string;
  readonly periodCode: string;
}

/** A part of tables has a name of its own, an annex its number. */
type TablesPart = Exclude<LeavablePart, `annex-${string}`>;
const isTables = (key: LeavablePart): key is TablesPart => !key.startsWith('annex-');

/** The texts of a report: drafted from the figures, edited here, kept with the report and in the log. */
export function SectionEditor({
  model,
  input,
}: {
  readonly model: ReportModel;
  readonly input: ReportInput;
}) {
  const { t } = useTranslation();
  const closed = model.state === 'closed';
  // The heading as on the paper; without a number where the paper goes without the section.
  const headings = new Map(
    printedSections(model.sections).map((printed) => [printed.section.key, printed.heading]),
  );
  return (
    <>
      {model.sections.map((section) =>
        section.key === 'results' ? null : (
          <SectionText
            key={section.key}
            section={section}
            heading={headings.get(section.key) ?? section.heading}
            input={input}
            closed={closed}
          />
        ),
      )}
      {leavablePartsOf(model).map(({ key, annexNumber, leftOut }) => (
        <div key={key} style={{ marginTop: 10 }}>
          <LeaveOut
            partKey={key}
            heading={isTables(key) ? t(`reports.part.${key}`) : t('reports.annex', { number: annexNumber })}
            leftOut={leftOut}
            input={input}
            closed={closed}
          />
        </div>
      ))}
    </>
  );
}

/** Saves a section or part and answers whether it was saved; why not is told at the top of the window. */
function useSaveSection(input: ReportInput) {
  const { client } = useSession();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  return async (key: LeavableKey, change: { text?: string | null; leftOut?: boolean }): Promise<boolean> => {
    try {
      await client.reports.saveSection({ ...input, writeId: newId(), key, ...change });
    } catch (error) {
      tell(error);
      return false;
    }
    for (const query of ['report-preview', 'report-checks'])
      void queries.invalidateQueries({ queryKey: [query] });
    return true;
  };
}

function LeaveOut(props: {
  readonly partKey: LeavableKey;
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

function SectionText({
  section,
  heading,
  input,
  closed,
}: {
  readonly section: ReportSection;
  readonly heading: string;
  readonly input: ReportInput;
  readonly closed: boolean;
}) {
  const { t } = useTranslation();
  const save = useSaveSection(input);
  const key = leavableKeys.find((known) => known === section.key);
  const { text, state, type, saveNow, take } = useAutosave(section.text, async (typed) =>
    key === undefined
      ? true
      : save(key, { text: typed.trim() === '' || typed === section.draft ? null : typed }),
  );
  if (key === undefined) return null;
  const backToDraft = async (): Promise<void> => {
    if (await save(key, { text: null })) take(section.draft);
  };
  return (
    <div style={{ marginTop: 10 }}>
      <LeaveOut partKey={key} heading={heading} leftOut={section.leftOut} input={input} closed={closed} />
      <Input.TextArea
        aria-label={heading}
        placeholder={section.leftOut ? '' : t('reports.notPrinted')}
        autoSize={{ minRows: 2, maxRows: 14 }}
        maxLength={50_000}
        disabled={closed || section.leftOut}
        value={text}
        onChange={(event) => type(event.target.value)}
      />
      <div className="row" style={{ minHeight: 22, flexWrap: 'nowrap' }}>
        <span role="status" style={{ color: state === 'refused' ? '#a8071a' : '#595959' }}>
          {state === 'saving' || state === 'saved' || state === 'refused'
            ? t(`reports.saveState.${state}`)
            : ''}
        </span>
        {state === 'refused' ? (
          <Button type="link" size="small" style={{ padding: 0 }} onClick={saveNow}>
            {t('reports.saveAgain')}
          </Button>
        ) : null}
        <span className="grow" />
        {section.edited && section.draft !== '' && !closed ? (
          <Button type="link" size="small" onClick={() => void backToDraft()}>
            {t('reports.backToDraft')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
