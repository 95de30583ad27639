import { useEffect, useState } from 'react';

import { onThemeChange } from '../lib/theme.js';

/** Colours as a chart's SVG needs them: resolved, so that an exported picture looks the same. */
export interface ChartColours {
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly panel: string;
  readonly up: string;
  readonly down: string;
  readonly series: readonly string[];
}

const SERIES_COUNT = 6;

/** @returns the colours of the theme in force */
export function useChartColours(): ChartColours {
  const [colours, setColours] = useState(readColours);
  useEffect(
    () =>
      onThemeChange(() => {
        setColours(readColours());
      }),
    [],
  );
  return colours;
}

function readColours(): ChartColours {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const resolve = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    ink: resolve('ink'),
    muted: resolve('muted'),
    line: resolve('line'),
    panel: resolve('panel'),
    up: resolve('up'),
    down: resolve('down'),
    series: Array.from({ length: SERIES_COUNT }, (_, index) => resolve(`series-${index + 1}`)),
  };
  probe.remove();
  return colours;
}
