import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Input, Modal } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireSave } from '../../shared/contract/schemas.ts';
import { issueSentence } from '../../shared/i18n/translator.ts';
import { copyOf, saveOfRow, supersede } from '../../shared/reference/edit-row.ts';
import type { ReferenceRow } from '../../shared/reference/reference-row.ts';
import { attributeKinds } from '../../shared/reference/row-attributes.ts';
import { issue, type Issue } from '../../shared/registers/check.ts';
import type { RecordSave } from '../../shared/registers/save-request.ts';
import { isPlainDate } from '../../shared/time/plain-date.ts';
import { newId } from '../session/new-id.ts';
import { useSaid } from '../session/said.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { useKeys } from '../session/use-keys.ts';
import { HistoryPanel } from '../registers/history-panel.tsx';
import { afterAWhile } from '../ui/after-a-while.ts';
import { DateInput } from '../ui/date-input.tsx';
import { useAfterTyping } from '../ui/use-after-typing.ts';
import { useFaultFocus } from '../ui/use-fault-focus.ts';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { AttributeEditor, attributesOf } from './attribute-editor.tsx';
import { ParentPicker, SuccessorPicker } from './reference-pickers.tsx';
import { changeText } from './reference-words.ts';
import { useRowDraft, type RowKind } from './use-row-draft.ts';

/** What the dialog does with a row: adds it, edits it, or lets it take the place of another. */
export type RowTask =
  | { readonly kind: 'add'; readonly row: ReferenceRow }
  | { readonly kind: 'edit'; readonly row: ReferenceRow; readonly withdrawn: string | null };

/** One row of reference data with every field, its history, and the ways to replace, withdraw and reinstate it. */
export function ReferenceDialog({ task, onClose }: { readonly task: RowTask; readonly onClose: () => void }) {
  const { t } = useTranslation();
  useFocusBack();
  const said = useSaid();
  const { client, status, reference } = useSession();
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
  const { kind, draft, lines } = typed;
  const setDraft = (next: ReferenceRow): void => change({ draft: next });
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
      said.done(t('reference:form.saved', { name: draft.name }));
      onClose();
    } catch (error) {
      fault(tell(error).issues);
    } finally {
      setBusy(false);
    }
  };
  const save = (): void => {
    const { parentCode } = draft;
    if (
      parentCode !== null &&
      parentCode !== kept.parentCode &&
      reference.every((row) => row.code !== parentCode)
    ) {
      fault([issue('error', 'unknown-reference', { field: 'parentCode' }, { value: parentCode })]);
      return;
    }
    const unread = lines.find((line) => line.kind === 'number' && typeof line.value === 'string');
    if (unread !== undefined) {
      fault([issue('error', 'not-a-number', { field: 'attributes' }, { value: String(unread.value) })]);
      return;
    }
    const before = kind === 'edit' ? kept.attributes : {};
    const next = { ...draft, attributes: attributesOf(lines, before) };
    let saves: readonly (RecordSave | null)[] = [saveOfRow(kind === 'add' ? null : kept, next)];
    if (kind === 'replace') {
      const { validFrom } = next;
      if (validFrom === null || !isPlainDate(validFrom) || validFrom <= (kept.validFrom ?? '')) {
        setMissingFrom(true);
        focusFault();
        return;
      }
      saves = supersede(kept, { ...next, validFrom });
    }
    const named = saves.flatMap((one) => (one === null ? [] : [asWire(one)]));
    if (named.length === 0) {
      discard();
      onClose();
    } else void act(() => client.records.save({ writeId: newId(), saves: named }));
  };
  const replace = (): void => {
    change({ kind: 'replace', draft: copyOf(draft, newId(), null) });
    setIssues([]);
    setShowing(null);
  };
  const target = { register: 'reference-item', id: kept.id } as const;
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
  const problemsOf = (names: readonly string[]): readonly ReactNode[] =>
    issues
      .filter((issue) => issue.field !== null && names.includes(issue.field))
      .map((issue) => (
        <div
          className="problem"
          role="alert"
          key={`${issue.field}-${issue.code}-${JSON.stringify(issue.params)}`}
        >
          {issueSentence(t, issue)}
        </div>
      ));
  const placed = new Set<string>();
  const field = (
    name: string,
    key: string,
    span: number,
    input: (id: string, invalid: boolean) => ReactNode,
  ) => {
    placed.add(name);
    const invalid = issues.some((one) => one.field === name) || (name === 'validFrom' && missingFrom);
    return (
      <div className="field" style={{ gridColumn: `span ${span}` }} key={name}>
        <label htmlFor={`row-${key}`}>{t(`reference:field.${name}`)}</label>
        {input(`row-${key}`, invalid)}
        {span < 3 ? null : problemsOf([name])}
      </div>
    );
  };
  const text = (key: 'code' | 'name' | 'nameEn' | 'nameZh' | 'shortName', span: number) =>
    field(key === 'code' ? 'itemCode' : key, key, span, (id, invalid) => (
      <Input
        id={id}
        autoFocus={key === (kind === 'add' ? 'code' : 'name')}
        status={invalid ? 'error' : ''}
        aria-invalid={invalid || undefined}
        value={draft[key] ?? ''}
        onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
      />
    ));
  const date = (key: 'validFrom' | 'validTo') =>
    field(key, key, 2, (id, invalid) => (
      <DateInput
        id={id}
        today={status.today}
        value={draft[key]}
        invalid={invalid}
        onChange={(value) => {
          setMissingFrom(false);
          setDraft({ ...draft, [key]: value });
        }}
      />
    ));
  const form = (
    <div className="form-grid">
      {text('code', 3)}
      {text('name', 6)}
      {text('shortName', 3)}
      {text('nameEn', 6)}
      {text('nameZh', 6)}
      {date('validFrom')}
      {date('validTo')}
      {field('parentCode', 'parentCode', 4, (id) => (
        <ParentPicker id={id} row={draft} onChange={(parentCode) => setDraft({ ...draft, parentCode })} />
      ))}
      {field('successorIds', 'successorIds', 4, (id, invalid) => (
        <SuccessorPicker
          id={id}
          row={draft}
          invalid={invalid}
          onChange={(successorIds) => setDraft({ ...draft, successorIds: [...successorIds] })}
        />
      ))}
      <div className="field" style={{ gridColumn: 'span 12' }}>
        {missingFrom ? (
          <div className="problem" role="alert">
            {t('reference:form.needsFrom')}
          </div>
        ) : null}
        {problemsOf(['validFrom', 'validTo'])}
      </div>
      {field('aliases', 'aliases', 6, (id, invalid) => (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2, maxRows: 5 }}
          status={invalid ? 'error' : ''}
          value={draft.aliases.join('\n')}
          onChange={(event) => setDraft({ ...draft, aliases: event.target.value.split('\n') })}
          onBlur={() => setDraft({ ...draft, aliases: draft.aliases.filter((line) => line.trim() !== '') })}
        />
      ))}
      {field('source', 'source', 6, (id, invalid) => (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2, maxRows: 5 }}
          status={invalid ? 'error' : ''}
          value={draft.source ?? ''}
          onChange={(event) => setDraft({ ...draft, source: event.target.value })}
        />
      ))}
      <div style={{ gridColumn: 'span 12' }}>
        <Checkbox
          checked={draft.confirmed}
          onChange={(event) => setDraft({ ...draft, confirmed: event.target.checked })}
        >
          {t('reference:field.confirmed')}
        </Checkbox>
      </div>
      <fieldset className="attributes" style={{ gridColumn: 'span 12' }}>
        <legend>{t('reference:field.attributes')}</legend>
        <AttributeEditor lines={lines} kinds={kinds} onChange={(next) => change({ lines: next })} />
      </fieldset>
    </div>
  );
  const elsewhere = issues.filter((issue) => issue.field === null || !placed.has(issue.field));
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
              register="reference-item"
              id={kept.id}
              wholeSaves
              describe={(change) => changeText(t, byId, change)}
              onChange={onClose}
            />
          </div>
        ) : (
          form
        )}
      </div>
    </Modal>
  );
}

/** A save as the contract takes it. */
function asWire({ id, fields, children }: RecordSave): WireSave {
  return { register: 'reference-item', id, fields, children };
}
