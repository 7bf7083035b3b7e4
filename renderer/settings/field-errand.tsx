import { useRef } from 'react';
import { useErrand } from '../session/errands.ts';
import type { SettingsTab } from '../session/routes.ts';

/** Shows the field or the button of a tab that someone was led to, by its name, and gives it the focus. Stands behind the tab. */
export function FieldErrand({ tab }: { readonly tab: SettingsTab }) {
  const place = useRef<HTMLSpanElement>(null);
  useErrand('field', tab, (name) => {
    const page = place.current?.parentElement;
    const bears = (element: Element): boolean => element.textContent.trim() === name;
    const label = [...(page?.querySelectorAll('label') ?? [])].find(bears);
    const control =
      label?.control ?? [...(page?.querySelectorAll('button') ?? [])].find((button) => bears(button));
    control?.scrollIntoView({ block: 'center' });
    control?.focus();
  });
  return <span ref={place} hidden />;
}
