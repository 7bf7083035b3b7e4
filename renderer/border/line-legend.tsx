import { useTranslation } from 'react-i18next';
import type { LineModel } from '../../shared/border/line.ts';
import {
  markGroup,
  markGroups,
  markScene,
  type MarkGroup,
  type MarkState,
} from '../../shared/border/line-scene.ts';
import { sceneSvg } from '../../shared/border/line-svg.ts';

/** The typeface of papers; Tinos and Liberation Serif have its widths. */
export const PAPER_FONT = 'Times New Roman, Tinos, Liberation Serif, serif';

/** What shapes, fillings and dashes say; only the groups that are on the line. */
export function LineLegend(props: { readonly model: LineModel; readonly groupOf: (type: string) => string }) {
  const { model, groupOf } = props;
  const { t } = useTranslation();
  const groups = markGroups.filter((group) =>
    model.incidents.some((incident) => markGroup(groupOf(incident.type)) === group),
  );
  return (
    <div className="legend" style={{ marginTop: 6 }}>
      {groups.map((group) => (
        <span key={group}>
          <Mark group={group} state="open" />
          {t(`border:group.${group}`)}
        </span>
      ))}
      {(['open', 'waiting', 'settled'] as const).map((state) => (
        <span key={state}>
          <Mark group="people" state={state} />
          {t(`border:state.${state}`)}
        </span>
      ))}
      {(['post', 'gate', 'lane', 'commune'] as const).map((kind) => (
        <span key={kind}>
          <i style={{ ...swatches[kind], width: 16, height: kind === 'commune' ? 10 : 4 }} />
          {t(`border:place.${kind}`)}
        </span>
      ))}
      <span>
        <i style={{ width: 16, height: 4, border: '1px dashed #5c6370' }} />
        {t('border:unconfirmed')}
      </span>
      {model.unplaced > 0 ? <strong>{t('border:unplaced', { count: model.unplaced })}</strong> : null}
      <em>{t('border:caption')}</em>
    </div>
  );
}

const swatches = {
  post: { background: '#0f5e4b' },
  gate: { background: '#8c1d18' },
  lane: { border: '1px solid #8c1d18' },
  commune: { background: '#dde3ec', border: '1px solid #5c6370' },
} as const;

function Mark(props: { readonly group: MarkGroup; readonly state: MarkState }) {
  return (
    <i
      style={{ display: 'inline-flex' }}
      dangerouslySetInnerHTML={{ __html: sceneSvg(markScene(props.group, props.state), PAPER_FONT) }}
    />
  );
}
