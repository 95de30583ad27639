import { Link } from 'react-router';

import type { ProductsQuery } from '../../gql/graphql.js';
import { ofProduct, writeView } from './futures-view.js';
import type { FuturesView } from './futures-view.js';

interface ProductTabsProps {
  readonly products: ProductsQuery['products'];
  readonly view: FuturesView;
}

/** The products as links, so that one can be opened beside another. */
export function ProductTabs({ products, view }: ProductTabsProps) {
  return (
    <nav aria-label="Products" className="flex gap-1 overflow-x-auto">
      {products.map(({ code, name, quotation }, index) => (
        <Link
          key={code}
          to={{ search: writeView(ofProduct(view, code)).toString() }}
          aria-current={code === view.product ? 'page' : undefined}
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
