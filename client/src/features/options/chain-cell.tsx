import { memo } from 'react';

import { useFlash } from '../../live/use-flash.js';
import { typeText } from './option-words.js';

/** A bar that would be a hair is none. */
const LEAST_SHARE = 0.015;

interface ChainCellProps {
  readonly type: 'CALL' | 'PUT';
  /** The column's. */
  readonly id: string;
  readonly text: string;
  readonly title: string | undefined;
  readonly row: number;
  readonly column: number;
  readonly tabIndex: number;
  readonly isInTheMoney: boolean;
  /** Whether a click deals. */
  readonly isDealt: boolean;
  /** Whether it has no value, or an old one. */
  readonly isMuted: boolean;
  /** Of a full bar. */
  readonly share: number;
  /** What lights up when it changes, as it is shown; null for what stands still. */
  readonly moving: number | null;
  /** Whose value it is. */
  readonly identity: string;
}

/** One value of an option; rendered again only where something of it is to be seen. */
export const ChainCell = memo(function ChainCell(props: ChainCellProps) {
  const { type, id, text, title, row, column, tabIndex, share, moving, identity } = props;
  const { isInTheMoney, isDealt, isMuted } = props;
  const value = useFlash<HTMLSpanElement>(moving, identity);
  return (
    <div
      role="gridcell"
      data-row={row}
      data-column={column}
      tabIndex={tabIndex}
      title={title}
      data-id={id}
      data-side={typeText(type)}
      className={`relative flex cursor-pointer scroll-mx-20 items-center justify-end px-1.5 -outline-offset-2 ${isInTheMoney ? 'bg-raised' : ''} ${isDealt ? 'hover:underline' : ''} ${isMuted ? 'text-muted' : ''}`}
    >
      {share >= LEAST_SHARE ? (
        <span
          aria-hidden="true"
          className={`absolute inset-y-[3px] rounded-sm bg-accent/20 ${type === 'CALL' ? 'right-0.5' : 'left-0.5'}`}
          style={{ width: `calc(${(100 * share).toFixed(1)}% - 4px)`, minWidth: 2 }}
        />
      ) : null}
      <span ref={value} className="relative -mx-1 rounded-sm px-1">
        {text}
      </span>
    </div>
  );
});
