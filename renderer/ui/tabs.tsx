import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';

/**
 * Panels of which one is shown, chosen by a row of tabs that wraps where it is too long; arrows go from tab to tab. A panel that was
 * shown once is kept, with what was typed in it.
 */
export function Tabs<Key extends string>(props: {
  readonly label: string;
  readonly tabs: readonly { readonly key: Key; readonly label: string; readonly panel: ReactNode }[];
  readonly active: Key;
  readonly onChange: (key: Key) => void;
}) {
  const { label, tabs, active, onChange } = props;
  const id = useId();
  const [seen, setSeen] = useState<ReadonlySet<Key>>(new Set([active]));
  if (!seen.has(active)) setSeen(new Set([...seen, active]));
  const keyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const at = tabs.findIndex((tab) => tab.key === active);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next.key);
    document.querySelector<HTMLElement>(`[id="${id}-${next.key}"]`)?.focus();
  };
  return (
    <>
      <div role="tablist" aria-label={label} className="tabs" onKeyDown={keyDown}>
        {tabs.map(({ key, label: name }) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`${id}-${key}`}
            aria-selected={key === active}
            aria-controls={`${id}-${key}-panel`}
            tabIndex={key === active ? 0 : -1}
            onClick={() => onChange(key)}
          >
            {name}
          </button>
        ))}
      </div>
      {tabs.map(({ key, panel }) => (
        <div
          key={key}
          role="tabpanel"
          id={`${id}-${key}-panel`}
          aria-labelledby={`${id}-${key}`}
          hidden={key !== active}
        >
          {seen.has(key) ? panel : null}
        </div>
      ))}
    </>
  );
}
