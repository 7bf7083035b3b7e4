import { DownOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskedTemplatePaper } from '../../shared/contract/templates.ts';
import { refusalSentence } from '../../shared/i18n/translator.ts';
import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import { signings, type Signing, type TemplateKind } from '../../shared/registers/template-paper.ts';
import { refusalOf, useSession } from '../session/session.tsx';
import { useDoing } from '../ui/use-doing.ts';
import { afterAWhile } from '../ui/after-a-while.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { PickInput } from '../ui/pick-input.tsx';
import { TextBox } from '../ui/text-box.tsx';
import { useSigner } from '../ui/use-signer.tsx';
import { useAfterTyping } from '../ui/use-after-typing.ts';
import { useDownload } from '../ui/use-download.ts';
import { useFocusBack } from '../ui/use-focus-back.ts';

type AsTyped = Pick<AskedTemplatePaper, 'register' | 'id' | 'typed'>;

/** The menu of the papers that a record gives by template; a paper is shown before it is saved for Word. */
export function TemplatePapers(props: {
  readonly register: OpenRegisterName;
  /** The record with what is being typed. */
  readonly asTyped: () => AsTyped;
}) {
  const { register: name, asTyped } = props;
  const { t } = useTranslation();
  const { templates = [] } = registerNamed(name);
  const [asked, setAsked] = useState<(AsTyped & { readonly paper: TemplateKind }) | null>(null);
  const ask = useAfterTyping((paper: TemplateKind) => setAsked({ ...asTyped(), paper }));
  if (templates.length === 0) return null;
  return (
    <>
      <MenuButton
        icon={<DownOutlined aria-hidden />}
        iconPlacement="end"
        menu={{
          items: templates.map(({ kind }) => ({
            key: kind,
            label: t(`registers:papers.${kind}`),
            onClick: () => ask(kind),
          })),
        }}
      >
        {t('templates:menu')}
      </MenuButton>
      {asked === null ? null : <TemplatePaperDialog asked={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function TemplatePaperDialog(props: {
  readonly asked: AsTyped & { readonly paper: TemplateKind };
  readonly onClose: () => void;
}) {
  const { asked, onClose } = props;
  const { t } = useTranslation();
  useFocusBack();
  const { client } = useSession();
  const download = useDownload();
  const first = useRef<HTMLButtonElement>(null);
  const [signing, setSigning] = useState<Signing>('chairman');
  const [signer, setSigner] = useState('');
  const { doing, during } = useDoing<'docx'>();
  const department = useSigner();
  const whole: AskedTemplatePaper = {
    ...asked,
    signing,
    signer: signer.trim(),
    ...(department.signer === undefined ? {} : { departmentSigner: department.signer }),
  };
  const page = useQuery({
    queryKey: ['templates', 'page', whole],
    queryFn: () => client.templates.page(whole),
    placeholderData: keepPreviousData,
  });
  const save = (): Promise<void> => during('docx', async () => download(await client.templates.docx(whole)));
  const { html = null, notOurs = null, own = null } = page.data ?? {};
  return (
    <Modal
      open
      width={900}
      style={{ top: 16 }}
      title={t(`registers:papers.${asked.paper}`)}
      onCancel={onClose}
      afterOpenChange={(open) => open && first.current?.focus()}
      footer={
        <div className="row">
          <span className="grow" style={{ textAlign: 'left' }}>
            {html === null ? '' : own === null ? t('templates:builtIn') : t('templates:own', { name: own })}
          </span>
          {notOurs === null && asked.paper !== 'outgoingDecision' ? department.pick : null}
          {notOurs === null ? (
            <Button
              type="primary"
              ref={first}
              loading={afterAWhile(doing !== null)}
              disabled={html === null}
              onClick={() => void save()}
            >
              {t('templates:save')}
            </Button>
          ) : null}
        </div>
      }
    >
      {page.error === null ? null : (
        <Alert type="error" showIcon title={refusalSentence(t, refusalOf(page.error))} />
      )}
      {notOurs === null ? null : (
        <Alert
          type="info"
          showIcon
          role="status"
          title={t(`templates:refused.${notOurs.code}`, { authority: notOurs.authority })}
        />
      )}
      {asked.paper === 'outgoingDecision' && notOurs === null ? (
        <div className="row" style={{ marginBottom: 8, alignItems: 'end' }}>
          <label className="grow" style={{ display: 'grid' }}>
            {t('templates:signingLabel')}
            <PickInput
              value={signing}
              options={signings.map((value) => ({ value, label: t(`templates:signing.${value}`) }))}
              onChange={setSigning}
            />
          </label>
          <label className="grow" style={{ display: 'grid' }}>
            {t('templates:signer')}
            <TextBox value={signer} onValue={setSigner} maxLength={200} />
          </label>
        </div>
      ) : null}
      {html === null ? null : (
        <iframe
          sandbox="allow-same-origin"
          title={t('templates:preview')}
          style={{
            width: '100%',
            height: 'calc(100vh - 250px)',
            minHeight: 160,
            border: '1px solid #d0d4da',
          }}
          srcDoc={html}
        />
      )}
    </Modal>
  );
}
