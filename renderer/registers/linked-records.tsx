import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { WireSave } from '../../shared/contract/schemas.ts';
import {
  isOpenRegisterName,
  registerNamed,
  type OpenRegisterName,
} from '../../shared/registers/all-registers.ts';
import type { AnyRecord, LinkedFrom } from '../../shared/registers/define-register.ts';
import { stepKindOf } from '../../shared/registers/border-incident/incident-steps.ts';
import { newId } from '../session/new-id.ts';
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

/** What a kept record can be gone on from: the talk or letter that is an incident's next step, a letter's reply. */
export function RecordActions(props: { readonly register: OpenRegisterName; readonly record: AnyRecord }) {
  const { register, record } = props;
  const { t } = useTranslation();
  const [, navigate] = useHashLocation();
  const begin = (what: 'talk' | 'letter' | 'task', purpose: string): void =>
    navigate(`/${what}/${newId()}/${purpose}/${record.id}`);
  if (register === 'border-incident') {
    return (
      <>
        <Button onClick={() => begin('letter', 'step')}>{t('links.addLetter')}</Button>
        <Button onClick={() => begin('talk', 'step')}>{t('links.addTalk')}</Button>
        <Button onClick={() => begin('task', 'followUp')}>{t('links.addTask')}</Button>
      </>
    );
  }
  if (register === 'talk')
    return <Button onClick={() => begin('task', 'followUp')}>{t('links.addTask')}</Button>;
  if (register !== 'letter') return null;
  return (
    <>
      <Button onClick={() => begin('letter', 'reply')}>{t('links.reply')}</Button>
      <Button onClick={() => begin('letter', 'like')}>{t('links.like')}</Button>
    </>
  );
}

/** The second half of saving a new talk or letter that is a step of an incident: both are saved, or neither. */
export function stepSave(
  register: OpenRegisterName,
  record: AnyRecord,
  incident: string | null,
): readonly WireSave[] {
  if (incident === null || (register !== 'talk' && register !== 'letter')) return [];
  const fields = { kind: stepKindOf(register, record), record: { register, id: record.id } };
  return [
    {
      register: 'border-incident',
      id: incident,
      fields: {},
      children: { steps: [{ id: newId(), fields }] },
    },
  ];
}
