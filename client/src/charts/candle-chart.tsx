import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

import { CandleDrawing } from './candle-drawing.js';
import { CandleReadout, CandleVoice } from './candle-readout.js';
import type { CandleStore } from './candle-store.js';
import { ChartFrame } from './chart-frame.js';
import { stopAfter } from './cursor-moves.js';
import { CursorStore } from './cursor-store.js';
import { useChartColours } from './use-chart-colours.js';

export interface CandleChartProps {
  /** What the chart shows, for those who do not see it. */
  readonly label: string;
  readonly store: CandleStore;
  readonly isDaily: boolean;
  readonly height: number;
  readonly tickSize: number;
  readonly describeTime: (time: number) => string;
  readonly formatPrice: (price: number) => string;
  readonly formatChange: (change: number) => string;
  /** Receives the chart's element, for a picture of it. */
  readonly element?: RefObject<HTMLDivElement | null>;
}

/** Candles with volumes and a cursor that pointer and arrow keys move; the line above reads the candle at the cursor. */
export function CandleChart(props: CandleChartProps) {
  const { label, store, isDaily, height, tickSize, describeTime, formatPrice, element } = props;
  const own = useRef<HTMLDivElement>(null);
  const container = element ?? own;
  const canvas = useRef<HTMLDivElement>(null);
  const drawing = useRef<CandleDrawing>(null);
  const colours = useChartColours();
  const drawnColours = useRef(colours);
  const [cursor] = useState(() => new CursorStore());
  useLayoutEffect(() => {
    if (canvas.current === null) return undefined;
    let isPointing = false;
    const drawn = new CandleDrawing(canvas.current, {
      colours: drawnColours.current,
      isDaily,
      tickSize,
      describeTime,
      formatPrice,
      onPoint: (time) => {
        isPointing = true;
        cursor.move(time);
        isPointing = false;
      },
    });
    drawing.current = drawn;
    let generation = store.generation;
    drawn.load(store.candles);
    const stopFollowing = store.subscribe(() => {
      const last = store.last();
      if (store.generation !== generation) drawn.load(store.candles);
      else if (last !== undefined) drawn.push(last);
      ({ generation } = store);
    });
    const stopPointing = cursor.subscribe(() => {
      if (isPointing) return;
      const at = cursor.read();
      if (at === undefined) drawn.unpoint();
      else drawn.point(at);
    });
    return () => {
      stopFollowing();
      stopPointing();
      drawing.current = null;
      drawn.remove();
    };
  }, [store, cursor, isDaily, tickSize, describeTime, formatPrice]);
  useEffect(() => {
    if (drawnColours.current === colours) return;
    drawnColours.current = colours;
    drawing.current?.recolour(colours);
  }, [colours]);
  const onKey = (key: string, at: number | undefined): number | undefined => {
    if (key === '+' || key === '=') drawing.current?.zoom(true);
    else if (key === '-') drawing.current?.zoom(false);
    else if (key === '0') drawing.current?.showLatest();
    else {
      return stopAfter(
        store.candles.map(({ time }) => time),
        key,
        at ?? store.last()?.time,
      );
    }
    return undefined;
  };
  return (
    <div className="flex flex-col gap-1">
      <CandleReadout {...props} cursor={cursor} />
      <CandleVoice {...props} cursor={cursor} />
      <ChartFrame
        label={label}
        height={height}
        element={container}
        cursor={cursor}
        next={onKey}
        restsAt={undefined}
        onPick={undefined}
      >
        <div ref={canvas} aria-hidden="true" className="h-full" />
      </ChartFrame>
    </div>
  );
}
