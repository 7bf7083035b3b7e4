import { Button } from 'antd';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import { useErrand } from '../session/errands.ts';
import { routes } from '../session/routes.ts';
import { useSession } from '../session/session.tsx';
import { useKeys } from '../session/use-keys.ts';
import { tourDue, tourMemory } from './tour-memory.ts';
import './tour.css';

/** The steps, with what each points to on the first screen; a step whose thing is not there is left out. */
const steps = [
  ['menu', '.side-menu nav'],
  ['add', '.page .ant-btn-primary'],
  ['find', '.side-find'],
  ['drafts', null],
  ['report', '.side-menu [data-menu-id$="-reports"]'],
] as const;
type Step = (typeof steps)[number][0];

/**
 * Five short steps over the first screen, once after a first start and whenever they are asked for. A small card that takes
 * neither clicks nor the focus from the screen; it goes by itself when one goes on to work.
 */
export function Tour() {
  const { client, status } = useSession();
  const [address, navigate] = useHashLocation();
  /** Asked for here, or already ended here; null: as this PC remembers. */
  const [asked, setAsked] = useState<boolean | null>(null);
  const due = asked ?? status.memory[tourMemory] === tourDue;
  const [begun, setBegun] = useState(false);
  const isHere = address === routes.home;
  if (due && isHere && !begun) setBegun(true);
  // Whoever leaves the first screen has begun to work.
  if (begun && !isHere) {
    setBegun(false);
    setAsked(false);
  }
  useEffect(() => {
    if (begun) client.app.remember({ name: tourMemory, value: 'seen' }).catch(() => undefined);
  }, [client, begun]);
  useErrand('tour', 'tour', () => {
    navigate(routes.home);
    setAsked(true);
  });
  const end = (): void => {
    setBegun(false);
    setAsked(false);
  };
  // What this PC remembers changes as soon as it has begun, and is asked anew now and then: it goes on all the same.
  return begun && isHere ? <Card onEnd={end} /> : null;
}

function Card({ onEnd }: { readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const [shown, setShown] = useState<readonly (readonly [Step, string | null])[]>(steps);
  useKeys({ Escape: onEnd });
  const next = (by: 1 | -1): void => {
    const there = steps.filter(([, target]) => target === null || document.querySelector(target) !== null);
    setShown(there);
    setAt(Math.max(0, Math.min(there.length - 1, at + by)));
  };
  const [step, target] = shown[at] ?? steps[0];
  const isLast = at === shown.length - 1;
  return (
    <>
      {target === null ? null : <Ring target={target} />}
      <section className="tour" aria-label={t('help:tour.title')}>
        <div role="status">
          <div className="tour-head">
            <strong>{t(`help:tour.${step}.head`)}</strong>
            <span>{t('help:tour.place', { at: at + 1, of: shown.length })}</span>
          </div>
          <p>{t(`help:tour.${step}.text`)}</p>
        </div>
        <div className="tour-buttons">
          <Button type="text" onClick={onEnd}>
            {t('help:tour.skip')}
          </Button>
          <span className="grow" />
          {at === 0 ? null : <Button onClick={() => next(-1)}>{t('help:tour.back')}</Button>}
          <Button type="primary" onClick={() => (isLast ? onEnd() : next(1))}>
            {t(isLast ? 'help:tour.done' : 'help:tour.next')}
          </Button>
        </div>
      </section>
    </>
  );
}

/** A ring around what a step points to. The pointer goes through it. */
function Ring({ target }: { readonly target: string }) {
  const ring = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = (): void => {
      const box = document.querySelector(target)?.getBoundingClientRect();
      if (ring.current === null) return;
      ring.current.hidden = box === undefined;
      if (box === undefined) return;
      ring.current.style.left = `${box.left - 3}px`;
      ring.current.style.top = `${box.top - 3}px`;
      ring.current.style.width = `${box.width + 6}px`;
      ring.current.style.height = `${box.height + 6}px`;
    };
    place();
    // What a step points to may come or move after it.
    const observer = new MutationObserver(place);
    observer.observe(document.body, { childList: true, subtree: true });
    window.addEventListener('resize', place);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', place);
    };
  }, [target]);
  return <div ref={ring} className="tour-ring" aria-hidden />;
}
