/** The kinds of files that the built window consists of, by how their names end: as they are named to the browser that shows it. */
const types: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.json', 'application/json; charset=utf-8'],
  ['.woff2', 'font/woff2'],
  ['.woff', 'font/woff'],
  ['.png', 'image/png'],
]);

/** The kind of a file of the window, for its `Content-Type`. @param end how its name ends, with the dot. */
export function windowFileType(end: string): string {
  return types.get(end) ?? 'application/octet-stream';
}
