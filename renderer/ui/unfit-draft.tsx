import { App } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod';
import { readKept } from '../session/read-kept.ts';
import { useLatest } from './use-latest.ts';

/** Reads the draft of a form. One that an older program kept otherwise is shown to be copied, never passed over in silence. */
export type ReadDraft = <T>(schema: z.ZodType<T>, content: string | null) => T | null;

/** The same function at every render, so that effects may depend on it. */
export function useReadDraft(): ReadDraft {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const latest = useLatest({ t, modal });
  return useCallback(
    (schema, content) => {
      const found = readKept(schema, content);
      if (found !== null || content === null) return found;
      const { t: say, modal: dialogs } = latest.current;
      dialogs.warning({
        title: say('typing:unfitDraft.title'),
        width: 640,
        okText: say('typing:unfitDraft.close'),
        content: (
          <>
            <p>{say('typing:unfitDraft.text')}</p>
            <ul style={{ maxHeight: 320, overflow: 'auto', userSelect: 'text', paddingInlineStart: 18 }}>
              {linesOf(content).map(({ field, value }) => (
                <li key={field} style={{ whiteSpace: 'pre-wrap' }}>
                  {field === '' ? value : `${field}: ${value}`}
                </li>
              ))}
            </ul>
          </>
        ),
      });
      return null;
    },
    [latest],
  );
}

interface DraftLine {
  /** Names on the way to the value, as in `children.members.0.fullName`; empty where the draft is no JSON. */
  readonly field: string;
  readonly value: string;
}

/** What stands in a draft, whatever its form: every value that is not empty. */
function linesOf(content: string): readonly DraftLine[] {
  try {
    return [...leaves(JSON.parse(content), [])];
  } catch {
    return [{ field: '', value: content }];
  }
}

function* leaves(value: unknown, path: readonly string[]): Iterable<DraftLine> {
  if (value === null || value === '' || value === undefined) return;
  if (typeof value !== 'object') {
    yield { field: path.join('.'), value: String(value) };
    return;
  }
  for (const [name, inner] of Object.entries(value)) yield* leaves(inner, [...path, name]);
}
