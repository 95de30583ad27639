import { Link } from 'react-router';

import { Button } from '../ui/button.js';
import { Empty } from '../ui/states.js';

/** Shown for an address that leads nowhere. */
export function NotFoundPage() {
  return (
    <>
      <title>Not found · Cushing</title>
      <Empty title="There is no page at this address.">
        <Link to="/futures" className="text-accent underline">
          Go to the futures
        </Link>
      </Empty>
    </>
  );
}

/** Shown when a page broke: what is in the address is kept, so that loading it again may do. */
export function CrashPage() {
  return (
    <div role="alert" className="p-6">
      <title>Broken · Cushing</title>
      <Empty title="The page broke.">
        <p className="mb-2">The address keeps what you were looking at.</p>
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
