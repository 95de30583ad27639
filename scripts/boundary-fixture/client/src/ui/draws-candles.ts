// breaks: client-candles-only-in-charts
export { createChart } from 'lightweight-charts';
