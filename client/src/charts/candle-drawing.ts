/** Candles and volumes on a canvas. Loaded with the library that draws them, when a chart is first shown. */
import { CandlestickSeries, CrosshairMode, HistogramSeries, createChart } from 'lightweight-charts';
import type { IChartApi, ISeriesApi, MouseEventParams, UTCTimestamp } from 'lightweight-charts';

import { CandlePlaces } from './candle-places.js';
import type { Candle } from './candle-store.js';
import { nearestIndex } from './nearest.js';
import type { ChartColours } from './use-chart-colours.js';

/** Places that are in view at first: as many as there are candles, within bounds. */
const FEWEST_PLACES = 40;
const MOST_PLACES = 120;
/** Empty places after the last candle. */
const ROOM_AFTER = 4;
const ZOOM_STEP = 1.25;
const FEWEST_SHOWN = 10;
/** Share of the height that volumes have, at the lower edge. */
const VOLUME_SHARE = 0.18;
const VOLUME_OPACITY = 0.45;

export interface CandleDrawingOptions {
  readonly colours: ChartColours;
  /** Days, which have a date and no time of day. */
  readonly isDaily: boolean;
  readonly tickSize: number;
  readonly formatPrice: (price: number) => string;
  readonly describeTime: (time: number) => string;
  /** Told where the pointer is: at which candle's time, or nowhere. */
  readonly onPoint: (time: number | undefined) => void;
}

/** The drawing of one chart; what is told to it is drawn with the browser's next frame. */
export class CandleDrawing {
  readonly #chart: IChartApi;
  readonly #prices: ISeriesApi<'Candlestick'>;
  readonly #volumes: ISeriesApi<'Histogram'>;
  readonly #places: CandlePlaces;
  #colours: ChartColours;
  #candles: Candle[] = [];

  constructor(container: HTMLElement, options: CandleDrawingOptions) {
    const { colours, isDaily, tickSize, formatPrice } = options;
    // The library tells days apart by UTC: a time of day is given as the clock on the wall shows it.
    this.#places = new CandlePlaces(isDaily ? () => 0 : (time) => new Date(time).getTimezoneOffset());
    this.#colours = colours;
    this.#chart = createChart(container, {
      autoSize: true,
      // Its logo would write a style element, which the site forbids; the notice stands under the chart as text.
      layout: { attributionLogo: false, fontSize: 11, fontFamily: 'Inter, system-ui, sans-serif' },
      localization: {
        locale: 'en-GB',
        priceFormatter: formatPrice,
        timeFormatter: (place: number) => options.describeTime(this.#places.timeAt(place) ?? place * 1_000),
      },
      timeScale: { timeVisible: !isDaily, secondsVisible: false, rightOffset: ROOM_AFTER },
      crosshair: { mode: CrosshairMode.Magnet },
      // A finger that goes up or down scrolls the page.
      handleScroll: { vertTouchDrag: false },
    });
    this.#prices = this.#chart.addSeries(CandlestickSeries, {
      priceFormat: { type: 'custom', minMove: tickSize, formatter: formatPrice },
    });
    this.#volumes = this.#chart.addSeries(HistogramSeries, {
      priceFormat: { type: 'volume' },
      priceScaleId: '',
      lastValueVisible: false,
      priceLineVisible: false,
    });
    this.#prices.priceScale().applyOptions({ scaleMargins: { top: 0.06, bottom: VOLUME_SHARE + 0.04 } });
    this.#volumes.priceScale().applyOptions({ scaleMargins: { top: 1 - VOLUME_SHARE, bottom: 0 } });
    this.#paint();
    this.#chart.subscribeCrosshairMove((event) => {
      options.onPoint(this.#pointed(event)?.time);
    });
  }

  /** Shows others in place of all there were, about where they are looked at. */
  load(candles: readonly Candle[]): void {
    const isFirst = this.#candles.length === 0;
    const range = this.#chart.timeScale().getVisibleLogicalRange();
    const added = candles.length - this.#candles.length;
    this.#candles = [...candles];
    this.#draw();
    if (isFirst || range === null) this.showLatest();
    else this.#chart.timeScale().setVisibleLogicalRange({ from: range.from + added, to: range.to + added });
  }

  /** @param candle the last one as it is now, or the one after it */
  push(candle: Candle): void {
    if (this.#candles.at(-1)?.time === candle.time) this.#candles.pop();
    this.#candles.push(candle);
    this.#prices.update(this.#toPrices(candle));
    this.#volumes.update(this.#toVolume(candle));
  }

  recolour(colours: ChartColours): void {
    this.#colours = colours;
    this.#paint();
    this.#draw();
  }

  /** Marks the candle of a time, and brings it into view. */
  point(time: number): void {
    const index = nearestIndex(
      this.#candles.map((candle) => candle.time),
      time,
    );
    const candle = this.#candles[index];
    if (candle === undefined) return;
    const scale = this.#chart.timeScale();
    const range = scale.getVisibleLogicalRange();
    if (range !== null && (index < range.from || index > range.to)) {
      const shift = index < range.from ? index - range.from : index - range.to;
      scale.setVisibleLogicalRange({ from: range.from + shift, to: range.to + shift });
    }
    this.#chart.setCrosshairPosition(candle.close, this.#place(candle), this.#prices);
  }

  unpoint(): void {
    this.#chart.clearCrosshairPosition();
  }

  /** @param closer whether fewer candles are to be in view, about the same end */
  zoom(closer: boolean): void {
    const scale = this.#chart.timeScale();
    const range = scale.getVisibleLogicalRange();
    if (range === null) return;
    const shown = Math.max(FEWEST_SHOWN, (range.to - range.from) * (closer ? 1 / ZOOM_STEP : ZOOM_STEP));
    scale.setVisibleLogicalRange({ from: range.to - shown, to: range.to });
  }

  showLatest(): void {
    const to = this.#candles.length - 1 + ROOM_AFTER;
    const places = Math.min(MOST_PLACES, Math.max(FEWEST_PLACES, to + 1));
    this.#chart.timeScale().setVisibleLogicalRange({ from: to - places, to });
  }

  remove(): void {
    this.#chart.remove();
  }

  #draw(): void {
    this.#places.load(this.#candles.map(({ time }) => time));
    this.#prices.setData(this.#candles.map((candle) => this.#toPrices(candle)));
    this.#volumes.setData(this.#candles.map((candle) => this.#toVolume(candle)));
  }

  #paint(): void {
    const { ink, muted, line, panel, up, down } = this.#colours;
    this.#chart.applyOptions({
      layout: { background: { color: panel }, textColor: muted },
      grid: { vertLines: { visible: false }, horzLines: { color: line } },
      rightPriceScale: { borderColor: line },
      timeScale: { borderColor: line },
      crosshair: {
        vertLine: { color: muted, labelBackgroundColor: ink },
        horzLine: { color: muted, labelBackgroundColor: ink },
      },
    });
    // Hollow where the price rose, filled where it fell: not by colour alone.
    this.#prices.applyOptions({
      upColor: panel,
      borderUpColor: up,
      wickUpColor: up,
      downColor: down,
      borderDownColor: down,
      wickDownColor: down,
      priceLineColor: ink,
    });
  }

  #toPrices(candle: Candle) {
    const { open, high, low, close } = candle;
    return { time: this.#place(candle), open, high, low, close };
  }

  #toVolume(candle: Candle) {
    const { up, down } = this.#colours;
    const colour = candle.close < candle.open ? down : up;
    return { time: this.#place(candle), value: candle.volume, color: translucent(colour) };
  }

  #place({ time }: Candle): UTCTimestamp {
    return this.#places.of(time) as UTCTimestamp;
  }

  #pointed({ logical }: MouseEventParams): Candle | undefined {
    return logical === undefined ? undefined : this.#candles[logical];
  }
}

/** @param colour as a browser resolves it: `rgb(0, 90, 156)` */
function translucent(colour: string): string {
  return colour.replace(/^rgb\((.*)\)$/u, `rgba($1, ${VOLUME_OPACITY})`);
}
