import { useEffect } from 'react';
import { Navigate } from 'react-router';

import { isOwnDocument } from '../../../lib/return-path.js';
import { Loading } from '../../../ui/states.js';

/** Leads on whoever is signed in: to a page of ours, or to a document of its own as the explorer or the daily report. */
export function SignedInExit({ returnTo }: { readonly returnTo: string }) {
  const isElsewhere = isOwnDocument(returnTo);
  useEffect(() => {
    if (isElsewhere) window.location.replace(returnTo);
  }, [isElsewhere, returnTo]);
  return isElsewhere ? <Loading what="the page" height={320} /> : <Navigate to={returnTo} replace />;
}
