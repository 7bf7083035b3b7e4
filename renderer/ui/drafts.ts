import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { OpenDraft } from '../../shared/contract/drafts.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import { periodCodeInWords } from '../../shared/time/period-words.ts';
import { useSession } from '../session/session.tsx';

/** A draft in words. */
export interface NamedDraft {
  readonly draft: OpenDraft;
  /** Where it belongs: a register, a report, the reading of notices. */
  readonly place: string;
  /** What it is of: code and title. */
  readonly what: string;
  /** Day and time at which it was last changed. */
  readonly when: string;
}

/** The drafts that wait to be gone on with, newest first; none until they are known. */
export function useDrafts(): readonly NamedDraft[] {
  const { t } = useTranslation();
  const { client } = useSession();
  const drafts = useQuery({ queryKey: ['drafts'], queryFn: () => client.drafts.list() });
  return (drafts.data ?? []).map((draft) => ({
    draft,
    place: placeText(t, draft.place),
    what: whatText(t, draft),
    when: new Date(draft.updatedAt).toLocaleString('vi-VN', {
      timeZone: 'Asia/Ho_Chi_Minh',
      dateStyle: 'short',
      timeStyle: 'short',
    }),
  }));
}

function placeText(t: TFunction, place: OpenDraft['place']): string {
  switch (place.kind) {
    case 'record':
      return t(`registers:${registerNamed(place.register).key}.title`);
    case 'report':
      return t('kept:drafts.report', {
        period: periodCodeInWords(t, place.periodCode, place.calendarId),
        section: t(`reports.section.${place.section}`),
      });
    default:
      return t(`kept:drafts.${place.kind}`);
  }
}

function whatText(t: TFunction, { place, code, title }: OpenDraft): string {
  const own =
    place.kind === 'record' && code === null
      ? t('kept:drafts.newOne', { register: t(`registers:${registerNamed(place.register).key}.one`) })
      : code;
  const parts = [own, title === '' ? null : title].filter((part) => part !== null);
  if (parts.length > 0) return parts.join(' – ');
  return place.kind === 'report' ? placeText(t, place) : t('kept:drafts.untitled');
}
