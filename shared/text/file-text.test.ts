import { expect, it } from 'vitest';
import { fileText } from './file-text.ts';
import { otherContents, writtenAs } from './file-text-for-tests.ts';

const text = 'Sổ Ngoại vụ\n{"thư mục": "D:\\\\Sao lưu"}\n';

it.each(writtenAs)('reads the same text from %s', (_what, write) => {
  expect(fileText(write(text)).trimEnd()).toBe(text.trimEnd());
  expect(fileText(write(text))).not.toContain('\r');
});

it.each(otherContents)('reads some text from %s', (_what, content) => {
  expect(fileText(content)).not.toContain('\uFEFF');
});
