interface ImportMeta {
  /** Vite puts functions that read the files that match the pattern in its place, by path. */
  glob(
    pattern: `${string}.md`,
    options: { readonly query: '?raw'; readonly import: 'default' },
  ): Readonly<Record<string, () => Promise<string>>>;
}
