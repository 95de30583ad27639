import { useMutation } from '@apollo/client/react';
import { useState } from 'react';

import { ColumnMappingsDocument, RemoveColumnMappingDocument } from '../../gql/graphql.js';
import type { SavedMappingFragment } from '../../gql/graphql.js';
import { Button } from '../../ui/button.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { CONTENTS } from './mapping-draft.js';

interface SavedMappingsProps {
  readonly mappings: readonly SavedMappingFragment[];
  readonly onUse: (mapping: SavedMappingFragment) => void;
  /** Whether there is something to use one for. */
  readonly canUse: boolean;
}

/** The mappings that the desk has saved: to begin with, or to remove. */
export function SavedMappings({ mappings, onUse, canUse }: SavedMappingsProps) {
  const [remove] = useMutation(RemoveColumnMappingDocument, { refetchQueries: [ColumnMappingsDocument] });
  const [asked, setAsked] = useState<SavedMappingFragment>();
  if (mappings.length === 0) return null;
  return (
    <section aria-label="Saved mappings" className="flex flex-col gap-1">
      <h3 className="font-medium">
        Saved mappings <span className="font-normal text-muted">for everybody of the desk</span>
      </h3>
      <ul className="max-h-36 overflow-y-auto rounded-md border border-line px-2">
        {mappings.map((mapping) => (
          <li key={mapping.id} className="flex min-h-8 items-center gap-2 border-b border-line/50 last:border-b-0">
            <span className="min-w-0 grow truncate" title={mapping.name}>
              {mapping.name}{' '}
              <span className="text-muted">
                {CONTENTS.find(({ value }) => value === mapping.content)?.text}
                {mapping.savedBy === null ? '' : ` · ${mapping.savedBy}`}
              </span>
            </span>
            <Button
              aria-label={`Use ${mapping.name}`}
              disabled={!canUse}
              onClick={() => {
                onUse(mapping);
              }}
            >
              Use
            </Button>
            <Button
              aria-label={`Remove ${mapping.name}`}
              onClick={() => {
                setAsked(mapping);
              }}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
      {asked === undefined ? null : (
        <ConfirmDialog
          title={`Remove ${asked.name}?`}
          action="Remove"
          onConfirm={() => remove({ variables: { id: asked.id } })}
          onClose={() => {
            setAsked(undefined);
          }}
        >
          Nobody of the desk can read files by it any more. What was imported by it stays.
        </ConfirmDialog>
      )}
    </section>
  );
}
