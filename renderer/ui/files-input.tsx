import { useQuery } from '@tanstack/react-query';
import { Button, Upload } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldValue, FileReference, JsonValue } from '../../shared/registers/field.ts';
import { keepFile, takeFile } from '../session/kept-files.ts';
import { newId } from '../session/new-id.ts';
import { announce } from '../session/messages.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { WorkProgress } from './work-progress.tsx';
import { scaledPicture } from './scale-picture.ts';
import type { BoxProps } from './text-box.tsx';
import { useDownload } from './use-download.ts';

/** Bytes: larger pictures are named, not shown. */
const THUMBNAIL_LIMIT = 20_000_000;

/** Pictures that a window draws without running anything; SVG is none of them. */
const shownTypes = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/bmp', 'image/avif']);

/** Files kept by their content: added by button, drop or paste; each opens as a download, pictures show small. */
export function FilesInput({
  id,
  value,
  onChange,
  disabled = false,
}: BoxProps & { readonly value: FieldValue; readonly onChange: (value: JsonValue) => void }) {
  const { t } = useTranslation();
  const { client } = useSession();
  const tell = useTellRefusal();
  const download = useDownload();
  const settings = useQuery({ queryKey: ['settings'], queryFn: () => client.settings.read() });
  const files: readonly FileReference[] = Array.isArray(value) ? (value as readonly FileReference[]) : [];
  /** The readings under way, each by its id. */
  const [working, setWorking] = useState<readonly string[]>([]);
  const hashes = files.map((file) => file.hash);
  const present = useQuery({
    queryKey: ['files', 'present', hashes],
    queryFn: () => client.files.present({ hashes }),
    enabled: hashes.length > 0,
  });
  const missing = new Set(present.data?.missing);
  // Several files arrive together, and each adds itself to what the ones before it left.
  const held = useRef(files);
  const more = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    held.current = files;
  });
  const set = (next: readonly FileReference[]): void => {
    held.current = next;
    onChange(next.map((file) => ({ ...file })));
  };
  const add = async (file: File): Promise<void> => {
    const id = newId();
    setWorking((ids) => [...ids, id]);
    try {
      const smaller = await scaledPicture(file, settings.data?.photoLongestSide ?? null);
      const kept = await keepFile(client.files, smaller, id);
      if (held.current.every((known) => known.hash !== kept.hash)) set([...held.current, kept]);
      announce(t('typing:told.fileAdded', { name: kept.name }));
    } catch (error) {
      tell(error);
    } finally {
      setWorking((ids) => ids.filter((own) => own !== id));
    }
  };
  const remove = (file: FileReference): void => {
    set(held.current.filter((known) => known.hash !== file.hash));
    // The button that had the focus is gone.
    more.current?.focus();
    announce(t('typing:told.fileRemoved', { name: file.name }));
  };
  const take = (list: FileList): void => {
    if (!disabled) for (const file of list) void add(file);
  };
  const open = async (file: FileReference): Promise<void> => {
    try {
      download(await takeFile(client.files, file));
    } catch (error) {
      tell(error);
    }
  };
  return (
    <div
      className="row"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer.files);
      }}
      onPaste={(event) => {
        if (event.clipboardData.files.length === 0) return;
        event.preventDefault();
        take(event.clipboardData.files);
      }}
    >
      {files.map((file) => (
        <span key={file.hash} className="kept-file">
          <Button
            type="link"
            style={{ padding: 0, height: 'auto' }}
            disabled={missing.has(file.hash)}
            onClick={() => void open(file)}
          >
            <Thumbnail file={file} absent={present.data === undefined || missing.has(file.hash)} />
            {missing.has(file.hash) ? t('files.missing', { name: file.name }) : file.name}
          </Button>
          {disabled ? null : (
            <Button
              type="text"
              aria-label={t('files.remove', { name: file.name })}
              onClick={() => remove(file)}
            >
              {'×'}
            </Button>
          )}
        </span>
      ))}
      <Upload
        {...(id === undefined ? {} : { id })}
        multiple
        showUploadList={false}
        disabled={disabled}
        beforeUpload={(file) => {
          void add(file);
          return false;
        }}
      >
        <Button ref={more} disabled={disabled} loading={working.length > 0} title={t('files.hint')}>
          {working.length > 0 ? t('files.working', { count: working.length }) : t('files.add')}
        </Button>
      </Upload>
      {working.map((id) => (
        <WorkProgress key={id} id={id} />
      ))}
    </div>
  );
}

function Thumbnail({ file, absent }: { readonly file: FileReference; readonly absent: boolean }) {
  const { client } = useSession();
  const shown = !absent && shownTypes.has(file.type) && file.size <= THUMBNAIL_LIMIT;
  const content = useQuery({
    queryKey: ['files', 'content', file.hash],
    queryFn: () => takeFile(client.files, file),
    enabled: shown,
    // A file never changes under its hash.
    staleTime: Infinity,
  });
  const { data } = content;
  const show = useCallback(
    (image: HTMLImageElement | null) => {
      if (image === null || data === undefined) return undefined;
      const address = URL.createObjectURL(data);
      image.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [data],
  );
  // What the record calls a picture may be none: only the type that the service read from the content counts.
  return data === undefined || !shownTypes.has(data.type) ? null : <img ref={show} alt="" />;
}
