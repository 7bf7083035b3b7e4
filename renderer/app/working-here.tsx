import { UserOutlined } from '@ant-design/icons';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.tsx';
import { ActorPanel } from './actor-panel.tsx';
import { Writing } from '../ui/writing.tsx';

/** Who works on this PC, as a button that opens the choice of another. */
export function WorkingHere(props: {
  readonly folded: boolean;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}) {
  const { folded, open, onOpen } = props;
  const { t } = useTranslation();
  const { status } = useSession();
  const button = useRef<HTMLButtonElement>(null);
  const name = status.device?.actor.name ?? '';
  const says = t('working:open', { name });
  return (
    <>
      <Writing>
        <button
          ref={button}
          type="button"
          className="working-here"
          aria-haspopup="dialog"
          aria-expanded={open}
          aria-label={says}
          title={says}
          // The panel closes when it loses the focus: the press that closes it must not do so first.
          onMouseDown={(event) => {
            if (open) event.preventDefault();
          }}
          onClick={() => onOpen(!open)}
        >
          <UserOutlined aria-hidden />
          {folded ? null : <span className="name">{name}</span>}
        </button>
      </Writing>
      {open ? <ActorPanel opener={button} onClose={() => onOpen(false)} /> : null}
    </>
  );
}
