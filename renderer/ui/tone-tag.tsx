import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DerivedState, StatusTone } from '../../shared/registers/define-register.ts';
import { choiceLabel } from './labels.ts';

/** A tag in the colours of a tone; without one, of what is not begun. */
export function ToneTag(props: { readonly tone: StatusTone | undefined; readonly children: ReactNode }) {
  return <Tag style={toneStyles[props.tone ?? 'begun']}>{props.children}</Tag>;
}

/** A derived state of a record; nothing where it has none. */
export function StateTag(props: { readonly state: DerivedState; readonly code: string | null }) {
  const { state, code } = props;
  const { t } = useTranslation();
  if (code === null) return null;
  return <ToneTag tone={state.codes[code]}>{choiceLabel(t, state.choiceSet, code)}</ToneTag>;
}

/** Text and ground with a contrast above 4.5 : 1. */
const toneStyles: Readonly<Record<StatusTone, { readonly color: string; readonly background: string }>> = {
  begun: { color: '#283593', background: '#e8eafc' },
  underWay: { color: '#0b4a8f', background: '#e3effc' },
  attention: { color: '#7a3b00', background: '#fff1dc' },
  done: { color: '#1f5f13', background: '#e9f7e3' },
  stopped: { color: '#434a54', background: '#eceef1' },
};
