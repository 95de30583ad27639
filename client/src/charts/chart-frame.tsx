import { useId } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';

import type { CursorStore } from './cursor-store.js';

interface ChartFrameProps {
  readonly label: string;
  /** What assistive tools call it. */
  readonly kind?: string;
  readonly height: number;
  readonly element: RefObject<HTMLDivElement | null>;
  readonly cursor: CursorStore;
  /** Where a key moves the cursor to; undefined where it moves nothing. */
  readonly next: (key: string, at: number | undefined) => number | undefined;
  /** What is read, and where arrow keys begin, while nothing is pointed at. */
  readonly restsAt: number | undefined;
  readonly onPick: ((at: number) => void) | undefined;
  readonly children: ReactNode;
}

/** The element of a chart with a cursor: takes the focus and the keys that move the cursor. */
export function ChartFrame(props: ChartFrameProps) {
  const { label, kind = 'chart', height, element, cursor, next, restsAt, onPick, children } = props;
  const hint = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = cursor.read() ?? restsAt;
    const target = next(event.key, at);
    if (target !== undefined) {
      event.preventDefault();
      cursor.move(target);
    } else if (event.key === 'Enter') {
      if (at !== undefined) onPick?.(at);
    } else if (event.key === 'Escape') {
      cursor.move(undefined);
    }
  };
  return (
    <div
      ref={element}
      role="group"
      aria-roledescription={kind}
      aria-label={label}
      aria-describedby={hint}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => {
        cursor.move(undefined);
      }}
      className="min-w-0"
      style={{ height }}
    >
      <span id={hint} className="sr-only">
        Arrow keys read the values one by one.
      </span>
      {children}
    </div>
  );
}
