import { useTranslation } from 'react-i18next';
import { announce } from '../session/messages.tsx';

/** Hands a file to the user as an ordinary download under its own name, and tells a reader of the screen. */
export function useDownload(): (file: File) => void {
  const { t } = useTranslation();
  return (file) => {
    const { name } = file;
    const address = URL.createObjectURL(file);
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    announce(t('typing:told.downloaded', { name }));
  };
}
