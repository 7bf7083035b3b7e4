import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Typography } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import { isPlainDate } from '../../shared/time/plain-date.ts';
import { issueSentence } from '../../shared/i18n/translator.ts';
import type { WireSave } from '../../shared/contract/schemas.ts';
import { savesOfNotice } from '../../shared/registers/task/checked-notice.ts';
import { useMessages } from '../session/messages.tsx';
import { newId } from '../session/new-id.ts';
import { useCall } from '../session/use-call.ts';
import { useKeys } from '../session/use-keys.ts';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { afterAWhile } from '../ui/after-a-while.ts';
import { useLeavable } from '../ui/leaving.ts';
import { useFaultFocus } from '../ui/use-fault-focus.ts';
import { useSavedMessage } from '../ui/use-saved-message.tsx';
import { useSaving } from '../registers/identity-question.tsx';
import { NoticeFields } from './notice-fields.tsx';
import { NoticeSource, showSource } from './notice-source.tsx';
import { NoticeTold } from './notice-told.tsx';
import { ProposalForm, type ProposalActions } from './proposal-form.tsx';
import { apart, joined, merged, paragraphsOfItem, split, type Proposal } from './proposals.ts';
import { selectByKeys } from './source-selection.ts';
import { useAddedTasks } from './use-added-tasks.ts';
import type { Reading } from './use-notice-draft.ts';

/** A notice that was read, to be checked: source and proposals side by side. */
export function NoticeCheck(props: {
  readonly reading: Reading;
  readonly onChange: (edit: (before: Reading) => Reading) => void;
  /** Whether anything was changed since it was read, or found from before. */
  readonly changed: boolean;
  readonly onEnd: () => void;
}) {
  const { reading, onChange } = props;
  const { notice, draft, list } = reading;
  const { t } = useTranslation();
  const { status, index } = useSession();
  const messages = useMessages();
  const saved = useSavedMessage();
  const queries = useQueryClient();
  const tell = useTellRefusal();
  const [, navigate] = useHashLocation();
  const [active, setActive] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const sendSave = useSaving(setBusy);
  const [problem, setProblem] = useState<{ readonly record: string; readonly sentences: string } | null>(
    null,
  );
  const callOf = useCall<WireSave[]>();
  const [tried, setTried] = useState(false);
  const { scope, focusFault } = useFaultFocus();
  const abstractMissing = tried && draft.abstract.trim() === '';
  const on = draft.date !== null && isPlainDate(draft.date) ? draft.date : null;
  const taken = list.filter((proposal) => proposal.taken).length;
  const setDraft = (part: Partial<Reading['draft']>): void =>
    onChange((before) => ({ ...before, draft: { ...before.draft, ...part } }));
  const actions = useMemo((): ProposalActions => {
    const edit = (change: (list: readonly Proposal[]) => readonly Proposal[]): void =>
      onChange((before) => ({ ...before, list: change(before.list) }));
    const place = (list: readonly Proposal[], id: string): number => list.findIndex((one) => one.id === id);
    return {
      focus(id) {
        setActive(id);
        showSource(id);
      },
      change: (id, part) => edit((list) => list.map((one) => (one.id === id ? { ...one, ...part } : one))),
      merge: (id) => edit((list) => merged(list, place(list, id))),
      join: (id) => edit((list) => joined(list, place(list, id))),
      apart: (id) => edit((list) => apart(list, place(list, id))),
      split: (id, at) => edit((list) => split(list, place(list, id), at)),
      drop: (id) => edit((list) => list.filter((one) => one.id !== id)),
    };
  }, [onChange]);
  const pane = useRef<HTMLElement>(null);
  const { add, addSelected } = useAddedTasks(reading, onChange, pane, (id) => {
    setActive(id);
    // The form is drawn with the next frame.
    requestAnimationFrame(() =>
      document.querySelector(`#proposal-${CSS.escape(id)}`)?.scrollIntoView({ block: 'nearest' }),
    );
  });
  useKeys({ t: addSelected });
  /** Answers whether the tasks were saved. */
  const save = async (): Promise<boolean> => {
    setTried(true);
    if (draft.abstract.trim() === '') {
      messages.asked(t('notice.needsAbstract'));
      focusFault();
      return false;
    }
    setBusy(true);
    setProblem(null);
    try {
      const kept = { document: reading.document, file: reading.file, recipients: notice.recipients };
      const { writeId, request } = callOf([draft, list, kept, status.today], () => [
        ...savesOfNotice(
          draft,
          list.filter((proposal) => proposal.taken),
          kept,
          { index, today: status.today, newId },
        ),
      ]);
      const { saveId } = await sendSave({ writeId, saves: request });
      await queries.invalidateQueries();
      saved(t('notice.saved', { count: taken }), saveId);
      props.onEnd();
      return true;
    } catch (error) {
      const { params, issues } = tell(error);
      const record = String(params['record'] ?? '');
      const sentences = issues.map((issue) => issueSentence(t, issue)).join(' ');
      setProblem(sentences === '' ? null : { record, sentences });
      document.querySelector(`#proposal-${CSS.escape(record)}`)?.scrollIntoView({ block: 'center' });
      focusFault();
      return false;
    } finally {
      setBusy(false);
    }
  };
  useLeavable({
    what: t('kept:drafts.notice'),
    isChanged: () => props.changed,
    save: taken === 0 ? null : save,
    keepsDraft: true,
    discard: props.onEnd,
    holdsDraft: () => !props.changed,
  });
  const saveAndLeave = async (): Promise<void> => {
    if (!(await save())) return;
    // The form is gone by then, and not asked about.
    setTimeout(() => navigate('/list/task'), 0);
  };
  return (
    <div ref={scope} data-enter="next">
      <NoticeFields reading={reading} abstractMissing={abstractMissing} onDraft={setDraft} />
      <div className="row" style={{ marginBottom: 6 }}>
        <span className="grow" style={{ fontSize: 12.5, color: '#434a54' }}>
          {t('notice.hint')}
        </span>
        <Button onMouseDown={(event) => event.preventDefault()} onClick={() => addSelected()}>
          {t('notices:addSelected')}
        </Button>
        <Button
          type="primary"
          data-enter="last"
          disabled={taken === 0}
          loading={afterAWhile(busy)}
          onClick={() => void saveAndLeave()}
        >
          {t('notice.save', { count: taken })}
        </Button>
      </div>
      {problem === null || list.some((proposal) => proposal.id === problem.record) ? null : (
        <Alert type="error" title={problem.sentences} style={{ marginBottom: 8 }} />
      )}
      <div className="two-panes">
        {/* Read by keys as well: nothing in it takes the focus. */}
        <section ref={pane} aria-label={t('notice.source')} tabIndex={0} onKeyDown={selectByKeys}>
          <NoticeSource
            source={notice.source}
            proposals={list}
            missed={notice.missed}
            active={active}
            onAdd={add}
          />
        </section>
        <section aria-label={t('notice.proposals', { count: list.length })}>
          <Typography.Title level={2} style={{ fontSize: 14, margin: '0 0 6px' }}>
            {t('notice.proposals', { count: list.length })}
          </Typography.Title>
          <NoticeTold reading={reading} onChange={onChange} />
          {list.length === 0 ? <p>{t('notice.none')}</p> : null}
          {list.map((proposal, at) => (
            <ProposalForm
              key={proposal.id}
              proposal={proposal}
              first={at === 0}
              paragraphs={isFirstParagraph(list, at) ? paragraphsOfItem(list, at).length : 0}
              problem={problem?.record === proposal.id ? problem.sentences : null}
              on={on}
              actions={actions}
            />
          ))}
        </section>
      </div>
    </div>
  );
}

/** Whether a proposal is the first of several paragraphs of one item, where they are offered to be joined. */
function isFirstParagraph(list: readonly Proposal[], at: number): boolean {
  const paragraphs = paragraphsOfItem(list, at);
  return paragraphs.length > 1 && paragraphs[0] === list[at];
}
