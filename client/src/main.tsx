import './styles.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { createApollo } from './app/apollo.js';
import { App } from './app/app.js';
import { ConnectionStore } from './app/connection.js';
import { forgetOnUserChange } from './app/forget-on-user-change.js';
import { restoreTheme } from './lib/theme.js';
import { startSession } from './session/create-session.js';

restoreTheme();
const connection = new ConnectionStore();
const session = startSession(window.location.origin);
const apollo = createApollo(window.location.origin, connection, session);
forgetOnUserChange(session, apollo);
const root = document.getElementById('root');
if (root === null) throw new TypeError('index.html has no element "root"');
createRoot(root).render(
  <StrictMode>
    <App apollo={apollo} connection={connection} session={session} />
  </StrictMode>,
);
