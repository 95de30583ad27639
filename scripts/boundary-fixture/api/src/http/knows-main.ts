// breaks: nothing-imports-entrypoints
export { main } from '../entrypoints/main.js';
