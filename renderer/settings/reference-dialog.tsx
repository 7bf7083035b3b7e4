import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { referenceItem } from '../../shared/registers/reference-item/reference-item.ts';
import { issueSentence } from '../../shared/i18n/translator.ts';
import type { WireSave } from '../../shared/contract/schemas.ts';
import { copyOf, fieldsOfRow } from '../../shared/reference/edit-row.ts';
import type { ReferenceRow } from '../../shared/reference/reference-row.ts';
import type { Issue } from '../../shared/registers/check.ts';
import type { JsonValue } from '../../shared/registers/field.ts';
import { newId } from '../session/new-id.ts';
import { useMessages } from '../session/messages.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { useKeys } from '../session/use-keys.ts';
import { HistoryPanel } from '../registers/history-panel.tsx';
import { useSaving } from '../registers/identity-question.tsx';
import { afterAWhile } from '../ui/after-a-while.ts';
import { ChangedMeanwhile, meanwhileOf, type Meanwhile } from '../ui/changed-meanwhile.tsx';
import { useLeavable } from '../ui/leaving.ts';
import { useAfterTyping } from '../ui/use-after-typing.ts';
import { useFaultFocus } from '../ui/use-fault-focus.ts';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { fieldsWithIssues, ReferenceRowForm } from './reference-row-form.tsx';
import { changeText, fieldLabel, valueText } from './reference-words.ts';
import { rowSaves, type WrongAttribute } from './row-saves.ts';
import { useRowDraft, type BegunRow, type RowForm, type RowKind } from './use-row-draft.ts';
import { Writing } from '../ui/writing.tsx';

/** What the dialog does with a row: adds it, edits it, or lets it take the place of another. */
export type RowTask =
  | { readonly kind: 'add'; readonly row: ReferenceRow }
  | { readonly kind: 'edit'; readonly row: ReferenceRow; readonly withdrawn: string | null };

/** One row of reference data with every field, its history, and the ways to replace, withdraw and reinstate it. */
export function ReferenceDialog({ task, onClose }: { readonly task: RowTask; readonly onClose: () => void }) {
  const { client } = useSession();
  const { id } = task.row;
  const opened = useQuery({
    queryKey: ['reference-row', id],
    queryFn: () => client.reference.readForEditing({ id }),
    enabled: task.kind === 'edit',
    gcTime: 0,
  });
  const began = task.kind === 'add' ? { row: task.row, version: null } : opened.data;
  return began === undefined ? null : <RowDialog task={task} opened={began} onClose={onClose} />;
}

function RowDialog({
  task,
  opened,
  onClose,
}: {
  readonly task: RowTask;
  readonly opened: BegunRow;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  useFocusBack();
  const messages = useMessages();
  const { client, reference, index } = useSession();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  const withdrawn = task.kind === 'edit' ? task.withdrawn : null;
  const names = { catalogue: opened.row.catalogue, rows: reference, index, language: i18n.language };
  const { form: typed, began, change, recovered, changed, discard, rebase } = useRowDraft(task.kind, opened);
  const { kind, draft } = typed;
  const kept = began.row;
  const [clash, setClash] = useState<{
    readonly meanwhile: Meanwhile;
    readonly theirs: ReferenceRow;
    readonly mine: WireSave['fields'];
  } | null>(null);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [wrong, setWrong] = useState<readonly WrongAttribute[]>([]);
  const [missingFrom, setMissingFrom] = useState(false);
  const [showing, setShowing] = useState<'history' | 'withdraw' | null>(null);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const sendSave = useSaving(setBusy);

  const { scope, focusFault } = useFaultFocus();
  const fault = (found: readonly Issue[]): void => {
    setIssues(found);
    focusFault();
  };
  const compare = async (meanwhile: Meanwhile, saves: readonly WireSave[]): Promise<void> => {
    const { row } = await client.reference.readForEditing({ id: kept.id });
    // The version stays the old one: pressing Save again is no answer to the question that is now asked.
    rebase({ row, version: began.version }, new Set());
    setClash({ meanwhile, theirs: row, mine: saves.find(({ id }) => id === kept.id)?.fields ?? {} });
  };
  /** Answers whether it was done. */
  const act = async (work: () => Promise<unknown>, saves: readonly WireSave[] = []): Promise<boolean> => {
    setBusy(true);
    try {
      await work();
      discard();
      await queries.invalidateQueries();
      messages.done(t('reference:form.saved', { name: draft.name }));
      onClose();
      return true;
    } catch (error) {
      const refusal = tell(error);
      const meanwhile = meanwhileOf(refusal);
      if (meanwhile === null) fault(refusal.issues);
      else await compare(meanwhile, saves);
      return false;
    } finally {
      setBusy(false);
    }
  };
  /** @param basedOn the version that is known by now; without it the one that the typing began from. */
  const save = async (basedOn = began.version): Promise<boolean> => {
    const found = rowSaves(typed, { row: kept, version: basedOn }, reference);
    setWrong(typeof found === 'object' && 'wrong' in found ? found.wrong : []);
    if (found === 'missing-from') {
      setMissingFrom(true);
      focusFault();
      return false;
    } else if ('wrong' in found) {
      focusFault();
      return false;
    } else if ('faults' in found) {
      fault(found.faults);
      return false;
    } else if (found.saves.length === 0) {
      discard();
      onClose();
      return true;
    } else {
      const { saves } = found;
      return act(() => sendSave({ writeId: newId(), saves }), saves);
    }
  };
  const takeTheirs = ({ meanwhile, theirs }: NonNullable<typeof clash>): void => {
    // What ends a row that is replaced was not typed: without it there is no replacing.
    const dropped = kind === 'replace' ? 'all' : new Set(meanwhile.issues.map(({ field }) => field ?? ''));
    rebase({ row: theirs, version: meanwhile.version }, dropped);
    setClash(null);
  };
  const replace = (): void => {
    change({ kind: 'replace', draft: copyOf(draft, newId(), null) });
    setIssues([]);
    setShowing(null);
  };
  const target = { register: referenceItem.name, id: kept.id } as const;
  const saveTyped = useAfterTyping(() => {
    if (withdrawn === null && !busy) void save();
  });
  useKeys({ 'ctrl+s': saveTyped });

  const catalogue = t(`reference:catalogue.${kept.catalogue}`);
  const titles: Readonly<Record<RowKind, string>> = {
    add: t('reference:form.add', { catalogue }),
    edit: t('reference:form.edit', { catalogue, name: kept.name }),
    replace: t('reference:form.replace', { catalogue, name: kept.name }),
  };
  const edit = (part: Partial<RowForm>): void => {
    if (part.draft !== undefined && part.draft.validFrom !== draft.validFrom) setMissingFrom(false);
    change(part);
  };
  const leave = useLeavable({
    what: titles[kind],
    isChanged: () => changed,
    save: withdrawn === null ? () => save() : null,
    keepsDraft: true,
    discard,
  });
  const close = (): void => leave(onClose);
  const elsewhere = issues.filter((issue) => !fieldsWithIssues.includes(issue.field));
  return (
    <Modal
      open
      width={980}
      style={{ top: 24 }}
      title={titles[kind]}
      onCancel={close}
      mask={{ closable: false }}
      afterOpenChange={(open) => {
        if (open && kind === 'add') document.querySelector<HTMLElement>('#row-code')?.focus();
      }}
      footer={
        <div className="row">
          {kind === 'edit' && withdrawn === null ? (
            <>
              <Writing>
                <Button onClick={replace}>{t('reference:form.supersede')}</Button>
                <Button onClick={() => setShowing(showing === 'withdraw' ? null : 'withdraw')}>
                  {t('reference:form.withdraw')}
                </Button>
              </Writing>
            </>
          ) : null}
          {kind === 'edit' ? (
            <Button onClick={() => setShowing(showing === 'history' ? null : 'history')}>
              {t('reference:form.history')}
            </Button>
          ) : null}
          <span className="grow" />
          <Button onClick={close}>{t('reference:form.cancel')}</Button>
          <Writing>
            {withdrawn === null ? (
              <Button type="primary" loading={afterAWhile(busy)} data-enter="last" onClick={saveTyped}>
                {t('reference:form.save')}
              </Button>
            ) : (
              <Button
                type="primary"
                loading={afterAWhile(busy)}
                onClick={() => void act(() => client.records.reinstate({ writeId: newId(), ...target }))}
              >
                {t('reference:form.reinstate')}
              </Button>
            )}
          </Writing>
        </div>
      }
    >
      <div ref={scope}>
        {withdrawn === null ? null : (
          <Alert type="warning" showIcon title={t('reference:form.withdrawn', { reason: withdrawn })} />
        )}
        {recovered ? (
          <Alert
            type="info"
            showIcon
            title={t('record.recovered')}
            action={<Button onClick={discard}>{t('record.discard')}</Button>}
          />
        ) : null}
        {kind === 'replace' ? <Alert type="info" showIcon title={t('reference:form.supersedeHint')} /> : null}
        {clash === null ? null : (
          <ChangedMeanwhile
            fields={clash.meanwhile.issues.map((issue) => {
              const field = issue.field ?? '';
              const text = (value: JsonValue | undefined): string =>
                valueText(t, names, field, value ?? null);
              return {
                issue,
                label: fieldLabel(t, kept.catalogue, field),
                theirs: text(fieldsOfRow(clash.theirs)[field]),
                mine: text(clash.mine[field]),
              };
            })}
            onKeepMine={() => void save(clash.meanwhile.version)}
            onTakeTheirs={() => takeTheirs(clash)}
          />
        )}
        {elsewhere.map((issue) => (
          <Alert key={issue.code} type="error" showIcon title={issueSentence(t, issue)} />
        ))}
        {showing === 'withdraw' ? (
          <div className="row" style={{ margin: '8px 0' }}>
            <Input
              className="grow"
              style={{ flexBasis: 300 }}
              autoFocus
              aria-label={t('reference:form.reason')}
              placeholder={t('reference:form.reason')}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            <Button
              danger
              disabled={reason.trim() === ''}
              loading={afterAWhile(busy)}
              onClick={() => void act(() => client.records.withdraw({ writeId: newId(), ...target, reason }))}
            >
              {t('reference:form.withdraw')}
            </Button>
            <span>{t('reference:form.withdrawHint')}</span>
          </div>
        ) : null}
        {showing === 'history' ? (
          <div style={{ maxHeight: 460, overflow: 'auto' }}>
            <HistoryPanel
              register={referenceItem.name}
              id={kept.id}
              wholeSaves
              describe={(change) => changeText(t, names, change)}
              onChange={onClose}
            />
          </div>
        ) : (
          <ReferenceRowForm
            form={typed}
            kept={kept}
            wrong={wrong}
            issues={issues}
            missingFrom={missingFrom}
            onChange={edit}
          />
        )}
      </div>
    </Modal>
  );
}
