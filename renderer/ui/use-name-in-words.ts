import { useTranslation } from 'react-i18next';
import type { Catalogue } from '../../shared/reference/reference-row.ts';
import { useSession } from '../session/session.tsx';
import { namedText } from './value-text.ts';

/** Names that come as texts alone, in the window's language where the catalogue knows them. */
export function useNameInWords(): (catalogue: Catalogue, text: string) => string {
  const { i18n } = useTranslation();
  const { index } = useSession();
  return (catalogue, text) => namedText(index, i18n.language, catalogue, text);
}
