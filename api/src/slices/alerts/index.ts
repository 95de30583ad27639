export * from './alerts.types.js';
export * from './alerts.ports.js';
export { AlertJudge } from './alert-judge.js';
export type { AlertJudgeOptions } from './alert-judge.js';
export type { AtmVols, PresentValue } from './alert-subjects.js';
export type { AlertEdit, AlertWish } from './alert-wishes.js';
export { AlertsService } from './alerts.service.js';
export type { AlertEventPage, AlertsServiceOptions } from './alerts.service.js';
