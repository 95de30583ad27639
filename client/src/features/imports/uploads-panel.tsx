import { useImperativeHandle, useRef, useState } from 'react';
import type { Ref } from 'react';

import { useShortcuts } from '../../lib/use-shortcuts.js';
import { Button } from '../../ui/button.js';
import { Checkbox } from '../../ui/checkbox.js';
import { InlineSelect } from '../../ui/inline-select.js';
import { Panel } from '../../ui/panel.js';
import type { SavedMappingFragment } from '../../gql/graphql.js';
import { FORMATS, countOf } from './import-words.js';
import type { UploadSettings } from './send-file.js';
import { isPending } from './upload-queue.js';
import { UploadRow } from './upload-row.js';
import { useFileDrop } from './use-file-drop.js';
import { useUploads } from './use-uploads.js';

/** What other parts of the page have files imported by. */
export interface UploadsHandle {
  readonly send: (files: readonly File[], mapping: string) => void;
}

interface UploadsPanelProps {
  readonly ref: Ref<UploadsHandle>;
  readonly mappings: readonly SavedMappingFragment[];
  readonly open: string | undefined;
  readonly onOpen: (importId: string) => void;
  /** Opens the mapping of columns. */
  readonly onMap: () => void;
}

const BY_CONTENT = 'content';
const MAPPING = 'mapping:';

/** Where files are chosen or dropped, and what becomes of them. */
export function UploadsPanel({ ref, mappings, open, onOpen, onMap }: UploadsPanelProps) {
  const { queue, uploads } = useUploads();
  const [readAs, setReadAs] = useState<string>(BY_CONTENT);
  const [isLookedAtFirst, setIsLookedAtFirst] = useState(false);
  const [skipBadRows, setSkipBadRows] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const options = [
    { value: BY_CONTENT, text: 'Format by content' },
    ...mappings.map(({ id, name }) => ({ value: `${MAPPING}${id}`, text: `Columns: ${name}` })),
    ...FORMATS.map(({ name, text }) => ({ value: name, text })),
  ];
  // A mapping that was removed meanwhile is no longer one.
  const chosen = options.some(({ value }) => value === readAs) ? readAs : BY_CONTENT;
  const settings: UploadSettings = { ...reading(chosen), skipBadRows, isLookedAtFirst };
  const add = (files: readonly File[]): void => {
    if (files.length > 0) queue.add(files, settings);
  };
  const choose = (): void => {
    input.current?.click();
  };
  const isOver = useFileDrop(add);
  useShortcuts({ u: choose, m: onMap });
  useImperativeHandle(
    ref,
    () => ({
      send: (files, mapping) => {
        queue.add(files, { mapping, skipBadRows, isLookedAtFirst });
      },
    }),
    [queue, skipBadRows, isLookedAtFirst],
  );
  const done = uploads.filter((upload) => !isPending(upload));
  return (
    <Panel
      title="Import files"
      note={uploads.some(isPending) ? `${countOf(uploads.filter(isPending).length, 'file')} to send` : undefined}
      controls={
        <>
          {done.length > 1 ? (
            <Button
              onClick={() => {
                queue.remove(done.map(({ key }) => key));
              }}
            >
              Clear the list
            </Button>
          ) : null}
          <Button onClick={onMap}>Map columns…</Button>
        </>
      }
    >
      <div
        data-over={isOver}
        className="flex flex-wrap items-center gap-x-6 gap-y-2 rounded-md border border-dashed border-field-line px-3 py-3 data-[over=true]:border-solid data-[over=true]:border-accent data-[over=true]:bg-selected"
      >
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button variant="PRIMARY" size="LARGE" onClick={choose}>
            Choose files
          </Button>
          <span>
            {isOver ? <strong>Let go to import</strong> : 'or drop them anywhere on this page'}
            <span className="block text-muted">CSV, text, JSON, Excel or Parquet; packed as .gz or .zip too</span>
          </span>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            aria-label="Files to import"
            onChange={(event) => {
              add(Array.from(event.target.files ?? []));
              // The same file may be chosen once more.
              event.target.value = '';
            }}
          />
        </div>
        <div className="ml-auto flex flex-wrap items-start gap-x-4 gap-y-1 max-sm:ml-0">
          <InlineSelect label="Read as" options={options} value={chosen} onChange={setReadAs} />
          <Checkbox
            label="Look at it first"
            title="It is judged, and stored when somebody approves it."
            checked={isLookedAtFirst}
            onChange={(event) => {
              setIsLookedAtFirst(event.target.checked);
            }}
          />
          <Checkbox
            label="Leave bad rows out"
            title="Rows that can’t be right are left out, and the others stored. Otherwise one of them refuses the file."
            checked={skipBadRows}
            onChange={(event) => {
              setSkipBadRows(event.target.checked);
            }}
          />
        </div>
      </div>
      {uploads.length === 0 ? null : (
        <ul aria-label="Files of this visit" className="mt-2 max-h-56 overflow-y-auto">
          {uploads.map((upload) => (
            <UploadRow
              key={upload.key}
              upload={upload}
              isOpen={upload.state.kind === 'TAKEN' && upload.state.importId === open}
              onOpen={onOpen}
              onCancel={() => {
                queue.cancel(upload.key);
              }}
              onRetry={() => {
                queue.retry(upload.key);
              }}
              onRemove={() => {
                queue.remove([upload.key]);
              }}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function reading(readAs: string): Pick<UploadSettings, 'format' | 'mapping'> {
  if (readAs === BY_CONTENT) return {};
  return readAs.startsWith(MAPPING) ? { mapping: readAs.slice(MAPPING.length) } : { format: readAs };
}
