// breaks: no-cycles
export { b } from './cycle-b.js';
