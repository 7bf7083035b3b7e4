const mediaTypes: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

/** A document as a call answers with it; its name is the one that it is saved under. */
export function answerFile(content: Uint8Array, name: string): File {
  const type = mediaTypes[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return new File([content.slice().buffer], name, { type });
}
