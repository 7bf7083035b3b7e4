import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { licencesShape, type Licence } from '../../shared/contract/licences.ts';
import './licences-panel.css';

const files = { notices: 'THIRD-PARTY-NOTICES.txt', chromium: 'LICENSES.chromium.html' } as const;

/** The file that the build writes beside the window; it is read when this part is opened, not at the start. */
async function readLicences(): Promise<readonly Licence[]> {
  const answer = await fetch(new URL('licences.json', document.baseURI));
  if (!answer.ok) throw new Error(`licences.json: ${answer.status}`);
  return licencesShape.parse(await answer.json());
}

/** The software of others that the program holds: name, version, kind of licence, and the whole text below an opened name. */
export function LicencesPanel() {
  const { t } = useTranslation();
  const list = useQuery({ queryKey: ['licences'], queryFn: readLicences, staleTime: Infinity });
  if (list.isError)
    return (
      <Alert
        type="error"
        showIcon
        style={{ maxWidth: 900 }}
        title={t('licences:unread', files)}
        action={<Button onClick={() => void list.refetch()}>{t('licences:again')}</Button>}
      />
    );
  if (list.data === undefined) return null;
  return (
    <div style={{ maxWidth: 900 }}>
      <p style={{ color: '#434a54' }}>
        {t('licences:hint', { count: list.data.length })} {t('licences:beside', files)}
      </p>
      <table className="licences">
        <thead>
          <tr>
            <th scope="col">{t('licences:name')}</th>
            <th scope="col">{t('licences:version')}</th>
            <th scope="col">{t('licences:kind')}</th>
          </tr>
        </thead>
        {list.data.map((licence) => (
          <LicenceRows key={`${licence.name} ${licence.version}`} licence={licence} />
        ))}
      </table>
    </div>
  );
}

function LicenceRows({ licence }: { readonly licence: Licence }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <tbody>
      <tr>
        <th scope="row">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={() => setOpen(!isOpen)}
          >
            {licence.name}
          </button>
        </th>
        <td>{licence.version}</td>
        <td>{licence.kind}</td>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={3}>
            <pre id={id} lang="en">
              {licence.text}
            </pre>
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}
