import { useTranslation } from 'react-i18next';

const keys = [
  ['/', 'keys.search'],
  ['/ ↓', 'lists:keys.intoRows'],
  ['/ Enter', 'lists:keys.firstHit'],
  ['F', 'lists:keys.views'],
  ['N', 'keys.new'],
  ['↑ ↓', 'keys.move'],
  ['Enter', 'keys.open'],
  ['Enter ', 'typing:keys.next'],
  ['Tab', 'typing:keys.tab'],
  ['↓ F4', 'typing:keys.list'],
  ['Ctrl+;', 'typing:keys.today'],
  ['Ctrl+D', 'typing:keys.above'],
  ['Alt+Enter', 'typing:keys.line'],
  ['Ctrl+S', 'keys.save'],
  ['Esc', 'keys.back'],
  ['F6', 'kept:toMessage'],
  ['Ctrl+P', 'keys.print'],
  ['B', 'keys.book'],
  ['← →', 'border:keys.pan'],
  ['+ − 0', 'border:keys.zoom'],
  ['1 2 3', 'follow:keys.view'],
  ['PgUp PgDn T', 'follow:keys.month'],
  ['Ctrl+F1', 'places:keys.fold'],
  ['?', 'keys.help'],
] as const;

export function KeysHelp() {
  const { t } = useTranslation();
  return (
    <table>
      <tbody>
        {keys.map(([key, label]) => (
          <tr key={key}>
            <td style={{ padding: '3px 16px 3px 0' }}>
              <span className="key">{key}</span>
            </td>
            <td>{t(label)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
