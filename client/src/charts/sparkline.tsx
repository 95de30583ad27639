import { useMemo } from 'react';

import { sparklinePath } from './sparkline-path.js';

interface SparklineProps {
  /** What it shows, for those who do not see it. */
  readonly label: string;
  readonly values: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** A line without axes, as wide as a word or two: which way it went. Its last value is marked. */
export function Sparkline({ label, values, width, height }: SparklineProps) {
  const path = useMemo(() => sparklinePath(values, width, height), [values, width, height]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className="block w-full overflow-visible"
      height={height}
    >
      {path === undefined ? null : (
        <>
          {path.zero === undefined ? null : (
            <line
              x1="0"
              x2={width}
              y1={path.zero}
              y2={path.zero}
              stroke="var(--muted)"
              strokeDasharray="2 3"
              vectorEffect="non-scaling-stroke"
            />
          )}
          <path
            d={path.line}
            fill="none"
            stroke="var(--series-1)"
            strokeWidth="1.4"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
          {/* A line of no length with a round cap: a dot that stays round however wide the picture is drawn. */}
          <path
            d={`M${path.end.x},${path.end.y}l0,0`}
            stroke="var(--ink)"
            strokeWidth="4"
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
          />
        </>
      )}
    </svg>
  );
}
