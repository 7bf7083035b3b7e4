import { DownOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useRef, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { taggedFieldsOf, type ListedField } from '../../shared/registers/template-fields.ts';
import type { TemplateFault } from '../../shared/registers/template-fault.ts';
import type { TemplateKind } from '../../shared/registers/template-paper.ts';
import { useMessages } from '../session/messages.tsx';
import { newId } from '../session/new-id.ts';
import { useSession } from '../session/session.tsx';
import { useDoing } from '../ui/use-doing.ts';
import { afterAWhile } from '../ui/after-a-while.ts';
import { WorkProgress } from '../ui/work-progress.tsx';
import { MenuButton } from '../ui/menu-button.tsx';
import { useDownload } from '../ui/use-download.ts';
import { useFocusBack } from '../ui/use-focus-back.ts';
import './templates-panel.css';
import { Writing } from '../ui/writing.tsx';

interface Refused {
  readonly name: string;
  readonly faults: readonly TemplateFault[];
}

/** Word templates of papers: which is in use, saved to be changed in Word, replaced by a file, back to the built-in one. */
export function TemplatesPanel() {
  const { t } = useTranslation();
  const { client } = useSession();
  const messages = useMessages();
  const queries = useQueryClient();
  const download = useDownload();
  const list = useQuery({ queryKey: ['templates', 'list'], queryFn: () => client.templates.list() });
  const picker = useRef<HTMLInputElement>(null);
  const replacing = useRef<TemplateKind | null>(null);
  const { doing, workId, during } = useDoing<TemplateKind>();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [fieldsOf, setFieldsOf] = useState<TemplateKind | null>(null);

  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ['templates'] });
  const save = (kind: TemplateKind, which: 'builtIn' | 'inUse'): void =>
    void during(kind, async () => download(await client.templates.read({ kind, which })));
  const reset = (kind: TemplateKind): void =>
    void during(kind, async () => {
      await client.templates.reset({ writeId: newId(), kind });
      await again();
      messages.done(t('templates:list.back', { kind: t(`templates:kind.${kind}`) }));
    });
  const choose = (kind: TemplateKind): void => {
    replacing.current = kind;
    picker.current?.click();
  };
  const replace = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.target.files ?? [];
    const kind = replacing.current;
    if (file === undefined || kind === null) return;
    void during(kind, async (writeId) => {
      const { faults } = await client.templates.replace({ writeId, kind, file });
      if (faults.length > 0) {
        setRefused({ name: file.name, faults });
        return;
      }
      await again();
      messages.done(t('templates:list.replaced', { kind: t(`templates:kind.${kind}`) }));
    });
    // The same file is chosen again once it is mended.
    event.target.value = '';
  };
  return (
    <div style={{ maxWidth: 900 }}>
      <p style={{ color: '#434a54' }}>{t('templates:list.hint')}</p>
      <input
        ref={picker}
        type="file"
        accept=".docx"
        hidden
        aria-label={t('templates:list.replace')}
        onChange={replace}
      />
      {workId === null ? null : <WorkProgress key={workId} id={workId} />}
      <table className="template-table">
        <thead>
          <tr>
            <th scope="col">{t('templates:list.paper')}</th>
            <th scope="col">{t('templates:list.inUse')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {(list.data ?? []).map(({ kind, own }) => {
            const name = t(`templates:kind.${kind}`);
            return (
              <tr key={kind}>
                <th scope="row">{name}</th>
                <td>{own === null ? t('templates:list.builtIn') : t('templates:list.own', { name: own })}</td>
                <td>
                  <div className="row">
                    <Writing>
                      <Button
                        aria-label={`${t('templates:list.replace')} ${name}`}
                        loading={afterAWhile(doing === kind)}
                        onClick={() => choose(kind)}
                      >
                        {t('templates:list.replace')}
                      </Button>
                    </Writing>
                    <MenuButton
                      aria-label={`${t('templates:list.more')} ${name}`}
                      icon={<DownOutlined aria-hidden />}
                      iconPlacement="end"
                      menu={{
                        items: [
                          ...(own === null
                            ? []
                            : [
                                {
                                  key: 'inUse',
                                  label: t('templates:list.saveInUse'),
                                  onClick: () => save(kind, 'inUse'),
                                },
                              ]),
                          {
                            key: 'builtIn',
                            label: t('templates:list.saveBuiltIn'),
                            onClick: () => save(kind, 'builtIn'),
                          },
                          ...(own === null
                            ? []
                            : [
                                {
                                  key: 'reset',
                                  label: t('templates:list.reset'),
                                  onClick: () => reset(kind),
                                },
                              ]),
                          {
                            key: 'fields',
                            label: t('templates:list.fields'),
                            onClick: () => setFieldsOf(kind),
                          },
                        ],
                      }}
                    >
                      {t('templates:list.more')}
                    </MenuButton>
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {refused === null ? null : <FaultsDialog {...refused} onClose={() => setRefused(null)} />}
      {fieldsOf === null ? null : <FieldsDialog kind={fieldsOf} onClose={() => setFieldsOf(null)} />}
    </div>
  );
}

/** Every fault of a file that was to replace a template. */
function FaultsDialog({ name, faults, onClose }: Refused & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  useFocusBack();
  return (
    <Modal
      open
      width={720}
      title={t('templates:faults.title')}
      onCancel={onClose}
      footer={
        <Button type="primary" autoFocus onClick={onClose}>
          {t('templates:faults.close')}
        </Button>
      }
    >
      <p>{t('templates:faults.lead', { name, count: faults.length })}</p>
      <ol>
        {faults.map(({ code, params }, at) => (
          // The list never changes while it is shown.
          <li key={`${at}-${code}`} style={{ overflowWrap: 'anywhere' }}>
            {t(`templates:fault.${code}`, params)}
          </li>
        ))}
      </ol>
    </Modal>
  );
}

/** The fields that a template may use, as they are typed in it, and what each prints. */
function FieldsDialog({ kind, onClose }: { readonly kind: TemplateKind; readonly onClose: () => void }) {
  const { t } = useTranslation();
  useFocusBack();
  const typed = ({ tag, isList }: ListedField): string => (isList ? `{#${tag}} … {/${tag}}` : `{${tag}}`);
  return (
    <Modal
      open
      width={820}
      style={{ top: 16 }}
      title={t('templates:fieldsTitle', { kind: t(`templates:kind.${kind}`) })}
      onCancel={onClose}
      footer={
        <Button type="primary" autoFocus onClick={onClose}>
          {t('templates:faults.close')}
        </Button>
      }
    >
      <p>{t('templates:fieldsHint')}</p>
      <div style={{ maxHeight: 'calc(100vh - 240px)', overflowY: 'auto' }} tabIndex={0} role="group">
        <table className="template-table">
          <thead>
            <tr>
              <th scope="col">{t('templates:fieldHead')}</th>
              <th scope="col">{t('templates:fieldMeaning')}</th>
            </tr>
          </thead>
          <tbody>
            {taggedFieldsOf(kind).map((field) => (
              <tr key={`${field.list ?? ''}/${field.tag}`}>
                <td style={{ paddingLeft: field.list === null ? undefined : 28 }}>
                  <code>{typed(field)}</code>
                </td>
                <td>
                  {t(`templates:field.${field.key}`)}
                  {field.list === null ? '' : ` (${t('templates:inList', { list: field.list })})`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Modal>
  );
}
