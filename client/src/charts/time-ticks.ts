/** Marks of time axes: round months and years, never closer than a label is wide. */
import {
  fromDayNumber,
  fromMonthIndex,
  parseContractMonth,
  toDayNumber,
  toMonthIndex,
  isoDate,
} from '@cushing/products';
import type { ContractMonth } from '@cushing/products';

import { monthName } from '../lib/format.js';
import type { ChartTick } from './chart-types.js';

/** Pixels that a label with its space around takes. */
const LABEL_WIDTH = 64;
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240] as const;
const DAY_STEPS = [1, 2, 7, 14] as const;
const DAYS_A_MONTH = 30.44;

/** @returns marks of an axis of month indices, January at the coarser steps */
export function monthTicks(from: number, to: number, width: number): readonly ChartTick[] {
  const step = roomyStep(MONTH_STEPS, to - from, width);
  const ticks: ChartTick[] = [];
  for (let index = Math.ceil(from / step) * step; index <= to; index += step) {
    ticks.push({ value: index, text: monthLabel(fromMonthIndex(index), step) });
  }
  return ticks;
}

/** @returns marks of an axis of day numbers: days while there is room, else first days of months */
export function dayTicks(from: number, to: number, width: number): readonly ChartTick[] {
  const days = DAY_STEPS.find((step) => (to - from) / step <= width / LABEL_WIDTH);
  if (days !== undefined) return dayMarks(from, to, days);
  const first = monthIndexOf(from);
  const last = monthIndexOf(to);
  const step = roomyStep(MONTH_STEPS, (to - from) / DAYS_A_MONTH, width);
  const ticks: ChartTick[] = [];
  for (let index = Math.ceil(first / step) * step; index <= last; index += step) {
    const month = fromMonthIndex(index);
    const value = toDayNumber(isoDate(`${month}-01`));
    if (value >= from && value <= to) ticks.push({ value, text: monthLabel(month, step) });
  }
  return ticks;
}

function dayMarks(from: number, to: number, step: number): readonly ChartTick[] {
  const ticks: ChartTick[] = [];
  // Day 4 was a Monday, so weekly marks stand on Mondays.
  for (let day = Math.ceil((from - 4) / step) * step + 4; day <= to; day += step) {
    const date = fromDayNumber(day);
    const month = parseContractMonth(date.slice(0, 7));
    if (month !== undefined) ticks.push({ value: day, text: `${Number(date.slice(8))} ${monthName(month)}` });
  }
  return ticks;
}

function monthLabel(month: ContractMonth, step: number): string {
  return step >= 12 ? month.slice(0, 4) : `${monthName(month)} ’${month.slice(2, 4)}`;
}

function monthIndexOf(day: number): number {
  const month = parseContractMonth(fromDayNumber(day).slice(0, 7));
  return month === undefined ? 0 : toMonthIndex(month);
}

function roomyStep(steps: readonly number[], span: number, width: number): number {
  return steps.find((step) => span / step <= width / LABEL_WIDTH) ?? steps.at(-1) ?? 1;
}
