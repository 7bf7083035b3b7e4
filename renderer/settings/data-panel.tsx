import type { VersionedSettings } from '../../shared/contract/settings.ts';
import { BackupsPanel } from './backups-panel.tsx';
import { DataCheck } from './data-check.tsx';

/** Backup, restore and check of the data. */
export function DataPanel({ opened }: { readonly opened: VersionedSettings }) {
  return (
    <div className="backup-blocks" style={{ maxWidth: 860 }}>
      <BackupsPanel opened={opened} />
      <DataCheck />
    </div>
  );
}
