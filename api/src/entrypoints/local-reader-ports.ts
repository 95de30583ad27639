import { ArchiveUnpacker } from '../adapters/archives/index.js';
import { DuckParquetReader, DuckStagingAreas } from '../adapters/duckdb/index.js';
import { LocalFiles } from '../adapters/local-files/local-files.js';
import { FileWorkbookReader } from '../adapters/workbooks/index.js';
import type { FileReaderPorts } from '../slices/ingestion/index.js';

/** What the files of this machine are read with. */
export function localReaderPorts(): FileReaderPorts {
  return {
    files: new LocalFiles(),
    parquet: new DuckParquetReader(),
    workbooks: new FileWorkbookReader(),
    unpacker: new ArchiveUnpacker(),
    staging: new DuckStagingAreas(),
  };
}
