import { PRODUCTS, PRODUCT_CODES } from '@cushing/products';

import { OptionDates } from '../../desk/option-dates.js';
import { ProductTabs } from '../../desk/product-tabs.js';
import { GreeksDay } from './greeks-day.js';
import { ofProduct, writeView } from './greeks-view.js';
import { useGreeksView } from './use-greeks-view.js';

const PRODUCT_LIST = PRODUCT_CODES.map((code) => PRODUCTS[code]);

/** One Greek of a product's options over expiries and strikes; all of it is in the address. */
export function GreeksPage() {
  const [view, change] = useGreeksView();
  return (
    <div className="flex flex-col gap-3">
      <title>{`${view.product} Greeks · Cushing`}</title>
      <h1 className="sr-only">Greeks of {view.product} options</h1>
      <ProductTabs
        products={PRODUCT_LIST}
        selected={view.product}
        searchOf={(code) => writeView(ofProduct(view, code)).toString()}
        onChoose={(code) => {
          change((before) => ofProduct(before, code));
        }}
      />
      <OptionDates
        key={view.product}
        product={view.product}
        asOf={view.asOf}
        height={640}
        onGo={(asOf) => {
          change({ asOf });
        }}
      >
        {(dates) => <GreeksDay view={view} change={change} dates={dates} />}
      </OptionDates>
    </div>
  );
}
