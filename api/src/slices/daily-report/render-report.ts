import type { DailyReport } from './daily-report.types.js';
import { Markup, markup } from './markup.js';
import { reportSections } from './report-sections.js';
import { REPORT_STYLE } from './report-style.js';
import { dateText, longDateText, sourceText } from './report-texts.js';

/** What stands around a report that is mailed. */
export interface ReportFrame {
  /** Where who does not want it any more says so; in mails alone. */
  readonly unsubscribeAddress?: string | undefined;
}

/** @returns the report as one HTML document that needs nothing else: no script, no picture, no file beside it */
export function renderReport(report: DailyReport, { unsubscribeAddress }: ReportFrame = {}): string {
  const unsubscribing =
    unsubscribeAddress === undefined
      ? undefined
      : markup`<p>You get this because you asked for it. <a href="${unsubscribeAddress}">Unsubscribe</a></p>\n`;
  return pageOf(
    reportTitle(report),
    markup`<header>
<h1>Daily market report</h1>
<p class="date"><time datetime="${report.tradeDate}">${longDateText(report.tradeDate)}</time></p>
<p class="source">${sourceText(report)}</p>
${askedNote(report)}</header>
<main>
${reportSections(report)}</main>
<footer>
<p>Settles in each product’s quotation. – stands for what is not there. Made by Cushing.</p>
${unsubscribing}</footer>
`,
  );
}

/** As in "Daily market report, 20 Nov 2026 (SIMULATED)": also the subject of its mail. */
export function reportTitle(report: DailyReport): string {
  const source = sourceText(report).split(':', 1)[0] ?? '';
  return `Daily market report, ${dateText(report.tradeDate)} (${source})`;
}

/** @returns a whole document in the report's one style */
export function pageOf(title: string, body: Markup): string {
  // The style stands alone between its tags: its hash is of every sign.
  const document = markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${Markup.trusted(REPORT_STYLE)}</style>
</head>
<body>
${body}</body>
</html>
`;
  return document.text;
}

function askedNote({ askedDate, tradeDate }: DailyReport): Markup | undefined {
  if (askedDate === undefined || askedDate === tradeDate) return undefined;
  const text = `Nothing settled on ${dateText(askedDate)}: this is the last trade date before it.`;
  return markup`<p class="note">${text}</p> `;
}
