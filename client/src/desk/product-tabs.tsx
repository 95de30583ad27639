import type { ProductCode } from '@cushing/products';
import type { MouseEvent } from 'react';
import { Link } from 'react-router';

import { useShortcuts } from '../lib/use-shortcuts.js';

interface ProductTabsProps {
  readonly products: readonly { readonly code: ProductCode; readonly name: string; readonly quotation: string }[];
  readonly selected: ProductCode;
  /** The query of the same page for another product. */
  readonly searchOf: (product: ProductCode) => string;
  /** Shows another product on this page. */
  readonly onChoose: (product: ProductCode) => void;
}

/** The products as links, so that one can be opened beside another; the keys from 1 on follow them. */
export function ProductTabs({ products, selected, searchOf, onChoose }: ProductTabsProps) {
  useShortcuts(
    Object.fromEntries(
      products.map(({ code }, index) => [
        String(index + 1),
        () => {
          onChoose(code);
        },
      ]),
    ),
  );
  return (
    <nav aria-label="Products" className="flex gap-1 overflow-x-auto">
      {products.map(({ code, name, quotation }, index) => (
        <Link
          key={code}
          to={{ search: searchOf(code) }}
          onClick={(event) => {
            if (!isPlainClick(event)) return;
            event.preventDefault();
            onChoose(code);
          }}
          aria-current={code === selected ? 'page' : undefined}
          title={`${name}, ${quotation} (key ${index + 1})`}
          className="flex items-baseline gap-2 rounded-md border border-transparent px-3 py-1 whitespace-nowrap text-muted -outline-offset-2 hover:bg-raised aria-[current=page]:border-line aria-[current=page]:bg-panel aria-[current=page]:text-ink"
        >
          <span className="font-semibold">{code}</span>
          <span className="max-lg:hidden">{name}</span>
        </Link>
      ))}
    </nav>
  );
}

/** A click that opens no other tab or window. */
function isPlainClick({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
}
