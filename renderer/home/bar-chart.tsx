import { useId } from 'react';
import { formatNumber } from '../../shared/text/numbers.ts';

const WIDTH = 350;
const HEIGHT = 76;
const BASE = 60;
const TALLEST = 44;
const WIDEST = 26;

/** How bars look: told apart by lightness and hatching too, for paper without colours. */
const looks = {
  dark: { fill: '#8c1d18', stroke: '#8c1d18' },
  light: { fill: '#a9c4e0', stroke: '#1f4e79' },
  green: { fill: '#b5d3ad', stroke: '#2f5d2a' },
  hatched: { fill: '#fff', stroke: '#5c3d00' },
} as const;
export type Look = keyof typeof looks;

export interface Series {
  readonly label: string;
  readonly look: Look;
  /** One number for each group. */
  readonly values: readonly number[];
}

/** Bars of several series side by side, in groups from left to right; the last group is the present one. */
export function BarChart(props: {
  readonly caption: string;
  /** What all of it says, for one who does not see it. */
  readonly inWords: string;
  readonly groups: readonly string[];
  readonly series: readonly Series[];
}) {
  const { caption, inWords, groups, series } = props;
  const hatch = useId();
  const most = Math.max(1, ...series.flatMap(({ values }) => values));
  const room = WIDTH / Math.max(1, groups.length);
  const wide = Math.min(WIDEST, (room - 10) / series.length);
  return (
    <figure className="bars">
      <figcaption>
        <strong>{caption}</strong>
        {series.map(({ label, look }) => (
          <span key={label}>
            <svg width="11" height="11" aria-hidden="true">
              <Bar x={0} y={0} width={11} height={11} look={look} hatch={hatch} />
            </svg>{' '}
            {label}
          </span>
        ))}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" role="img" aria-label={inWords}>
        <defs>
          <pattern
            id={hatch}
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="5" height="5" fill={looks.hatched.fill} />
            <line x1="1" x2="1" y1="0" y2="5" stroke={looks.hatched.stroke} strokeWidth="1.6" />
          </pattern>
        </defs>
        <line x1={0} x2={WIDTH} y1={BASE} y2={BASE} stroke="#6b7280" />
        {groups.map((group, at) => (
          <g key={group} transform={`translate(${at * room + (room - wide * series.length) / 2} 0)`}>
            {series.map(({ label, look, values }, place) => {
              const value = values[at] ?? 0;
              const height = Math.max((value / most) * TALLEST, 1);
              const text = formatNumber(value);
              return (
                <g key={label}>
                  <Bar
                    x={place * wide + 1}
                    y={BASE - height}
                    width={wide - 2}
                    height={height}
                    look={look}
                    hatch={hatch}
                  />
                  <text
                    x={(place + 0.5) * wide}
                    y={BASE - height - 3}
                    textAnchor="middle"
                    fontSize={text.length > 4 ? 9 : 11}
                    fill="#1f2430"
                  >
                    {text}
                  </text>
                </g>
              );
            })}
            <text
              x={(wide * series.length) / 2}
              y={BASE + 13}
              textAnchor="middle"
              fontSize="11"
              fontWeight={at === groups.length - 1 ? 700 : 400}
              fill="#1f2430"
            >
              {group}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

function Bar(props: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly look: Look;
  readonly hatch: string;
}) {
  const { look, hatch, ...place } = props;
  const { fill, stroke } = looks[look];
  return <rect {...place} fill={look === 'hatched' ? `url(#${hatch})` : fill} stroke={stroke} />;
}
