import { useTranslation } from 'react-i18next';
import { keyGroups, type KeyGroup } from '../session/key-names.ts';

/** The keys of the screens named, as every screen names its own. */
export function KeysTable({ groups }: { readonly groups: readonly KeyGroup[] }) {
  const { t } = useTranslation();
  return groups.map((group) => (
    <table key={group} className="help-keys">
      <caption>{t(`help:keyGroup.${group}`)}</caption>
      <tbody>
        {keyGroups[group].map(({ shown, label }) => (
          <tr key={`${shown} ${label}`}>
            <th scope="row">
              {shown.split(' ').map((one) => (
                <span key={one} className="key">
                  {one}
                </span>
              ))}
            </th>
            <td>{t(label)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  ));
}
