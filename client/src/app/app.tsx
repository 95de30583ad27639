import type { ApolloClient } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';

import type { Live } from '../live/live.js';
import { LiveContext } from '../live/use-live.js';
import { SessionContext } from '../session/session-context.js';
import type { SessionManager } from '../session/session-manager.js';
import { Toasts } from '../ui/toasts.js';
import { routes } from './routes.js';

const router = createBrowserRouter(routes);

interface AppProps {
  readonly apollo: ApolloClient;
  readonly live: Live;
  readonly session: SessionManager;
}

/** The pages with what they need to ask the API. */
export function App({ apollo, live, session }: AppProps) {
  return (
    <LiveContext value={live}>
      <SessionContext value={session}>
        <ApolloProvider client={apollo}>
          <Toasts>
            <RouterProvider router={router} />
          </Toasts>
        </ApolloProvider>
      </SessionContext>
    </LiveContext>
  );
}
