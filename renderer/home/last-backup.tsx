import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { lastText, warningTexts } from '../backups/backup-words.ts';
import { useSession } from '../session/session.tsx';

const lineStyle = { margin: '-4px 0 8px', fontSize: 12.5, minHeight: 20 } as const;

/** When the last backup was made, and a warning where that is too long ago or the last try made none. Opens the settings. */
export function LastBackup() {
  const { t } = useTranslation();
  const { client } = useSession();
  const asked = useQuery({ queryKey: ['last-backup'], queryFn: () => client.data.lastBackup() });
  // Its room is kept, so that what stands below does not jump.
  if (asked.data === undefined) return <p style={lineStyle} />;
  const warnings = warningTexts(t, asked.data);
  const line = <Link href="/settings/data">{lastText(t, asked.data)}</Link>;
  if (warnings.length === 0) return <p style={lineStyle}>{line}</p>;
  return (
    <Alert
      type="warning"
      showIcon
      role="note"
      style={{ marginBottom: 8 }}
      title={line}
      description={warnings.map((warning) => (
        <div key={warning}>{warning}</div>
      ))}
    />
  );
}
