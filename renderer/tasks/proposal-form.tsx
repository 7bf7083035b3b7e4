import { DeleteOutlined, MergeCellsOutlined, ScissorOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Tooltip } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isPlainDate } from '../../shared/time/plain-date.ts';
import { useSession } from '../app/session.tsx';
import { DateInput } from '../ui/date-input.tsx';
import type { Proposal } from './proposals.ts';

/** One task as it was read, to be taken or left, edited, merged, split or dropped. */
export function ProposalForm(props: {
  readonly proposal: Proposal;
  readonly first: boolean;
  readonly onFocus: () => void;
  readonly onChange: (part: Partial<Proposal>) => void;
  readonly onMerge: () => void;
  readonly onSplit: (place: number) => void;
  readonly onDrop: () => void;
}) {
  const { proposal, onChange } = props;
  const { t } = useTranslation();
  const { status } = useSession();
  const area = useRef<TextAreaRef>(null);
  const words = (key: 'ref' | 'lead' | 'cooperating' | 'dueText', label: string) => (
    <Input
      aria-label={label}
      placeholder={label}
      title={proposal[key]}
      value={proposal[key]}
      onChange={(event) => onChange({ [key]: event.target.value })}
    />
  );
  return (
    <div className="proposal" onFocus={props.onFocus}>
      <div className="row" style={{ flexWrap: 'nowrap' }}>
        <Checkbox
          aria-label={t('notice.take')}
          checked={proposal.taken}
          onChange={(event) => onChange({ taken: event.target.checked })}
        />
        <div style={{ width: 90 }}>{words('ref', t('notice.point'))}</div>
        <div className="grow">{words('lead', t('notice.lead'))}</div>
        <div style={{ width: 118 }}>
          <DateInput
            id={`due-${proposal.id}`}
            label={t('notice.due')}
            value={proposal.due}
            today={status.today}
            invalid={false}
            disabled={false}
            onChange={(due) => onChange({ due: typeof due === 'string' && isPlainDate(due) ? due : null })}
          />
        </div>
      </div>
      <Input.TextArea
        ref={area}
        aria-label={t('notice.text')}
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={proposal.text}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <div className="row" style={{ flexWrap: 'nowrap' }}>
        <div className="grow">{words('cooperating', t('notice.cooperating'))}</div>
        <div style={{ width: 170 }}>{words('dueText', t('notice.dueText'))}</div>
        <Act
          label={t('notice.merge')}
          icon={<MergeCellsOutlined />}
          disabled={props.first}
          onClick={props.onMerge}
        />
        <Act
          label={t('notice.split')}
          icon={<ScissorOutlined />}
          onClick={() => props.onSplit(area.current?.resizableTextArea?.textArea.selectionStart ?? 0)}
        />
        <Act label={t('notice.drop')} icon={<DeleteOutlined />} onClick={props.onDrop} />
      </div>
    </div>
  );
}

function Act(props: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}) {
  const { label, icon, disabled = false, onClick } = props;
  return (
    <Tooltip title={label}>
      <Button size="small" aria-label={label} icon={icon} disabled={disabled} onClick={onClick} />
    </Tooltip>
  );
}
