import { ProductTabs } from '../../desk/product-tabs.js';
import { ProductsDocument } from '../../gql/graphql.js';
import { useShown } from '../../lib/use-shown.js';
import { Failure, Loading } from '../../ui/states.js';
import { OptionsDay } from './options-day.js';
import { ofProduct, writeView } from './options-view.js';
import { useOptionsView } from './use-options-view.js';

/** The chain of one expiry on one trade date, and strategies put together from it; all of it is in the address. */
export function OptionsPage() {
  const [view, change] = useOptionsView();
  const shown = useShown(ProductsDocument, {});
  const products = shown.status === 'SHOWN' ? shown.data.products : [];
  if (shown.status === 'LOADING') return <Loading what="the products" height={560} />;
  if (shown.status === 'FAILED') return <Failure message={shown.message} onRetry={shown.retry} />;
  return (
    <div className="flex flex-col gap-2.5 xl:gap-2">
      <title>{`${view.product} options · Cushing`}</title>
      <h1 className="sr-only">{view.product} options</h1>
      <ProductTabs
        products={products}
        selected={view.product}
        searchOf={(code) => writeView(ofProduct(view, code)).toString()}
        onChoose={(code) => {
          change((before) => ofProduct(before, code));
        }}
      />
      <OptionsDay key={view.product} view={view} change={change} />
    </div>
  );
}
