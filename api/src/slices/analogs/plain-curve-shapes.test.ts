/** The plain store that the tests of this slice use fulfils the contract that DuckDB does. */
import { curveShapeStoreContract } from './curve-shape-store.contract.js';
import { PlainCurveShapes } from './plain-curve-shapes.contract.js';

curveShapeStoreContract('plain', () =>
  Promise.resolve({ shapes: new PlainCurveShapes(), close: () => Promise.resolve() }),
);
