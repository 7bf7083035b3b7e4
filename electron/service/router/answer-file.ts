const mediaTypes: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  html: 'text/html',
};

/** A document, in parts, as a call answers with it; its name is the one that it is saved under. */
export function answerFile(parts: readonly Uint8Array[], name: string): File {
  const type = mediaTypes[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing that is written stands in shared memory, and a copy of it would only cost room
  return new File(parts as readonly Uint8Array<ArrayBuffer>[] as Uint8Array<ArrayBuffer>[], name, { type });
}
