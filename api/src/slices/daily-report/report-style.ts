import { createHash } from 'node:crypto';

/** Light as paper; dark only on a screen that asks for it. A4 portrait in print, where no section is broken. */
export const REPORT_STYLE = `
:root{--paper:#fff;--ink:#16191d;--quiet:#565d66;--line:#d5d9de;--faint:#eceef1;--up:#005a9c;--down:#b84a00;--month:#6b4a9e;--note:#f5f6f8}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:14px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{max-width:1120px;margin:0 auto;padding:24px 20px 40px;font-variant-numeric:tabular-nums lining-nums}
h1{font-size:26px;line-height:1.2;margin:0 0 4px}
h2{font-size:17px;line-height:1.3;margin:0 0 8px}
h3{font-size:15px;margin:0 0 8px}
h3 .name{font-weight:400;color:var(--quiet)}
p{margin:0 0 8px;max-width:75ch}
header{border-bottom:2px solid var(--ink);padding-bottom:12px}
section{margin:26px 0 0}
section section{margin:18px 0 0;padding-top:14px;border-top:1px solid var(--line)}
.date{font-size:17px;margin:0 0 8px}
.source{display:inline-block;border:1px solid var(--line);background:var(--note);padding:4px 10px;border-radius:4px;margin:0 0 6px}
.note,.missing,footer{color:var(--quiet)}
.missing{border-left:3px solid var(--line);padding-left:10px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
caption{text-align:left;color:var(--quiet);padding:0 0 6px;caption-side:top}
caption span{display:block;position:sticky;left:0;max-width:min(75ch,calc(100vw - 40px))}
th,td{padding:4px 10px;text-align:right;white-space:nowrap;border-bottom:1px solid var(--faint);font-weight:400}
thead th{color:var(--quiet);border-bottom:1px solid var(--line);vertical-align:bottom}
th:first-child,td:first-child{padding-left:0}
th:last-child,td:last-child{padding-right:0}
.text{text-align:left}
tbody th{text-align:left}
tbody th b{font-weight:600}
.wrap{white-space:normal;min-width:12em}
.up{color:var(--up)}
.down{color:var(--down)}
.arrow{font-size:.72em;padding-left:.35em;display:inline-block;width:1.5em;text-align:left}
.product{display:grid;gap:10px 28px}
.product>*{min-width:0}
.product h3{margin:0}
figure{margin:0}
figcaption{color:var(--quiet);font-size:13px}
.key{white-space:nowrap}
.key svg{width:30px;height:8px;vertical-align:middle}
.chart{display:block;width:100%;height:auto;max-width:620px}
.grid path{stroke:var(--faint);fill:none}
.axis text,.end{font-size:13.5px;fill:var(--quiet)}
.curve{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
circle.curve{stroke-width:3}
.curve.now{stroke:var(--ink);stroke-width:2.6}
.curve.previous{stroke:var(--quiet);stroke-dasharray:7 5}
.curve.month-before{stroke:var(--month);stroke-dasharray:.5 5;stroke-width:2.6}
.end.now{fill:var(--ink);font-weight:600}
.end.month-before{fill:var(--month)}
footer{margin-top:32px;border-top:1px solid var(--line);padding-top:10px;font-size:13px}
a{color:var(--up)}
button{font:inherit;padding:8px 16px;border:1px solid var(--ink);border-radius:4px;background:var(--ink);color:var(--paper);cursor:pointer}
@media (min-width:760px){.product{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}.product h3{grid-column:1/-1}}
@media screen and (max-width:480px){body{padding:16px 14px 32px}th,td{padding:4px 7px}h1{font-size:22px}}
@media screen and (prefers-color-scheme:dark){:root{--paper:#14171b;--ink:#e9ecef;--quiet:#a6aeb8;--line:#3a4149;--faint:#262b31;--up:#6fb7f2;--down:#f29a5c;--month:#b79ce6;--note:#1c2126;color-scheme:dark}}
@page{size:A4 portrait;margin:14mm 13mm 15mm}
@media print{
html{font-size:9.2pt}
body{max-width:none;padding:0}
h1{font-size:18pt}h2{font-size:12.5pt}h3{font-size:11pt}
section{margin-top:14pt}
section section{margin-top:9pt;padding-top:8pt}
.whole,.product,figure,table,tr,header{break-inside:avoid}
h2,h3,caption{break-after:avoid}
thead{display:table-header-group}
.scroll{overflow:visible}
table{font-size:8.6pt}th,td{padding:2pt 4pt}.wrap{min-width:0}
.product{grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:4pt 16pt}.product h3{grid-column:1/-1}
.product table{font-size:8pt;line-height:1.35}.product th,.product td{padding:1pt 4pt}
figcaption,footer{font-size:8.4pt}
a{color:inherit;text-decoration:none}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
`;

const STYLE_HASH = createHash('sha256').update(REPORT_STYLE).digest('base64');

/** What a browser may do with such a page: show it in its one style. A form goes to ourselves. */
export const REPORT_POLICY =
  `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; ` +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
