/** Thrown for a command line that cannot be understood. */
export class UsageError extends Error {
  /** What is wrong with it, as a sentence of `cli`; null where only its whole form says it. */
  readonly fault: { readonly key: 'unknownOption' | 'badOption'; readonly option: string } | null;

  constructor(fault: UsageError['fault'] = null) {
    super(fault === null ? '' : `${fault.key}: ${fault.option}`);
    this.fault = fault;
  }
}
