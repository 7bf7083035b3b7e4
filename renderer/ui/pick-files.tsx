import { Button, Upload } from 'antd';
import type { ReactNode } from 'react';

/** A button that asks for files of the disk, several at a time, and hands them over together. */
export function PickFiles(props: {
  /** Endings and names that the system's dialog offers, with commas between. */
  readonly accept: string;
  readonly disabled: boolean;
  readonly primary?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}) {
  const { accept, disabled, primary = false, onFiles, children } = props;
  return (
    <Upload
      accept={accept}
      multiple
      showUploadList={false}
      beforeUpload={(file, files) => {
        // Told of each file with all of them; they are taken once.
        if (file === files[0]) onFiles(files);
        return false;
      }}
    >
      <Button type={primary ? 'primary' : 'default'} disabled={disabled}>
        {children}
      </Button>
    </Upload>
  );
}
