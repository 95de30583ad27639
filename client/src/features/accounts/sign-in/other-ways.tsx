import { useState } from 'react';

import { SignInWaysDocument } from '../../../gql/graphql.js';
import { useShown } from '../../../lib/use-shown.js';
import { useSessionManager } from '../../../session/session-context.js';
import { Button, buttonStyle } from '../../../ui/button.js';
import { Notice } from '../../../ui/notice.js';
import { failureText } from '../../../lib/error-text.js';
import { PROVIDER_NAMES, providerAddress } from '../providers.js';
import { SignedInExit } from './signed-in-exit.js';

/** The ways in without a password, below the form so that nothing moves when they are known. */
export function OtherWays({ returnTo }: { readonly returnTo: string }) {
  const shown = useShown(SignInWaysDocument, {});
  if (shown.status !== 'SHOWN') return null;
  const { authProviders, isDemoOffered } = shown.data;
  if (authProviders.length === 0 && !isDemoOffered) return null;
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-4">
      {authProviders.map((provider) => (
        <a
          key={provider}
          href={providerAddress(provider, { returnTo })}
          className={`${buttonStyle({ size: 'LARGE' })} w-full`}
        >
          Continue with {PROVIDER_NAMES[provider]}
        </a>
      ))}
      {isDemoOffered ? <DemoButton returnTo={returnTo} /> : null}
    </div>
  );
}

function DemoButton({ returnTo }: { readonly returnTo: string }) {
  const session = useSessionManager();
  const [isBusy, setIsBusy] = useState(false);
  const [isIn, setIsIn] = useState(false);
  const [failure, setFailure] = useState<string>();
  if (isIn) return <SignedInExit returnTo={returnTo} />;
  return (
    <>
      <Button
        size="LARGE"
        className="w-full"
        isBusy={isBusy}
        onClick={() => {
          setIsBusy(true);
          setFailure(undefined);
          session
            .logInToDemo()
            .then(() => {
              setIsIn(true);
            })
            .catch((error: unknown) => {
              setFailure(failureText(error));
            })
            .finally(() => {
              setIsBusy(false);
            });
        }}
      >
        Explore the demo
      </Button>
      {failure === undefined ? null : <Notice tone="DANGER">{failure}</Notice>}
    </>
  );
}
