/** What browsers have and jsdom has not; to be imported before what needs it. */
import { TextDecoder, TextEncoder } from 'node:util';

Object.assign(globalThis, { TextDecoder, TextEncoder });
