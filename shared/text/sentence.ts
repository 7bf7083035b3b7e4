/** The first letter small, as within a sentence; words that begin with several capitals are names and stay. */
export function withinSentence(text: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}

/** The first letter a capital one, and a full stop behind, unless the text ends with a sign of its own. */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  const begun = trimmed.slice(0, 1).toUpperCase() + trimmed.slice(1);
  return /[.!?…:]$/.test(begun) ? begun : `${begun.replace(/[;,]$/, '')}.`;
}
