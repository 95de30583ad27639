import { useApolloClient, useMutation } from '@apollo/client/react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { ColumnMappingsDocument, SaveColumnMappingDocument, SuggestColumnMappingDocument } from '../../gql/graphql.js';
import type { SavedMappingFragment } from '../../gql/graphql.js';
import { failureText } from '../../lib/error-text.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Notice } from '../../ui/notice.js';
import { Loading } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';
import { blankDraft, draftOf, faultsOf, inputOf } from './mapping-draft.js';
import type { MappingDraft } from './mapping-draft.js';
import { MappingForm, columnsOf } from './mapping-form.js';
import { readSample } from './read-sample.js';
import type { Sample } from './read-sample.js';
import { SavedMappings } from './saved-mappings.js';

interface MappingDialogProps {
  /** The file to look into; one is asked for where absent. */
  readonly file: File | undefined;
  /** Name of the file of an import that is to be read by the mapping; its file need not be sent again. */
  readonly importName: string | undefined;
  readonly mappings: readonly SavedMappingFragment[];
  /** Imports by a saved mapping: the import's file, or the one given. */
  readonly onImport: (mappingId: string, file: File | undefined) => Promise<void>;
  readonly onClose: () => void;
}

/** Says how the columns of a file of nobody's format are meant, and has it imported so. */
export function MappingDialog({ file: first, importName, mappings, onImport, onClose }: MappingDialogProps) {
  const [file, setFile] = useState(first);
  const { sample, draft, setDraft, fault, isUnknown } = useDraft(file);
  const [save] = useMutation(SaveColumnMappingDocument, { refetchQueries: [ColumnMappingsDocument] });
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState<'SAVE' | 'IMPORT'>();
  const [isTried, setIsTried] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const columns = sample === undefined || draft === undefined ? [] : columnsOf(sample, draft);
  const faults = draft === undefined ? [] : faultsOf(draft, columns);
  const run = async (what: 'SAVE' | 'IMPORT', work: () => Promise<void>): Promise<void> => {
    setBusy(what);
    setFailure(undefined);
    try {
      await work();
      onClose();
    } catch (error) {
      setFailure(failureText(error));
      setBusy(undefined);
    }
  };
  const saveDraft = (what: 'SAVE' | 'IMPORT'): void => {
    setIsTried(true);
    if (draft === undefined || faults.length > 0) return;
    void run(what, async () => {
      const { data } = await save({ variables: { input: inputOf(draft, columns) } });
      if (what === 'IMPORT' && data !== undefined) await onImport(data.saveColumnMapping.id, file);
    });
  };
  const use = (mapping: SavedMappingFragment): void => {
    if (sample !== undefined) setDraft(draftOf(mapping));
    // Without a look at the columns the mapping is taken as it is.
    else if (importName !== undefined) void run('IMPORT', () => onImport(mapping.id, undefined));
  };
  return (
    <Dialog label="Map columns" isOpen isWide isHeld onClose={onClose}>
      <div className="flex flex-col gap-4 p-4">
        <header className="flex flex-wrap items-baseline gap-x-3">
          <h2 className="text-base font-semibold wrap-anywhere">
            Map the columns of {file?.name ?? importName ?? 'a file'}
          </h2>
          <p className="text-muted">Say what each column is; the file is then read so.</p>
        </header>
        <div className="flex flex-wrap items-center gap-3">
          <Button
            size="LARGE"
            data-autofocus={first === undefined ? '' : undefined}
            variant={file === undefined ? 'PRIMARY' : 'PLAIN'}
            onClick={() => input.current?.click()}
          >
            {file === undefined ? 'Choose the file' : 'Choose another file'}
          </Button>
          <span className="text-muted">
            {importName !== undefined && file === undefined
              ? 'The browser shows its first lines; it is not sent again.'
              : 'The browser reads its first lines.'}
          </span>
          <input
            ref={input}
            type="file"
            hidden
            aria-label="File to map"
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? file);
              event.target.value = '';
            }}
          />
        </div>
        {sample === undefined && importName === undefined && mappings.length > 0 && file === undefined ? (
          <p className="text-muted">
            Choose a file first to use a saved mapping, or pick one under “Read as” on the page.
          </p>
        ) : null}
        <SavedMappings mappings={mappings} onUse={use} canUse={sample !== undefined || importName !== undefined} />
        {fault === undefined ? null : <Notice tone="DANGER">{fault}</Notice>}
        {file !== undefined && draft === undefined && fault === undefined ? (
          <Loading what="the columns" height={280} />
        ) : null}
        {sample === undefined || draft === undefined ? null : (
          <>
            {isUnknown ? (
              <Notice tone="INFO">Nothing likely was recognised: say for each column what it is.</Notice>
            ) : null}
            <MappingForm draft={draft} sample={sample} onChange={setDraft} />
            <div className="max-w-sm">
              <TextField
                label="Name of the mapping"
                hint={
                  mappings.some(({ name }) => name === draft.name.trim())
                    ? 'It takes the place of the saved one of this name.'
                    : 'Under this name it is saved for everybody of the desk.'
                }
                maxLength={100}
                autoComplete="off"
                value={draft.name}
                onChange={(event) => {
                  setDraft({ ...draft, name: event.target.value });
                }}
              />
            </div>
          </>
        )}
        {isTried && faults.length > 0 ? (
          <Notice tone="DANGER">
            {faults.map((text) => (
              <span key={text} className="block">
                {text}
              </span>
            ))}
          </Notice>
        ) : null}
        {failure === undefined ? null : <Notice tone="DANGER">{failure}</Notice>}
        <div className="sticky bottom-0 -mx-4 -mb-4 flex flex-wrap justify-end gap-2 border-t border-line bg-panel px-4 py-3">
          <Button size="LARGE" onClick={onClose}>
            Close
          </Button>
          {draft === undefined ? null : (
            <>
              <Button
                size="LARGE"
                isBusy={busy === 'SAVE'}
                disabled={busy === 'IMPORT'}
                onClick={() => {
                  saveDraft('SAVE');
                }}
              >
                Save
              </Button>
              <Button
                size="LARGE"
                variant="PRIMARY"
                isBusy={busy === 'IMPORT'}
                disabled={busy === 'SAVE'}
                onClick={() => {
                  saveDraft('IMPORT');
                }}
              >
                Save and import
              </Button>
            </>
          )}
        </div>
      </div>
    </Dialog>
  );
}

interface DraftState {
  readonly sample?: Sample;
  readonly draft?: MappingDraft;
  /** Why the file cannot be looked into. */
  readonly fault?: string;
  /** Whether nothing likely was proposed. */
  readonly isUnknown?: boolean;
}

/** Looks into a file and has its columns proposed. */
function useDraft(file: File | undefined) {
  const client = useApolloClient();
  const [state, setState] = useState<DraftState>({});
  const propose = useEffectEvent(async ({ header, lines }: Sample): Promise<MappingDraft | undefined> => {
    const { data } = await client.query({
      query: SuggestColumnMappingDocument,
      variables: { header, sampleLines: lines },
      fetchPolicy: 'no-cache',
    });
    const proposal = data?.suggestColumnMapping ?? null;
    return proposal === null ? undefined : draftOf(proposal);
  });
  useEffect(() => {
    if (file === undefined) return;
    let isOver = false;
    const look = async (): Promise<DraftState> => {
      const sample = await readSample(file);
      const proposed = await propose(sample);
      return { sample, draft: proposed ?? blankDraft(sample.header), isUnknown: proposed === undefined };
    };
    void look()
      .catch((error: unknown): DraftState => ({
        fault: error instanceof RangeError ? error.message : failureText(error),
      }))
      .then((next) => {
        if (!isOver) setState(next);
      });
    return () => {
      isOver = true;
      setState({});
    };
  }, [file]);
  const setDraft = (draft: MappingDraft): void => {
    setState((before) => ({ ...before, draft }));
  };
  return { ...state, setDraft };
}
