import { announce } from './messages.tsx';

/** Tells a reader of the screen which fields keep a form from being saved, each with its sentence. */
export function tellFaults(failed: {
  readonly errorFields: readonly {
    readonly name: readonly (string | number)[];
    readonly errors: readonly string[];
  }[];
}): void {
  const sentences = failed.errorFields.map(({ name, errors }) => {
    const label = document.querySelector(`label[for="${CSS.escape(name.join('_'))}"]`);
    return [label?.textContent ?? '', ...errors].join(' ').trim();
  });
  announce(sentences.join(' '), 'refused');
}
