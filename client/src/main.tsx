import './styles.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { createApollo } from './app/apollo.js';
import { App } from './app/app.js';
import { forgetOnUserChange } from './app/forget-on-user-change.js';
import { restoreTheme } from './lib/theme.js';
import { createLive } from './live/live.js';
import { createLiveSocket } from './live/live-socket.js';
import { createLiveTransport } from './live/live-transport.js';
import { startSession } from './session/create-session.js';

restoreTheme();
const session = startSession(window.location.origin);
const { client, connection } = createLiveSocket(window.location.origin, session);
const apollo = createApollo(window.location.origin, client, session);
const live = createLive(connection, createLiveTransport(client, apollo));
forgetOnUserChange(session, apollo);
const root = document.getElementById('root');
if (root === null) throw new TypeError('index.html has no element "root"');
createRoot(root).render(
  <StrictMode>
    <App apollo={apollo} live={live} session={session} />
  </StrictMode>,
);
