import { DownOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { WireSave } from '../../shared/contract/schemas.ts';
import {
  isOpenRegisterName,
  openRegisterNames,
  registerNamed,
  type OpenRegisterName,
} from '../../shared/registers/all-registers.ts';
import { continuationTo, type StartPurpose } from '../../shared/registers/continuation.ts';
import type { AnyRecord, LinkedFrom } from '../../shared/registers/define-register.ts';
import { newId } from '../session/new-id.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { linkText } from '../ui/record-link.ts';

/** Records that point to this one, each with its register; a click opens it. */
export function LinkedRecords({ links }: { readonly links: readonly LinkedFrom[] }) {
  const { t } = useTranslation();
  if (links.length === 0) return null;
  return (
    <section aria-label={t('links.title')} style={{ marginTop: 8 }}>
      <strong>{t('links.title')}</strong>
      <ul style={{ margin: '2px 0', paddingLeft: 20 }}>
        {links.map((link) => (
          <li key={`${link.id}/${link.through}`} className={link.withdrawn ? 'withdrawn' : ''}>
            {isOpenRegisterName(link.register)
              ? `${t(`registers:${registerNamed(link.register).key}.title`)}: `
              : ''}
            <Link href={`/${link.register}/${link.id}`}>{linkText(link)}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a kept record can be gone on to: the talk or letter that is an incident's next step, a letter's reply. */
export function RecordActions(props: { readonly register: OpenRegisterName; readonly record: AnyRecord }) {
  const { register, record } = props;
  const { t } = useTranslation();
  const [, navigate] = useHashLocation();
  const { continuations = [] } = registerNamed(register);
  // A row of buttons has room for two; beyond them, all but the first lie in a menu.
  const shown = continuations.length <= 2 ? continuations : continuations.slice(0, 1);
  const rest = continuations.slice(shown.length);
  const goOn = ({ begins, purpose }: (typeof continuations)[number]): void =>
    navigate(`/${begins}/${newId()}/${purpose}/${record.id}`);
  return (
    <>
      {shown.map((one) => (
        <Button key={one.label} onClick={() => goOn(one)}>
          {t(`registers:continuations.${one.label}`)}
        </Button>
      ))}
      {rest.length === 0 ? null : (
        <MenuButton
          icon={<DownOutlined aria-hidden />}
          iconPlacement="end"
          menu={{
            items: rest.map((one) => ({
              key: one.label,
              label: t(`registers:continuations.${one.label}`),
              onClick: () => goOn(one),
            })),
          }}
        >
          {t('record.goOn')}
        </MenuButton>
      )}
    </>
  );
}

/** What a new record is begun for, and the id of the record that it is begun from. */
export interface RecordSource {
  readonly purpose: StartPurpose;
  readonly id: string;
}

/** The second half of saving a new record that is to be a row of its source: both are saved, or neither. */
export function sourceSave(
  register: OpenRegisterName,
  record: AnyRecord,
  source: RecordSource | null,
): readonly WireSave[] {
  if (source === null) return [];
  return openRegisterNames.flatMap((name): readonly WireSave[] => {
    const row = continuationTo(registerNamed(name).continuations, register, source.purpose)?.row?.(record);
    if (row === undefined) return [];
    const children = { [row.list]: [{ id: newId(), fields: row.fields }] };
    return [{ register: name, id: source.id, fields: {}, children }];
  });
}
