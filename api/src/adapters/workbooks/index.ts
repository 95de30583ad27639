export { FileWorkbookReader } from './workbook-reader.js';
export { StreamWorkbookWriter } from './workbook-writer.js';
