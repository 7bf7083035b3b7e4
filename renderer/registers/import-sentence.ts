import type { TFunction } from 'i18next';
import type { ImportResult } from '../../shared/import/import-result.ts';

/** What was written of a file, or would be, in one sentence. */
export function importSentence(t: TFunction, outcome: ImportResult): string {
  const { imported, updated, good, bad, doubles, unchanged = 0 } = outcome;
  if (imported > 0)
    return [
      ...(imported > updated ? [t('import.done', { count: imported - updated })] : []),
      ...(updated > 0 ? [t('imports:update.done', { count: updated })] : []),
    ].join(' ');
  const sentences = [
    ...(good > updated || updated + unchanged === 0
      ? [t('imports:judged.good', { count: good - updated })]
      : []),
    ...(updated > 0 ? [t('imports:judged.updates', { count: updated })] : []),
    ...(unchanged > 0 ? [t('imports:judged.unchanged', { count: unchanged })] : []),
    ...(bad > doubles ? [t('imports:judged.bad', { count: bad - doubles })] : []),
    ...(doubles > 0 ? [t('imports:judged.doubles', { count: doubles })] : []),
  ];
  return t('imports:judged.all', { list: sentences.join(', ') });
}
