export { formatNamed } from './formats/detect-format.js';
export { FORMATS } from './formats/formats.js';
export { ImportService } from './import.service.js';
export type { ImportServiceOptions } from './import.service.js';
export type * from './ingestion.ports.js';
export { REJECTION_REASONS } from './ingestion.types.js';
export type * from './ingestion.types.js';
