const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  docx: 'application/octet-stream',
  json: 'application/octet-stream',
} as const;

/** A document as a call answers with it, called `<name>.<format>`. */
export function answerFile(content: Uint8Array, name: string, format: keyof typeof mediaTypes): File {
  return new File([content.slice().buffer], `${name}.${format}`, { type: mediaTypes[format] });
}
