import { useShortcuts } from '../../lib/use-shortcuts.js';
import { ofProduct, writeView } from './dashboard-view.js';
import type { DashboardView } from './dashboard-view.js';
import { MetricCard } from './metric-card.js';
import type { ChangeView } from './use-dashboard-view.js';
import type { FrontMarkets, Product } from './use-front-market.js';

interface MetricsRowProps {
  readonly products: readonly Product[];
  readonly markets: FrontMarkets;
  readonly view: DashboardView;
  readonly change: ChangeView;
}

/** The front contract of every product; the keys from 1 on lead to their charts. */
export function MetricsRow({ products, markets, view, change }: MetricsRowProps) {
  const searchOf = ({ code }: Product): string => writeView(ofProduct(view, code)).toString();
  useShortcuts(
    Object.fromEntries(
      products.map((product, index) => [
        String(index + 1),
        () => {
          change((before) => ofProduct(before, product.code));
        },
      ]),
    ),
  );
  return (
    <section
      aria-label="Front contracts"
      data-testid="headline"
      className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,250px),1fr))] gap-2"
    >
      {products.map((product, index) => (
        <MetricCard
          key={product.code}
          product={product}
          shown={markets[product.code]}
          search={searchOf(product)}
          isSelected={product.code === view.product}
          keyNumber={index + 1}
        />
      ))}
    </section>
  );
}
