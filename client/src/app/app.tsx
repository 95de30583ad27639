import type { ApolloClient } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { createBrowserRouter, redirect } from 'react-router';
import { RouterProvider } from 'react-router/dom';

import { FuturesPage } from '../features/futures/futures-page.js';
import { AppShell } from './app-shell.js';
import { ConnectionContext } from './connection.js';
import type { ConnectionStore } from './connection.js';
import { CrashPage, NotFoundPage } from './fallback-pages.js';
import { Toasts } from './toasts.js';

const router = createBrowserRouter([
  {
    element: <AppShell />,
    errorElement: <CrashPage />,
    children: [
      { path: '/', loader: () => redirect('/futures') },
      { path: '/futures', element: <FuturesPage /> },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);

interface AppProps {
  readonly apollo: ApolloClient;
  readonly connection: ConnectionStore;
}

/** The pages with what they need to ask the API. */
export function App({ apollo, connection }: AppProps) {
  return (
    <ConnectionContext value={connection}>
      <ApolloProvider client={apollo}>
        <Toasts>
          <RouterProvider router={router} />
        </Toasts>
      </ApolloProvider>
    </ConnectionContext>
  );
}
