/** Names of the files of a data folder; README.md tells where in it each lies. */
export const dataFiles = {
  main: 'register.sqlite',
  files: 'files.sqlite',
  keys: 'keys.sqlite',
  lock: 'lock.sqlite',
} as const;
