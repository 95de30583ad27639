import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';

import { ColumnMappingsDocument, ImportsDocument } from '../../gql/graphql.js';
import { useAddressView } from '../../lib/use-address-view.js';
import { useShortcuts } from '../../lib/use-shortcuts.js';
import { useShown } from '../../lib/use-shown.js';
import { ImportDetail } from './import-detail.js';
import { ImportsPanel } from './imports-panel.js';
import { readView, writeView } from './imports-view.js';
import { MappingDialog } from './mapping-dialog.js';
import { UploadsPanel } from './uploads-panel.js';
import type { UploadsHandle } from './uploads-panel.js';
import { useImportActions } from './use-import-actions.js';
import { useUploads } from './use-uploads.js';

const FORM = { read: readView, write: writeView };

/** What the columns are mapped for: an import whose file the server has, or a file to come. */
interface Mapped {
  readonly entry?: { readonly id: string; readonly fileName: string };
}

/** Files that are imported: sent, followed, looked into, approved, tried again and taken back. */
export function ImportsPage() {
  const [{ status, open }, change] = useAddressView(FORM);
  const [mapped, setMapped] = useState<Mapped>();
  const shown = useShown(ColumnMappingsDocument, {});
  const mappings = shown.status === 'SHOWN' ? shown.data.columnMappings : [];
  const uploads = useRef<UploadsHandle>(null);
  const { uploads: sent } = useUploads();
  const client = useApolloClient();
  const { retry } = useImportActions();
  const taken = sent.filter(({ state }) => state.kind === 'TAKEN').length;
  useEffect(() => {
    if (taken > 0) void client.refetchQueries({ include: [ImportsDocument] });
  }, [client, taken]);
  const show = (id: string | undefined): void => {
    change({ open: id });
  };
  useShortcuts({
    Escape: () => {
      if (open !== undefined) show(undefined);
    },
  });
  /** The file of an import that was sent on this visit. */
  const fileOf = (id: string): File | undefined =>
    sent.find(({ state }) => state.kind === 'TAKEN' && state.importId === id)?.file;
  return (
    <div className="flex flex-col gap-3">
      <title>Imports · Cushing</title>
      <h1 className="sr-only">Imports</h1>
      <UploadsPanel
        ref={uploads}
        mappings={mappings}
        open={open}
        onOpen={show}
        onMap={() => {
          setMapped({});
        }}
      />
      <ImportsPanel
        status={status}
        onStatus={(next) => {
          change({ status: next });
        }}
        open={open}
        onOpen={show}
      />
      {open === undefined ? null : (
        <ImportDetail
          key={open}
          id={open}
          onClose={() => {
            show(undefined);
          }}
          onMap={(entry) => {
            setMapped({ entry });
          }}
        />
      )}
      {mapped === undefined ? null : (
        <MappingDialog
          file={mapped.entry === undefined ? undefined : fileOf(mapped.entry.id)}
          importName={mapped.entry?.fileName}
          mappings={mappings}
          onImport={async (mappingId, file) => {
            if (mapped.entry !== undefined) {
              await retry(mapped.entry.id, { mappingId, format: null });
              void client.refetchQueries({ include: [ImportsDocument] });
            } else if (file !== undefined) uploads.current?.send([file], mappingId);
          }}
          onClose={() => {
            setMapped(undefined);
          }}
        />
      )}
    </div>
  );
}
