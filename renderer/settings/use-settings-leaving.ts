import type { FormInstance } from 'antd';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import type { SettingsTab } from '../session/routes.ts';
import { tellFaults } from '../session/tell-faults.ts';
import { useLeavable } from '../ui/leaving.ts';

/** Has a form of the settings asked about before the settings are left; from tab to tab it stays as it is. */
export function useSettingsLeaving<Answers>(
  form: FormInstance<Answers>,
  tab: SettingsTab,
  its: {
    readonly isChanged: () => boolean;
    readonly save: (answers: Answers) => Promise<boolean>;
    readonly discard: () => void;
  },
): void {
  const { t } = useTranslation();
  const [, navigate] = useHashLocation();
  useLeavable({
    // Several tabs may have changes: each is asked about by its name.
    what: `${t('places:place.settings')} – ${t(`settings.${tab}`)}`,
    isChanged: its.isChanged,
    keepsDraft: false,
    discard: its.discard,
    show: () => navigate(`/settings/${tab}`),
    staysAt: (hash) => hash.startsWith('#/settings'),
    async save() {
      try {
        return await its.save(await form.validateFields());
      } catch (error) {
        if (!isFailed(error)) throw error;
        tellFaults(error);
        return false;
      }
    },
  });
}

/** What the fields of a form that are not valid are told by. */
function isFailed(error: unknown): error is Parameters<typeof tellFaults>[0] {
  return typeof error === 'object' && error !== null && 'errorFields' in error;
}
