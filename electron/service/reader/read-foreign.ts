import { withinPicture } from '../../../shared/contract/picture-size.ts';
import type { ForeignFile, ReadProgress, ReadResult } from './foreign-file.ts';

/**
 * Reads a stranger's file where it is called: in the reader process, and in tests. Each kind loads only what it needs,
 * so that a sheet is read without the database and a picture without the parsers of documents.
 * @param hand takes rows of records as soon as they are read; the result then has only the last ones.
 * @throws Refusal as the reader of each kind.
 */
export async function readForeign(
  file: ForeignFile,
  tell: (progress: ReadProgress) => void,
  hand?: (rows: readonly unknown[]) => void,
): Promise<ReadResult> {
  switch (file.kind) {
    case 'records':
    case 'reference':
      return (await import('../imports/read-sheet.ts')).readSheet(file, tell, hand);
    case 'notice': {
      const { content, name, practice } = file;
      const { readNoticeFile, readPastedNotice } = await import('../notices/files/read-document.ts');
      if (typeof content === 'string') return readPastedNotice(content, practice);
      return readNoticeFile(content, name, practice, tell);
    }
    case 'picture':
      withinPicture(file.content, file.name);
      return (await import('../pictures/without-location.ts')).withoutLocation(file.content).bytes;
    case 'template':
      return (await import('../papers/templates/check-template.ts')).checkTemplate(file.content, file.fields);
    case 'filled':
      return (await import('../papers/templates/fill-template.ts')).fillTemplate(
        file.content,
        file.values,
        file.fields,
      );
    case 'backup':
      return (await import('../../../db/verify/read-backup.ts')).readBackup(file.path);
    case 'contents':
      return (await import('../../../db/verify/backup-contents.ts')).readBackupContents(file.path);
    case 'keys':
      return (await import('../../../db/file/key-copy.ts')).readKeyCopy(file.path);
    case 'setup':
      return (await import('../update/read-setup.ts')).readSetup(file.path);
    default:
      return file satisfies never;
  }
}
