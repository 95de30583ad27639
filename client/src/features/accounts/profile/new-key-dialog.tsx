import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';

import { ApiKeysDocument, CreateApiKeyDocument } from '../../../gql/graphql.js';
import type { ApiKeyScope } from '../../../gql/graphql.js';
import { isAllowed, useSession } from '../../../session/session-context.js';
import { Button } from '../../../ui/button.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { Dialog } from '../../../ui/dialog.js';
import { Notice } from '../../../ui/notice.js';
import { Select } from '../../../ui/select.js';
import { TextField } from '../../../ui/text-field.js';
import { SubmitForm } from '../../../ui/submit-form.js';
import { showFailure } from '../form-failure.js';

const SCOPES: readonly { readonly scope: ApiKeyScope; readonly text: string }[] = [
  { scope: 'READ', text: 'Read market data' },
  { scope: 'CALCULATE', text: 'Calculate prices and risk' },
  { scope: 'ALERT', text: 'Make alerts' },
  { scope: 'IMPORT', text: 'Import files' },
  { scope: 'FEED', text: 'Send ticks' },
];
const LIVES = [
  { value: '30', text: 'In 30 days' },
  { value: '90', text: 'In 90 days' },
  { value: '365', text: 'In a year' },
  { value: '', text: 'Never' },
] as const;
const DAY_MS = 86_400_000;

const FIELDS = z.object({
  name: z.string().trim().min(1, 'Give it a name, to know it by later.').max(100, 'At most 100 characters.'),
  scopes: z.array(z.enum(['READ', 'CALCULATE', 'ALERT', 'IMPORT', 'FEED'])).min(1, 'Choose at least one.'),
  days: z.enum(['30', '90', '365', '']),
});

/** Makes a key, and shows it this once. */
export function NewKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const [key, setKey] = useState<string>();
  return (
    <Dialog label="Make an API key" isOpen isHeld={key !== undefined} onClose={onClose}>
      <div className="flex flex-col gap-3 p-4">
        <h2 className="text-base font-semibold">{key === undefined ? 'Make an API key' : 'Your new key'}</h2>
        {key === undefined ? (
          <NewKeyForm onMade={setKey} onClose={onClose} />
        ) : (
          <MadeKey value={key} onClose={onClose} />
        )}
      </div>
    </Dialog>
  );
}

function NewKeyForm({ onMade, onClose }: { readonly onMade: (key: string) => void; readonly onClose: () => void }) {
  const session = useSession();
  // The key itself is in no cache: it is handed to this dialog and gone with it.
  const [make] = useMutation(CreateApiKeyDocument, { fetchPolicy: 'no-cache', refetchQueries: [ApiKeysDocument] });
  const form = useForm<z.input<typeof FIELDS>>({
    resolver: zodResolver(FIELDS),
    defaultValues: { name: '', scopes: ['READ'], days: '90' },
  });
  const { errors } = form.formState;
  return (
    <SubmitForm
      form={form}
      submit="Make the key"
      aside={
        <Button size="LARGE" onClick={onClose}>
          Cancel
        </Button>
      }
      onSend={async ({ name, scopes, days }) => {
        const expiresAt = days === '' ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString();
        try {
          const { data } = await make({ variables: { input: { name: name.trim(), scopes, expiresAt } } });
          if (data !== undefined) onMade(data.createApiKey.key);
        } catch (error) {
          showFailure(form, error, ['name', 'scopes']);
        }
      }}
    >
      <TextField
        label="Name"
        autoComplete="off"
        data-autofocus=""
        error={errors.name?.message}
        {...form.register('name')}
      />
      <fieldset aria-describedby="scopes-hint scopes-error" className="flex flex-col gap-1">
        <legend className="mb-1 font-medium">What it may do</legend>
        {SCOPES.map(({ scope, text }) => (
          <Checkbox
            key={scope}
            label={text}
            value={scope}
            disabled={!isAllowed(session, scope)}
            {...form.register('scopes')}
          />
        ))}
        {SCOPES.every(({ scope }) => isAllowed(session, scope)) ? null : (
          <p id="scopes-hint" className="text-muted">
            A key may do no more than your own role.
          </p>
        )}
        <div id="scopes-error" aria-live="polite" className="text-danger">
          {errors.scopes?.message}
        </div>
      </fieldset>
      <Select label="Ends" options={LIVES} error={errors.days?.message} {...form.register('days')} />
    </SubmitForm>
  );
}

function MadeKey({ value, onClose }: { readonly value: string; readonly onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    field.current?.select();
    // Only pages that came by https, or from this machine, may write there; else it is marked, to be copied by hand.
    const { clipboard } = navigator as { readonly clipboard?: Clipboard };
    await clipboard?.writeText(value);
    setIsCopied(clipboard !== undefined);
  };
  return (
    <>
      <Notice tone="WARNING">Copy it now: it is never shown again.</Notice>
      <div className="flex items-end gap-2">
        <div className="grow">
          <TextField
            ref={field}
            label="Key"
            readOnly
            autoFocus
            autoComplete="off"
            spellCheck={false}
            value={value}
            className="font-mono"
            onFocus={(event) => {
              event.currentTarget.select();
            }}
          />
        </div>
        <Button
          size="LARGE"
          variant="PRIMARY"
          onClick={() => {
            void copy().catch(() => undefined);
          }}
        >
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
      </div>
      <span role="status" className="sr-only">
        {isCopied ? 'The key is copied' : ''}
      </span>
      <Button size="LARGE" className="self-end" onClick={onClose}>
        Done
      </Button>
    </>
  );
}
