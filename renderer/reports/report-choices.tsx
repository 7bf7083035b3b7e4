import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { reportOccasions, reportScopes } from '../../shared/registers/report/report.ts';
import { outlinesOf } from '../../shared/report/outlines.ts';
import { hasYearToDate, periodTitle, shownSpans } from '../../shared/report/period-names.ts';
import { isSignedPaper } from '../../shared/report/report-head.ts';
import type { ReportModel } from '../../shared/report/report-model.ts';
import type { Client } from '../session/connection.ts';
import { newId } from '../session/new-id.ts';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { useSigners } from '../ui/use-signer.tsx';
import { signerInLine } from '../../shared/registers/setting/signer.ts';
import { PickInput } from '../ui/pick-input.tsx';

type Choices = Omit<Parameters<Client['reports']['saveChoices']>[0], 'calendarId' | 'periodCode' | 'writeId'>;

/** Pixels: the width of the panel. */
const CHOICE_WIDTH = 366;

/** What is chosen for one report: what it covers, by which outline it is written, why it was asked for, who signs it. */
export function ReportChoices({
  model,
  input,
  onWholeSpan,
}: {
  readonly model: ReportModel;
  readonly input: { readonly calendarId: string; readonly periodCode: string };
  /** Opens the report of the year to date alone, which is a period of its own; undefined where there is none. */
  readonly onWholeSpan: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const { client } = useSession();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  const listed = useSigners();
  const settings = useQuery({ queryKey: ['settings'], queryFn: () => client.settings.read() });
  const { period, scope, occasion, outline, state } = model;
  const closed = state === 'closed';
  const signed = isSignedPaper(model);
  // Whoever was chosen stands in the list, though the settings name him no longer.
  const signers = listed.some((one) => signerInLine(one) === signerInLine(model.signer))
    ? listed
    : [...listed, model.signer];
  const keep = async (choices: Choices): Promise<void> => {
    try {
      await client.reports.saveChoices({ ...input, writeId: newId(), ...choices });
    } catch (error) {
      tell(error);
    }
    await queries.invalidateQueries();
  };
  const whole = shownSpans(period, 'joint').at(-1)?.title ?? '';
  return (
    <div className="form-grid" style={{ marginTop: 10 }}>
      {hasYearToDate(period) ? (
        <div className="field" style={{ gridColumn: 'span 12' }}>
          <span className="field-label">{t('reports.scope')}</span>
          <PickInput
            width={CHOICE_WIDTH}
            label={t('reports.scope')}
            disabled={closed}
            value={scope}
            options={[
              ...reportScopes.map((value) => ({
                value,
                label: t(`reports.scopes.${value}`, namesOf(value)),
              })),
              ...(onWholeSpan === undefined
                ? []
                : [{ value: 'whole' as const, label: t('reports.scopes.whole', { whole }) }]),
            ]}
            onChange={(value) => {
              if (value === 'whole') onWholeSpan?.();
              else void keep({ scope: value });
            }}
          />
        </div>
      ) : null}
      {period.kind === 'custom' ? (
        <div className="field" style={{ gridColumn: 'span 12' }}>
          <span className="field-label">{t('reports.occasion')}</span>
          <PickInput
            width={CHOICE_WIDTH}
            label={t('reports.occasion')}
            disabled={signed}
            value={occasion}
            options={reportOccasions.map((value) => ({ value, label: t(`reports.occasions.${value}`) }))}
            onChange={(value) => void keep({ occasion: value })}
          />
        </div>
      ) : null}
      {signers.length < 2 ? null : (
        <div className="field" style={{ gridColumn: 'span 12' }}>
          <span className="field-label">{t('papers:signer')}</span>
          <PickInput
            width={CHOICE_WIDTH}
            label={t('papers:signer')}
            disabled={signed}
            value={signerInLine(model.signer)}
            options={signers.map((signer) => ({ value: signerInLine(signer), label: signerInLine(signer) }))}
            onChange={(value) => {
              const signer = signers.find((one) => signerInLine(one) === value);
              if (signer !== undefined) void keep({ signer });
            }}
          />
        </div>
      )}
      <div className="field" style={{ gridColumn: 'span 12' }}>
        <span className="field-label">{t('reports.outline')}</span>
        <PickInput
          width={CHOICE_WIDTH}
          label={t('reports.outline')}
          disabled={closed}
          value={outline}
          options={outlinesOf(settings.data?.outlines ?? null).map(({ key, name }) => ({
            value: key,
            label: name,
          }))}
          onChange={(value) => void keep({ outline: value })}
        />
      </div>
    </div>
  );

  function namesOf(value: (typeof reportScopes)[number]) {
    return { period: periodTitle(period, value), whole };
  }
}
