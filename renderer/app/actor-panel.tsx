import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { NextActor } from '../../shared/contract/actors.ts';
import { useMessages } from '../session/messages.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { typedForms } from '../session/typed-forms.ts';
import { useCall } from '../session/use-call.ts';
import { useFocusBack } from '../ui/use-focus-back.ts';
import type { ActorChoice } from './actor-choice.ts';
import { ActorPicker } from './actor-picker.tsx';
import { NewActor } from './new-actor.tsx';
import './actor-panel.css';

type Step =
  | { readonly kind: 'pick' }
  | { readonly kind: 'new'; readonly name: string }
  | { readonly kind: 'ask'; readonly choice: ActorChoice };

/**
 * The choice of who works on this PC: someone who worked here, someone of the register, or someone new. Where something on the
 * screen is not saved, it is asked first whether that shall bear the new name.
 */
export function ActorPanel(props: {
  readonly opener: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}) {
  const { opener, onClose } = props;
  const { t } = useTranslation();
  const { client } = useSession();
  const queries = useQueryClient();
  const messages = useMessages();
  const tell = useTellRefusal();
  const callOf = useCall<NextActor>();
  const panel = useRef<HTMLDivElement>(null);
  const [step, setStep] = useState<Step>({ kind: 'pick' });
  const [busy, setBusy] = useState(false);
  useFocusBack();
  useLayoutEffect(() => {
    panel.current?.showPopover();
    // Nothing can have the focus before it is shown.
    panel.current?.querySelector('input')?.focus();
  }, []);
  useEffect(() => {
    const press = ({ target }: PointerEvent): void => {
      if (!(target instanceof Node)) return;
      if (panel.current?.contains(target) !== true && opener.current?.contains(target) !== true) onClose();
    };
    window.addEventListener('pointerdown', press);
    return () => window.removeEventListener('pointerdown', press);
  }, [opener, onClose]);
  const change = async ({ name, actor }: ActorChoice): Promise<void> => {
    setBusy(true);
    try {
      const { writeId, request } = callOf(actor, () => actor);
      await client.actors.change({ writeId, actor: request });
      await queries.invalidateQueries();
      messages.done(t('working:changed', { name }));
      onClose();
    } catch (error) {
      tell(error);
      setBusy(false);
    }
  };
  const choose = (choice: ActorChoice): void => {
    if (typedForms.any()) setStep({ kind: 'ask', choice });
    else void change(choice);
  };
  return (
    <div
      ref={panel}
      popover="manual"
      role="dialog"
      aria-label={t('working:title')}
      aria-busy={busy}
      className="actor-panel"
      onKeyDown={(event) => {
        // Only the panel: what lies behind keeps its place.
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && panel.current?.contains(relatedTarget) === false) onClose();
      }}
    >
      <h2>{t('working:title')}</h2>
      {step.kind === 'pick' ? (
        <>
          <p>{t('working:hint')}</p>
          <ActorPicker
            busy={busy}
            onChoose={choose}
            onNew={(name) => setStep({ kind: 'new', name })}
            onClose={onClose}
          />
        </>
      ) : step.kind === 'new' ? (
        <NewActor name={step.name} busy={busy} onChoose={choose} onBack={() => setStep({ kind: 'pick' })} />
      ) : (
        <>
          <p role="alert">{t('working:unsaved', { name: step.choice.name })}</p>
          <div className="row">
            <Button autoFocus onClick={onClose}>
              {t('working:stay')}
            </Button>
            <Button type="primary" loading={busy} onClick={() => void change(step.choice)}>
              {t('working:change', { name: step.choice.name })}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
