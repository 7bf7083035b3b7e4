import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import { useErrand } from '../session/errands.ts';
import { useKeys } from '../session/use-keys.ts';
import { commands, settingEntries } from './commands.ts';
import { FindBox } from './find-box.tsx';
import type { FindEntry } from './match-entries.ts';
import { useRecentRecords } from './recent.ts';

/**
 * Ctrl+K on every screen: one box over records, commands, reports and settings.
 * @param props.own commands of the frame itself, such as changing the language; the same value on every render.
 */
export function Find({ own }: { readonly own: readonly FindEntry[] }) {
  const { t } = useTranslation();
  const [address, navigate] = useHashLocation();
  const recent = useRecentRecords(address);
  /** The ids of the records opened lately, while the box is shown. */
  const [opened, setOpened] = useState<readonly string[] | null>(null);
  const open = (): void => setOpened((before) => before ?? recent());
  useKeys({ 'ctrl+k': open });
  useErrand('find', 'find', open);
  const entries = useMemo(
    () => [...commands(t, navigate), ...own, ...settingEntries(t, navigate)],
    [t, navigate, own],
  );
  return opened === null ? null : (
    <FindBox entries={entries} recent={opened} go={navigate} onClose={() => setOpened(null)} />
  );
}
