import { useId } from 'react';

import { colourOf, cssColour } from './colour-scale.js';
import type { ColourDomain } from './colour-scale.js';
import { roundNumbers } from './number-ticks.js';
import type { ChartColours } from './use-chart-colours.js';

/** Height of the bar with its numbers. */
export const COLOUR_BAR_HEIGHT = 30;
const STOP_COUNT = 24;
const BAR_HEIGHT = 8;
const GREATEST_WIDTH = 320;
/** Pixels that one number needs. */
const NUMBER_WIDTH = 38;

interface ColourBarProps {
  readonly domain: ColourDomain;
  /** What the numbers are, with their unit. */
  readonly title: string;
  readonly format: (value: number) => string;
  readonly width: number;
  readonly colours: ChartColours;
}

/** Says which colour stands for which number; an SVG of its own, so that a picture of the chart holds it. */
export function ColourBar({ domain, title, format, width, colours }: ColourBarProps) {
  const gradient = useId();
  const left = Math.min(Math.ceil(title.length * 6.2) + 12, width / 2);
  const length = Math.max(0, Math.min(GREATEST_WIDTH, width - left - NUMBER_WIDTH / 2));
  const { low, high } = domain;
  const text = { fill: colours.muted, fontSize: 11 } as const;
  const numbers = roundNumbers(low, high, Math.max(2, Math.floor(length / NUMBER_WIDTH)));
  return (
    <svg width={width} height={COLOUR_BAR_HEIGHT} role="img" aria-label={`${title}: ${format(low)} to ${format(high)}`}>
      <defs>
        <linearGradient id={gradient}>
          {Array.from({ length: STOP_COUNT + 1 }, (_, index) => index / STOP_COUNT).map((share) => (
            <stop key={share} offset={share} stopColor={cssColour(colourOf(domain, low + share * (high - low)))} />
          ))}
        </linearGradient>
      </defs>
      <text {...text} y={13}>
        {title}
      </text>
      <g transform={`translate(${left} 5)`}>
        <rect width={length} height={BAR_HEIGHT} fill={`url(#${gradient})`} stroke={colours.line} />
        {numbers.map((number) => {
          const x = ((number - low) / (high - low)) * length;
          return (
            <g key={number} transform={`translate(${x} ${BAR_HEIGHT})`}>
              <line y2={4} stroke={colours.muted} />
              <text {...text} y={15} textAnchor="middle">
                {format(number)}
              </text>
            </g>
          );
        })}
      </g>
    </svg>
  );
}
