import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';

import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';

const FIRST_QUERY = `# The forward curve of crude. Ctrl-Enter runs it; Ctrl-Space completes.
query ForwardCurve {
  forwardCurve(product: CL) {
    tradeDate
    source
    structure
    points {
      symbol
      deliveryMonth
      expiry
      settle
    }
  }
}
`;

const { origin, search } = window.location;
const asked = new URLSearchParams(search);
const query = asked.get('query');
const root = document.getElementById('root');
if (root === null) throw new TypeError('explorer.html has no element "root"');
createRoot(root).render(
  <GraphiQL
    fetcher={createGraphiQLFetcher({
      url: `${origin}/graphql`,
      subscriptionUrl: `${origin.replace(/^http/u, 'ws')}/graphql`,
    })}
    defaultQuery={FIRST_QUERY}
    {...(query === null ? {} : { initialQuery: query, initialVariables: asked.get('variables') ?? '{}' })}
  />,
);
