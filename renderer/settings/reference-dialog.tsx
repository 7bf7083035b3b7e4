import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { issueSentence } from '../../shared/i18n/translator.ts';
import { copyOf } from '../../shared/reference/edit-row.ts';
import type { ReferenceRow } from '../../shared/reference/reference-row.ts';
import { attributeKinds } from '../../shared/reference/row-attributes.ts';
import type { Issue } from '../../shared/registers/check.ts';
import { newId } from '../session/new-id.ts';
import { useMessages } from '../session/messages.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { useKeys } from '../session/use-keys.ts';
import { HistoryPanel } from '../registers/history-panel.tsx';
import { afterAWhile } from '../ui/after-a-while.ts';
import { useAfterTyping } from '../ui/use-after-typing.ts';
import { useFaultFocus } from '../ui/use-fault-focus.ts';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { fieldsWithIssues, ReferenceRowForm } from './reference-row-form.tsx';
import { changeText } from './reference-words.ts';
import { rowSaves } from './row-saves.ts';
import { useRowDraft, type RowForm, type RowKind } from './use-row-draft.ts';
import { referenceItem } from '../../shared/registers/reference-item/reference-item.ts';

/** What the dialog does with a row: adds it, edits it, or lets it take the place of another. */
export type RowTask =
  | { readonly kind: 'add'; readonly row: ReferenceRow }
  | { readonly kind: 'edit'; readonly row: ReferenceRow; readonly withdrawn: string | null };

/** One row of reference data with every field, its history, and the ways to replace, withdraw and reinstate it. */
export function ReferenceDialog({ task, onClose }: { readonly task: RowTask; readonly onClose: () => void }) {
  const { t } = useTranslation();
  useFocusBack();
  const messages = useMessages();
  const { client, reference } = useSession();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  const kept = task.row;
  const withdrawn = task.kind === 'edit' ? task.withdrawn : null;
  const kinds = useMemo(
    () => attributeKinds(reference.filter((row) => row.catalogue === kept.catalogue)),
    [reference, kept.catalogue],
  );
  const byId = useMemo(() => new Map(reference.map((row) => [row.id, row])), [reference]);
  const { form: typed, change, recovered, discard } = useRowDraft(task.kind, kept, kinds);
  const { kind, draft } = typed;
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [missingFrom, setMissingFrom] = useState(false);
  const [showing, setShowing] = useState<'history' | 'withdraw' | null>(null);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);

  const { scope, focusFault } = useFaultFocus();
  const fault = (found: readonly Issue[]): void => {
    setIssues(found);
    focusFault();
  };
  const act = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    try {
      await work();
      discard();
      await queries.invalidateQueries();
      messages.done(t('reference:form.saved', { name: draft.name }));
      onClose();
    } catch (error) {
      fault(tell(error).issues);
    } finally {
      setBusy(false);
    }
  };
  const save = (): void => {
    const found = rowSaves(typed, kept, reference);
    if (found === 'missing-from') {
      setMissingFrom(true);
      focusFault();
    } else if ('faults' in found) {
      fault(found.faults);
    } else if (found.saves.length === 0) {
      discard();
      onClose();
    } else void act(() => client.records.save({ writeId: newId(), saves: [...found.saves] }));
  };
  const replace = (): void => {
    change({ kind: 'replace', draft: copyOf(draft, newId(), null) });
    setIssues([]);
    setShowing(null);
  };
  const target = { register: referenceItem.name, id: kept.id } as const;
  const saveTyped = useAfterTyping(() => {
    if (withdrawn === null && !busy) save();
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
  const elsewhere = issues.filter((issue) => !fieldsWithIssues.includes(issue.field));
  return (
    <Modal
      open
      width={980}
      style={{ top: 24 }}
      title={titles[kind]}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <div className="row">
          {kind === 'edit' && withdrawn === null ? (
            <>
              <Button onClick={replace}>{t('reference:form.supersede')}</Button>
              <Button onClick={() => setShowing(showing === 'withdraw' ? null : 'withdraw')}>
                {t('reference:form.withdraw')}
              </Button>
            </>
          ) : null}
          {kind === 'edit' ? (
            <Button onClick={() => setShowing(showing === 'history' ? null : 'history')}>
              {t('reference:form.history')}
            </Button>
          ) : null}
          <span className="grow" />
          <Button onClick={onClose}>{t('reference:form.cancel')}</Button>
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
              describe={(change) => changeText(t, byId, change)}
              onChange={onClose}
            />
          </div>
        ) : (
          <ReferenceRowForm
            form={typed}
            kinds={kinds}
            issues={issues}
            missingFrom={missingFrom}
            onChange={edit}
          />
        )}
      </div>
    </Modal>
  );
}
