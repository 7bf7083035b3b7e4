import { DownOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import type { OpenDraft } from '../../shared/contract/drafts.ts';
import type { AnyRegister } from '../../shared/registers/define-register.ts';
import { useDrafts } from '../ui/drafts.ts';
import { MenuButton } from '../ui/menu-button.tsx';

/** The part beside the button that begins a record: what of this register was begun and not saved. Nothing without drafts. */
export function ListDrafts({ register }: { readonly register: AnyRegister }) {
  const { t } = useTranslation();
  const [, navigate] = useHashLocation();
  const isOwn = ({ place }: OpenDraft): boolean =>
    place.kind === 'record'
      ? place.register === register.name
      : register.readFromNotices === true && (place.kind === 'notice' || place.kind === 'noticeText');
  const own = useDrafts().filter(({ draft }) => isOwn(draft));
  if (own.length === 0) return null;
  return (
    <MenuButton
      icon={<DownOutlined aria-hidden />}
      iconPlacement="end"
      menu={{
        items: own.map(({ draft, what, when }) => ({
          key: draft.address,
          label: `${t('kept:drafts.openOne', { what })} (${when})`,
        })),
        onClick: ({ key }) => navigate(key),
      }}
    >
      {t('kept:drafts.menu', { count: own.length })}
    </MenuButton>
  );
}
