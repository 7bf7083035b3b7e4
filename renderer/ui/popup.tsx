import { useEffect, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';

/** Pixels between a control and its panel. */
const GAP = 2;
const LEAST_WIDTH = 160;

/**
 * A panel below its control, or above where there is no room, over every dialog. It never takes the focus: the keys stay with
 * the control, which alone opens and closes it.
 */
export function Popup(props: {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  const panel = useRef<HTMLDivElement>(null);
  const { anchor } = props;
  useLayoutEffect(() => {
    panel.current?.showPopover();
  }, []);
  // What is shown in it may have changed its height.
  useLayoutEffect(() => place(panel.current, anchor.current));
  useEffect(() => {
    const follow = (event: Event): void => {
      if (event.target instanceof Node && panel.current?.contains(event.target) === true) return;
      place(panel.current, anchor.current);
    };
    window.addEventListener('scroll', follow, true);
    window.addEventListener('resize', follow);
    return () => {
      window.removeEventListener('scroll', follow, true);
      window.removeEventListener('resize', follow);
    };
  }, [anchor]);
  return (
    <div
      ref={panel}
      popover="manual"
      className={`popup ${props.className ?? ''}`}
      // A press on the panel leaves the focus where it is.
      onMouseDown={(event) => event.preventDefault()}
    >
      {props.children}
    </div>
  );
}

function place(panel: HTMLElement | null, anchor: HTMLElement | null): void {
  if (panel === null || anchor === null) return;
  const box = anchor.getBoundingClientRect();
  const below = window.innerHeight - box.bottom - GAP;
  const above = box.top - GAP;
  const height = panel.scrollHeight;
  const over = below < Math.min(height, 220) && above > below;
  panel.style.minWidth = `${Math.max(box.width, LEAST_WIDTH)}px`;
  panel.style.maxHeight = `${Math.max(80, Math.min(320, (over ? above : below) - 4))}px`;
  const width = panel.offsetWidth;
  panel.style.left = `${Math.max(4, Math.min(box.left, window.innerWidth - width - 4))}px`;
  panel.style.top = over ? `${box.top - GAP - panel.offsetHeight}px` : `${box.bottom + GAP}px`;
}
