/** What the name of a backup tells: when it was made, and whose log it holds. */
export interface BackupName {
  readonly at: Date;
  /** The last 12 hexadecimal digits of the log's id. */
  readonly log: string;
}

const FORM = /^so-ngoai-vu_(\d{4}-\d\d-\d\d)_(\d\d)-(\d\d)-(\d\d)_([0-9a-f]{12})\.backup$/;
/** Việt Nam has one time, without summer time. */
const ZONE = '+07:00';
const OFFSET = 7 * 3_600_000;

/** What of a log's id stands in names: it is random, so that no other data's backups bear it. */
export function logMark(logId: string): string {
  return logId.replaceAll('-', '').slice(-12);
}

/** Name of the backup of a log made at an instant, to the second, by the clock on the wall. */
export function backupName(at: Date, logId: string): string {
  const local = new Date(at.getTime() + OFFSET).toISOString();
  return `so-ngoai-vu_${local.slice(0, 10)}_${local.slice(11, 19).replaceAll(':', '-')}_${logMark(logId)}.backup`;
}

/** Null for a name that this program never gives. */
export function readBackupName(name: string): BackupName | null {
  const [, day, hour, minute, second, log] = FORM.exec(name) ?? [];
  if (day === undefined || log === undefined) return null;
  const at = new Date(`${day}T${hour}:${minute}:${second}${ZONE}`);
  // A day such as 31 February is moved on by some engines and refused by others: neither is a name of ours.
  return Number.isNaN(at.getTime()) || !name.startsWith(backupName(at, log).slice(0, 31))
    ? null
    : { at, log };
}
