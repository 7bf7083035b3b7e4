import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { PartIn } from '../../shared/contract/records.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { useSession } from '../session/session.tsx';
import { childLabel, choiceLabel, columnLabel } from '../ui/labels.ts';
import { countryName } from '../ui/value-text.ts';

/** Trips and tasks in which a person has a part, newest first, each with what the person did there. */
export function PartsOfPerson({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation();
  const { client, index } = useSession();
  const parts = useQuery({ queryKey: ['parts', id], queryFn: () => client.records.partsOf({ id }) });
  if (parts.data === undefined) return null;
  const roleOf = (part: PartIn, { list, field, code }: PartIn['roles'][number]): string => {
    const register = registerNamed(part.register);
    const fields = list === null ? register.fields : register.children[list]?.fields;
    if (code !== null) return choiceLabel(t, fields?.[field]?.choiceSet ?? null, code);
    return list === null ? columnLabel(t, register, field) : childLabel(t, register, list, field);
  };
  return (
    <section aria-labelledby="parts-title" style={{ marginTop: 12 }}>
      <h2 id="parts-title" style={{ fontSize: 14, margin: '0 0 4px' }}>
        {t('people:parts.title', { count: parts.data.length })}
      </h2>
      {parts.data.length === 0 ? (
        <p className="faint">{t('people:parts.none')}</p>
      ) : (
        <div style={{ overflowX: 'auto' }}>
          <table className="figures parts-of-person">
            <thead>
              <tr>
                {(['date', 'register', 'name', 'role', 'country', 'code', 'status'] as const).map(
                  (column) => (
                    <th key={column} scope="col" style={{ textAlign: 'left' }}>
                      {t(`people:parts.${column}`)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {parts.data.map((part) => (
                <tr key={part.id} className={part.withdrawn ? 'withdrawn' : ''}>
                  <td className="nowrap">{part.date === null ? '' : formatDate(part.date)}</td>
                  <td>{t(`registers:${registerNamed(part.register).key}.title`)}</td>
                  <td>
                    <Link href={`/${part.register}/${part.id}`}>{part.title}</Link>
                  </td>
                  <td>
                    {[
                      ...part.roles.map((role) => roleOf(part, role)),
                      ...(part.byName ? [t('people:parts.byName')] : []),
                    ].join(', ')}
                  </td>
                  <td>{part.countries.map((code) => countryName(index, code, i18n.language)).join(', ')}</td>
                  <td className="nowrap">{part.code}</td>
                  <td>{part.status === null ? '' : t(`choices:status.${part.status}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
