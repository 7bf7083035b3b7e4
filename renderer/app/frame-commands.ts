import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { languages, type Language } from '../../shared/i18n/resources.ts';
import type { FindEntry } from '../find/match-entries.ts';

/** What the frame itself can do, for the box of Ctrl+K. */
export function useFrameCommands(
  onLanguage: (language: Language) => void,
  onFold: () => void,
  onActor: () => void,
): readonly FindEntry[] {
  const { t } = useTranslation();
  const does = useRef({ onLanguage, onFold, onActor });
  useEffect(() => {
    does.current = { onLanguage, onFold, onActor };
  });
  return useMemo(() => {
    const kind = t('find:kind.command');
    return [
      ...languages.map((value) => ({
        key: `language ${value}`,
        label: t('find:language', { name: t(`languageName.${value}`) }),
        kind,
        also: [t('find:also.language')],
        run: () => does.current.onLanguage(value),
      })),
      {
        key: 'fold',
        label: t('find:fold'),
        kind,
        also: [t('find:also.fold')],
        run: () => does.current.onFold(),
      },
      {
        key: 'actor',
        label: t('working:keys.change'),
        kind,
        also: [t('working:title')],
        run: () => does.current.onActor(),
      },
    ];
  }, [t]);
}
