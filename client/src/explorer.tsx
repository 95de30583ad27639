import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';

import { GraphiQL } from 'graphiql';
import { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';

import { createExplorerFetcher } from './explorer-session.js';
import { HOME, signInAddress } from './lib/return-path.js';
import { currentTheme, restoreTheme } from './lib/theme.js';
import { startSession } from './session/create-session.js';
import type { SessionManager } from './session/session-manager.js';

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

const { origin, pathname, search } = window.location;
const asked = new URLSearchParams(search);
const query = asked.get('query');
const session = startSession(origin);
restoreTheme();
const theme = currentTheme();
const fetcher = createExplorerFetcher(origin, session);
const root = document.getElementById('root');
if (root === null) throw new TypeError('explorer.html has no element "root"');
createRoot(root).render(
  <>
    <SignInLine session={session} />
    <GraphiQL
      fetcher={fetcher}
      defaultQuery={FIRST_QUERY}
      defaultTheme={theme === 'system' ? null : theme}
      {...(query === null ? {} : { initialQuery: query, initialVariables: asked.get('variables') ?? '{}' })}
    >
      <GraphiQL.Logo>
        <a href={HOME} className="home-link">
          Cushing
        </a>
      </GraphiQL.Logo>
    </GraphiQL>
  </>,
);

/** Says that nobody is signed in, and how to be; a key that is written into the headers does as well. */
function SignInLine({ session: { subscribe, read } }: { readonly session: SessionManager }) {
  if (useSyncExternalStore(subscribe, read).status !== 'SIGNED_OUT') return null;
  return (
    <p role="status" className="sign-in-line">
      You are not signed in: <a href={signInAddress(`${pathname}${search}`)}>sign in</a>, or send an API key as the
      header Authorization.
    </p>
  );
}
