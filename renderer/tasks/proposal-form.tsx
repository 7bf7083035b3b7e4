import { DeleteOutlined, MergeCellsOutlined, ScissorOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { memo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isPlainDate, type PlainDate } from '../../shared/time/plain-date.ts';
import { pointOf } from '../../shared/registers/task/paragraph-ref.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { useSession } from '../session/session.tsx';
import { CatalogueInput } from '../ui/catalogue-input.tsx';
import { DateInput } from '../ui/date-input.tsx';
import { TextBox, TextLines } from '../ui/text-box.tsx';
import type { Proposal } from './proposals.ts';

/** What can be done with a proposal, by its id; the same functions as long as the screen stands, so that one edit draws one form. */
export interface ProposalActions {
  readonly focus: (id: string) => void;
  readonly change: (id: string, part: Partial<Proposal>) => void;
  readonly merge: (id: string) => void;
  /** Makes one task of all paragraphs of its item. */
  readonly join: (id: string) => void;
  /** Takes what was joined apart again. */
  readonly apart: (id: string) => void;
  /** `place` in UTF-16 units of the text. */
  readonly split: (id: string, place: number) => void;
  readonly drop: (id: string) => void;
}

/** One task as it was read, to be taken or left, edited, merged, split or dropped. */
export const ProposalForm = memo(function ProposalForm(props: {
  readonly proposal: Proposal;
  readonly first: boolean;
  /** How many paragraphs its item has, of which it is the first; 0 where none are to be joined. */
  readonly paragraphs: number;
  /** Why it was not saved; null for nothing known. */
  readonly problem: string | null;
  /** Day of the document, on which the names of units held. */
  readonly on: PlainDate | null;
  readonly actions: ProposalActions;
}) {
  const { proposal, actions } = props;
  const { id } = proposal;
  const onChange = (part: Partial<Proposal>): void => actions.change(id, part);
  const { t } = useTranslation();
  const { status } = useSession();
  const area = useRef<HTMLTextAreaElement>(null);
  const words = (key: 'ref' | 'cooperating' | 'dueText', label: string) => (
    <TextBox
      label={label}
      placeholder={label}
      value={proposal[key]}
      onValue={(text) => onChange({ [key]: text })}
    />
  );
  const { due, dueText } = proposal;
  const day = due !== null && isPlainDate(due) ? formatDate(due) : null;
  const counted = day === null || dueText === '' ? null : t('notices:counted', { words: dueText, day });
  return (
    <div className="proposal" id={`proposal-${id}`} onFocus={() => actions.focus(id)}>
      {props.paragraphs < 2 ? null : (
        <Button size="small" type="link" className="join" onClick={() => actions.join(id)}>
          {t('notices:join', { count: props.paragraphs, point: pointOf(proposal.ref) })}
        </Button>
      )}
      {proposal.parts.length === 0 ? null : (
        <Button size="small" type="link" className="join" onClick={() => actions.apart(id)}>
          {t('notices:apart', { count: proposal.parts.length })}
        </Button>
      )}
      <div className="row" style={{ flexWrap: 'nowrap' }}>
        <Checkbox
          aria-label={t('notice.take')}
          checked={proposal.taken}
          onChange={(event) => onChange({ taken: event.target.checked })}
        />
        <div style={{ width: 122 }}>{words('ref', t('notice.point'))}</div>
        <div className="grow">
          <CatalogueInput
            label={t('notice.lead')}
            placeholder={t('notice.lead')}
            catalogue="organisation"
            on={props.on}
            text={proposal.lead}
            invalid={props.problem !== null && (proposal.due === null || isPlainDate(proposal.due))}
            onChange={(name) => onChange({ lead: name?.text ?? '' })}
          />
        </div>
        <div style={{ width: 118 }}>
          <DateInput
            id={`due-${proposal.id}`}
            label={t('notice.due')}
            value={proposal.due}
            today={status.today}
            invalid={proposal.due !== null && !isPlainDate(proposal.due)}
            disabled={false}
            onChange={(due) => onChange({ due })}
          />
        </div>
      </div>
      <TextLines
        areaRef={area}
        label={t('notice.text')}
        rows={2}
        value={proposal.text}
        onValue={(text) => onChange({ text })}
      />
      <div className="row" style={{ flexWrap: 'nowrap' }}>
        <div className="grow">{words('cooperating', t('notice.cooperating'))}</div>
        <div style={{ width: 170 }}>{words('dueText', t('notice.dueText'))}</div>
        <Act
          label={t('notice.merge')}
          icon={<MergeCellsOutlined />}
          disabled={props.first}
          onClick={() => actions.merge(id)}
        />
        <Act
          label={t('notice.split')}
          icon={<ScissorOutlined />}
          onClick={() => actions.split(id, area.current?.selectionStart ?? 0)}
        />
        <Act label={t('notice.drop')} icon={<DeleteOutlined />} onClick={() => actions.drop(id)} />
      </div>
      {counted === null ? null : <div className="counted">{counted}</div>}
      {props.problem === null ? null : (
        <div className="problem" role="alert">
          {props.problem}
        </div>
      )}
    </div>
  );
});

function Act(props: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}) {
  const { label, icon, disabled = false, onClick } = props;
  return (
    <Button size="small" title={label} aria-label={label} icon={icon} disabled={disabled} onClick={onClick} />
  );
}
