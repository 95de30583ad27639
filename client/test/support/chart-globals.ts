/** What charts need of a browser and jsdom has not: sizes of elements, pointers and a theme. To be imported first. */

export const CHART_WIDTH = 600;

/** Tells once that an element is as wide as a panel. */
class FixedResizeObserver {
  readonly #tell: ResizeObserverCallback;

  constructor(tell: ResizeObserverCallback) {
    this.#tell = tell;
  }

  observe(): void {
    const entry = { contentRect: { width: CHART_WIDTH } } as ResizeObserverEntry;
    this.#tell([entry], this);
  }

  unobserve(): void {
    // Its size never changes.
  }

  disconnect(): void {
    // Nothing is kept.
  }
}

/** A mouse event that knows which pointer it is of. */
class PlainPointerEvent extends MouseEvent {
  readonly pointerId: number;

  constructor(type: string, options: PointerEventInit = {}) {
    super(type, options);
    this.pointerId = options.pointerId ?? 0;
  }
}

Object.assign(globalThis, {
  PointerEvent: PlainPointerEvent,
  ResizeObserver: FixedResizeObserver,
  matchMedia: () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }),
});
