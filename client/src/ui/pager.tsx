import { useState } from 'react';

import { countText } from '../lib/format.js';
import { Button } from './button.js';

/** Rows of a page of a list. */
export const PAGE_ROWS = 50;

interface Pages {
  /** Given as `after` for the page shown. */
  readonly after: string | null;
  /** 0 for the first. */
  readonly index: number;
  readonly next: (endCursor: string) => void;
  readonly back: () => void;
}

/**
 * Walks the pages of a list that is only ever read on from a place.
 *
 * @param list what is listed: another one begins at its first page
 */
export function usePages(list: string): Pages {
  const [{ of, cursors }, setWay] = useState<{ readonly of: string; readonly cursors: readonly string[] }>({
    of: list,
    cursors: [],
  });
  const way = of === list ? cursors : [];
  return {
    after: way.at(-1) ?? null,
    index: way.length,
    next: (endCursor) => {
      setWay({ of: list, cursors: [...way, endCursor] });
    },
    back: () => {
      setWay({ of: list, cursors: way.slice(0, -1) });
    },
  };
}

interface PagerProps {
  readonly pages: Pages;
  readonly rows: number;
  /** Of all pages, where that is known. */
  readonly total?: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Which rows are shown, of how many, and the way to the others. */
export function Pager({ pages, rows, total, pageInfo: { hasNextPage, endCursor } }: PagerProps) {
  const first = pages.index * PAGE_ROWS;
  return (
    <nav aria-label="Pages of the list" className="flex items-center justify-end gap-2 pt-2 text-muted">
      <span aria-live="polite">
        {rows === 0 ? '0' : `${countText(first + 1)} to ${countText(first + rows)}`}
        {total === undefined ? null : ` of ${countText(total)}`}
      </span>
      <Button disabled={pages.index === 0} onClick={pages.back}>
        Previous
      </Button>
      <Button
        disabled={!hasNextPage || endCursor === null}
        onClick={() => {
          if (endCursor !== null) pages.next(endCursor);
        }}
      >
        Next
      </Button>
    </nav>
  );
}
