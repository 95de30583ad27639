import { Link, useRouteError } from 'react-router';

import { HOME } from '../lib/return-path.js';
import { Button } from '../ui/button.js';
import { Empty } from '../ui/states.js';
import { describeCrash } from './describe-crash.js';

/** Shown for an address that leads nowhere. */
export function NotFoundPage() {
  return (
    <>
      <title>Not found · Cushing</title>
      <Empty isPage title="There is no page at this address.">
        <Link to={HOME} className="text-accent underline">
          Go to the dashboard
        </Link>
      </Empty>
    </>
  );
}

/** Shown when a page broke or did not come: what is in the address is kept, so that loading it again may do. */
export function CrashPage() {
  const { name, title, text } = describeCrash(useRouteError());
  return (
    <div role="alert" className="p-6">
      <title>{`${name} · Cushing`}</title>
      <Empty isPage title={title}>
        <p className="mb-2">{text}</p>
        <Button
          onClick={() => {
            window.location.reload();
          }}
        >
          Load it again
        </Button>
      </Empty>
    </div>
  );
}
