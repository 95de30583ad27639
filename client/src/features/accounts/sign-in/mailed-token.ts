import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';

/**
 * The token of a mail's link, from behind `#`, which no server and no referrer sees, or from the query. It is taken out of
 * the address at once, so that it stays neither in the bar nor in the browser's history.
 *
 * @returns undefined where the address has none
 */
export function useMailedToken(): string | undefined {
  const { pathname, search, hash } = useLocation();
  const navigate = useNavigate();
  const found = new URLSearchParams(hash.slice(1)).get('token') ?? new URLSearchParams(search).get('token');
  const [token, setToken] = useState(found);
  // Another link that is followed in the same tab.
  if (found !== null && found !== token) setToken(found);
  useEffect(() => {
    if (found !== null) void navigate(pathname, { replace: true });
  }, [found, navigate, pathname]);
  return token === null || token === '' ? undefined : token;
}
