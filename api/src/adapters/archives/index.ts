export { ArchiveUnpacker } from './archive-unpacker.js';
