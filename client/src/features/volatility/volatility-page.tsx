import { BeforeTheFirst } from '../../desk/before-the-first.js';
import { ProductTabs } from '../../desk/product-tabs.js';
import { useOptionTradeDates } from '../../desk/use-option-trade-dates.js';
import { ProductsDocument } from '../../gql/graphql.js';
import { useShown } from '../../lib/use-shown.js';
import { Empty, Failure, Loading } from '../../ui/states.js';
import { ProductVolatility } from './product-volatility.js';
import { useVolatilityView } from './use-volatility-view.js';
import { ofProduct, writeView } from './volatility-view.js';

/** Smiles, surface, term structure and histories of one product's volatility; all of it is in the address. */
export function VolatilityPage() {
  const [view, change] = useVolatilityView();
  const shown = useShown(ProductsDocument, {});
  const dates = useOptionTradeDates(view.product);
  const products = shown.status === 'SHOWN' ? shown.data.products : [];
  if (shown.status === 'LOADING') return <Loading what="the products" height={560} />;
  if (shown.status === 'FAILED') return <Failure message={shown.message} onRetry={shown.retry} />;
  const tradeDates = dates.status === 'SHOWN' ? dates.data : undefined;
  const [first] = tradeDates ?? [];
  return (
    <div className="flex flex-col gap-3">
      <title>{`${view.product} volatility · Cushing`}</title>
      <h1 className="sr-only">{view.product} volatility</h1>
      <ProductTabs
        products={products}
        selected={view.product}
        searchOf={(code) => writeView(ofProduct(view, code)).toString()}
        onChoose={(code) => {
          change((before) => ofProduct(before, code));
        }}
      />
      {dates.status === 'FAILED' ? (
        <Failure message={dates.message} onRetry={dates.retry} />
      ) : tradeDates?.length === 0 ? (
        <Empty title={`There are no options of ${view.product} yet.`}>
          Import a file that has some: <code>npm run import -- FILE</code>
        </Empty>
      ) : first !== undefined && view.asOf !== undefined && view.asOf < first ? (
        <BeforeTheFirst
          what={`The options of ${view.product}`}
          first={first}
          onGo={(asOf) => {
            change({ asOf });
          }}
        />
      ) : (
        <ProductVolatility
          key={view.product}
          product={view.product}
          tradeDates={tradeDates}
          view={view}
          change={change}
        />
      )}
    </div>
  );
}
