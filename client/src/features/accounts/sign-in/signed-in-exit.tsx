import { useEffect } from 'react';
import { Navigate } from 'react-router';

import { Loading } from '../../../ui/states.js';

/** Leads on whoever is signed in: to a page of ours, or to the explorer, which is another document. */
export function SignedInExit({ returnTo }: { readonly returnTo: string }) {
  const isExplorer = /^\/explorer(?:[?#]|$)/u.test(returnTo);
  useEffect(() => {
    if (isExplorer) window.location.replace(returnTo);
  }, [isExplorer, returnTo]);
  return isExplorer ? <Loading what="the explorer" height={320} /> : <Navigate to={returnTo} replace />;
}
