/** Milliseconds of work that no one needs to be told of. */
const UNNOTICED = 300;

/** Shows a button as working only where it takes a while: a sign that comes and goes at once only flickers. */
export const afterAWhile = (working: boolean): false | { readonly delay: number } =>
  working && { delay: UNNOTICED };
