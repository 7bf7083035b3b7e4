declare module '*.sql?raw' {
  const sql: string;
  export default sql;
}

interface ImportMeta {
  /** Vite puts the texts of the files that match the pattern in its place, by path. */
  glob(
    pattern: `${string}.sql`,
    options: { readonly query: '?raw'; readonly import: 'default'; readonly eager: true },
  ): Readonly<Record<string, string>>;
}
