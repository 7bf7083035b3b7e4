/** Numbers of documents that a text cites, each once, as written: `145/QĐ-UBND`, `272-QĐ/TW`, `50/2025/QĐ-UBND`. */
export function citedDocuments(text: string): readonly string[] {
  const found = text.matchAll(
    /(?<![\d/\p{L}])\d{1,5}(?:\/\d{4})?(?:\/[A-ZĐ][\p{L}\p{N}]*(?:-[\p{L}\p{N}Đ&]+)*(?:\/[\p{L}\p{N}Đ-]+)?|-[A-ZĐ]{2,}[\p{L}]*\/[\p{L}\p{N}Đ.-]+)/gu,
  );
  return [...new Set([...found].map(([number]) => number.replace(/[.,;-]+$/u, '')))];
}
