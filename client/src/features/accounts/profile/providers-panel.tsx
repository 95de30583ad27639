import { useMutation } from '@apollo/client/react';
import { useState } from 'react';

import { SignInMethodsDocument, UnlinkProviderDocument } from '../../../gql/graphql.js';
import type { OAuthProvider } from '../../../gql/graphql.js';
import { instantText } from '../../../lib/format.js';
import { useShown } from '../../../lib/use-shown.js';
import { Button, buttonStyle } from '../../../ui/button.js';
import { Panel } from '../../../ui/panel.js';
import { Failure, Loading } from '../../../ui/states.js';
import { ConfirmDialog } from '../../../ui/confirm-dialog.js';
import { PROVIDER_NAMES, providerAddress } from '../providers.js';

/** Which other services sign one in. */
export function ProvidersPanel() {
  const shown = useShown(SignInMethodsDocument, {}, { isFresh: true });
  const [unlink] = useMutation(UnlinkProviderDocument, { refetchQueries: [SignInMethodsDocument] });
  const [asked, setAsked] = useState<OAuthProvider>();
  if (shown.status === 'LOADING') return <Loading what="the linked providers" height={84} />;
  if (shown.status === 'FAILED') return <Failure message={shown.message} onRetry={shown.retry} />;
  const { authProviders, linkedProviders } = shown.data;
  // One that is no longer set up can still be taken away.
  const known = [...new Set([...authProviders, ...linkedProviders.map(({ provider }) => provider)])];
  if (known.length === 0) return null;
  return (
    <Panel title="Linked providers" note="Sign in without the password">
      <ul className="flex flex-col gap-2">
        {known.map((provider) => {
          const linked = linkedProviders.find((link) => link.provider === provider);
          const name = PROVIDER_NAMES[provider];
          return (
            <li key={provider} className="flex flex-wrap items-center gap-2">
              <span className="w-20 font-medium">{name}</span>
              <span className="grow text-muted">
                {linked === undefined ? 'Not linked' : `Linked on ${instantText(linked.createdAt)}`}
              </span>
              {linked === undefined ? (
                <a href={providerAddress(provider, { returnTo: '/profile', isLink: true })} className={buttonStyle()}>
                  Link {name}
                </a>
              ) : (
                <Button
                  onClick={() => {
                    setAsked(provider);
                  }}
                >
                  Unlink {name}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {asked === undefined ? null : (
        <ConfirmDialog
          title={`Unlink ${PROVIDER_NAMES[asked]}?`}
          action="Unlink"
          onConfirm={() => unlink({ variables: { provider: asked } })}
          onClose={() => {
            setAsked(undefined);
          }}
        >
          You can no longer sign in with it until you link it again.
        </ConfirmDialog>
      )}
    </Panel>
  );
}
