// breaks: no-unresolvable
export { nothing } from './nothing.js';
