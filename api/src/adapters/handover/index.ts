export { controlAddress } from './control-address.js';
export { ImportHandoverClient } from './import-handover-client.js';
export { ImportHandoverServer } from './import-handover-server.js';
export type { ImportHandoverServerOptions } from './import-handover-server.js';
