import type { ApolloClient } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';

import { SessionContext } from '../session/session-context.js';
import type { SessionManager } from '../session/session-manager.js';
import { Toasts } from '../ui/toasts.js';
import { ConnectionContext } from './connection.js';
import type { ConnectionStore } from './connection.js';
import { routes } from './routes.js';

const router = createBrowserRouter(routes);

interface AppProps {
  readonly apollo: ApolloClient;
  readonly connection: ConnectionStore;
  readonly session: SessionManager;
}

/** The pages with what they need to ask the API. */
export function App({ apollo, connection, session }: AppProps) {
  return (
    <ConnectionContext value={connection}>
      <SessionContext value={session}>
        <ApolloProvider client={apollo}>
          <Toasts>
            <RouterProvider router={router} />
          </Toasts>
        </ApolloProvider>
      </SessionContext>
    </ConnectionContext>
  );
}
