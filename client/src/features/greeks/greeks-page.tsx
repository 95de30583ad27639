import { PRODUCTS, PRODUCT_CODES } from '@cushing/products';

import { BeforeTheFirst } from '../../desk/before-the-first.js';
import { ProductTabs } from '../../desk/product-tabs.js';
import { useOptionTradeDates } from '../../desk/use-option-trade-dates.js';
import { useShortcuts } from '../../lib/use-shortcuts.js';
import { Empty, Failure, Loading } from '../../ui/states.js';
import { GreeksDay } from './greeks-day.js';
import { ofProduct, writeView } from './greeks-view.js';
import type { GreeksView } from './greeks-view.js';
import { useGreeksView } from './use-greeks-view.js';
import type { ChangeView } from './use-greeks-view.js';

const PRODUCT_LIST = PRODUCT_CODES.map((code) => PRODUCTS[code]);

/** One Greek of a product's options over expiries and strikes; all of it is in the address. */
export function GreeksPage() {
  const [view, change] = useGreeksView();
  useShortcuts(
    Object.fromEntries(
      PRODUCT_CODES.map((code, index) => [
        String(index + 1),
        () => {
          change(ofProduct(view, code));
        },
      ]),
    ),
  );
  return (
    <div className="flex flex-col gap-3">
      <title>{`${view.product} Greeks · Cushing`}</title>
      <h1 className="sr-only">Greeks of {view.product} options</h1>
      <ProductTabs
        products={PRODUCT_LIST}
        selected={view.product}
        searchOf={(code) => writeView(ofProduct(view, code)).toString()}
      />
      <ProductGreeks key={view.product} view={view} change={change} />
    </div>
  );
}

interface ProductGreeksProps {
  readonly view: GreeksView;
  readonly change: ChangeView;
}

/** What there is of the product's options: none, some after the date asked for, or the map. */
function ProductGreeks({ view, change }: ProductGreeksProps) {
  const { product, asOf } = view;
  const shown = useOptionTradeDates(product);
  if (shown.status === 'LOADING') return <Loading what="the trade dates" height={640} />;
  if (shown.status === 'FAILED') return <Failure message={shown.message} onRetry={shown.retry} />;
  const dates = shown.data;
  const [first] = dates;
  if (first === undefined) {
    return (
      <Empty title={`There are no options of ${product} yet.`}>
        Import a file that has some: <code>npm run import -- FILE</code>
      </Empty>
    );
  }
  if (asOf !== undefined && asOf < first) {
    return (
      <BeforeTheFirst
        what={`The options of ${product}`}
        first={first}
        onGo={(date) => {
          change({ asOf: date });
        }}
      />
    );
  }
  return <GreeksDay view={view} change={change} dates={dates} />;
}
