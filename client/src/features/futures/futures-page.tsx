import { BeforeTheFirst } from '../../desk/before-the-first.js';
import { ProductsDocument } from '../../gql/graphql.js';
import { useShown } from '../../lib/use-shown.js';
import { Empty, Failure, Loading } from '../../ui/states.js';
import { ofProduct, writeView } from './futures-view.js';
import { ProductDay } from './product-day.js';
import { ProductTabs } from '../../desk/product-tabs.js';
import { useFuturesView } from './use-futures-view.js';

/** Curves, contracts, spreads and histories of one product on one trade date; all of it is in the address. */
export function FuturesPage() {
  const [view, change] = useFuturesView();
  const shown = useShown(ProductsDocument, {});
  const products = shown.status === 'SHOWN' ? shown.data.products : [];
  if (shown.status === 'LOADING') return <Loading what="the products" height={560} />;
  if (shown.status === 'FAILED') return <Failure message={shown.message} onRetry={shown.retry} />;
  const product = products.find(({ code }) => code === view.product);
  return (
    <div className="flex flex-col gap-3">
      <title>{`${view.product} futures · Cushing`}</title>
      <h1 className="sr-only">{view.product} futures</h1>
      <ProductTabs
        products={products}
        selected={view.product}
        searchOf={(code) => writeView(ofProduct(view, code)).toString()}
        onChoose={(code) => {
          change((before) => ofProduct(before, code));
        }}
      />
      {product === undefined || product.lastTradeDate === null ? (
        <Empty title={`There are no settlements of ${view.product} yet.`}>
          Import a file that has some: <code>npm run import -- FILE</code>
        </Empty>
      ) : view.asOf !== undefined && product.firstTradeDate !== null && view.asOf < product.firstTradeDate ? (
        <BeforeTheFirst
          what={`The settlements of ${product.code}`}
          first={product.firstTradeDate}
          onGo={(asOf) => {
            change({ asOf });
          }}
        />
      ) : (
        <ProductDay key={product.code} product={product} view={view} change={change} />
      )}
    </div>
  );
}
