/** Where a word ends. */
export const END = String.raw`(?![\p{L}\p{M}])`;

/** A word with a capital. */
export const UPPER = String.raw`\p{Lu}(?:[\p{L}\p{M}\p{N}'’]|[.&/-](?=[\p{L}\p{N}]))*`;
