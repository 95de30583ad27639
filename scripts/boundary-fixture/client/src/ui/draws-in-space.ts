// breaks: client-three-only-in-charts
export { Vector3 } from 'three';
