import { BeforeTheFirst } from '../../desk/before-the-first.js';
import { ProductTabs } from '../../desk/product-tabs.js';
import { ProductsDocument } from '../../gql/graphql.js';
import { useShown } from '../../lib/use-shown.js';
import { Empty, Failure, Loading } from '../../ui/states.js';
import { AnalogsDay } from './analogs-day.js';
import { ofProduct, writeView } from './analogs-view.js';
import { useAnalogsView } from './use-analogs-view.js';

/** Picks a day and shows the days on which the curve looked most like it, and what followed; all of it is in the address. */
export function AnalogsPage() {
  const [view, change] = useAnalogsView();
  const shown = useShown(ProductsDocument, {});
  if (shown.status === 'LOADING') return <Loading what="the products" height={560} />;
  if (shown.status === 'FAILED') return <Failure message={shown.message} onRetry={shown.retry} />;
  const { products } = shown.data;
  const product = products.find(({ code }) => code === view.product);
  const lastTradeDate = product?.lastTradeDate ?? null;
  return (
    <div className="flex flex-col gap-3">
      <title>{`${view.product} analogs · Cushing`}</title>
      <h1 className="sr-only">{view.product} analogs</h1>
      <ProductTabs
        products={products}
        selected={view.product}
        searchOf={(code) => writeView(ofProduct(view, code)).toString()}
        onChoose={(code) => {
          change((before) => ofProduct(before, code));
        }}
      />
      {product === undefined || lastTradeDate === null ? (
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
        <AnalogsDay key={product.code} product={{ ...product, lastTradeDate }} view={view} change={change} />
      )}
    </div>
  );
}
