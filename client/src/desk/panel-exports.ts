import { print } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { RefObject } from 'react';

import { useNotify } from '../ui/toasts.js';
import { chartPicture } from '../charts/chart-picture.js';
import type { ChartSeries } from '../charts/chart-types.js';
import { lineStyle } from '../charts/line-style.js';
import { useChartColours } from '../charts/use-chart-colours.js';
import { toCsv } from '../lib/csv.js';
import type { CsvValue } from '../lib/csv.js';
import { downloadBlob, downloadText } from '../lib/download.js';
import type { MenuItem } from '../ui/menu.js';

/** What a panel shows, as it is taken out of it. */
export interface PanelContent {
  /** File name without its ending. */
  readonly name: string;
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly CsvValue[])[];
  /** Where they move without a render: asked for them when they are taken out. */
  readonly readRows?: () => readonly (readonly CsvValue[])[];
  /** The question whose answer is shown. */
  readonly query: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The chart, where there is one. */
  readonly chart?: { readonly element: RefObject<HTMLDivElement | null>; readonly series: readonly ChartSeries[] };
}

/** @returns what the menu of a panel offers */
export function usePanelExports(content: PanelContent): readonly MenuItem[] {
  const notify = useNotify();
  const colours = useChartColours();
  const { name, title, header, rows, query, variables, chart, readRows = () => rows } = content;
  const tell = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      notify(error instanceof Error ? error.message : 'That did not work.');
    });
  };
  const savePicture = async (): Promise<void> => {
    const container = chart?.element.current;
    if (chart === undefined || container === null || container === undefined) return;
    const legend = chart.series.map((line, index) => ({ name: line.name, colour: lineStyle(colours, index).colour }));
    const picture = await chartPicture(container, { title, legend, ink: colours.ink, ground: colours.panel });
    downloadBlob(`${name}.png`, picture);
  };
  const copyQuery = async (): Promise<void> => {
    await navigator.clipboard.writeText(print(query));
    notify('Query copied');
  };
  const isDisabled = rows.length === 0;
  return [
    {
      text: 'CSV',
      isDisabled,
      run: () => {
        downloadText(`${name}.csv`, toCsv(header, readRows()), 'text/csv');
      },
    },
    {
      text: 'JSON',
      isDisabled,
      run: () => {
        const records = readRows().map((row) =>
          Object.fromEntries(header.map((key, index) => [key, row[index] ?? null])),
        );
        downloadText(`${name}.json`, `${JSON.stringify(records, null, 2)}\n`, 'application/json');
      },
    },
    ...(chart === undefined
      ? []
      : [
          {
            text: 'PNG',
            isDisabled,
            run: () => {
              tell(savePicture());
            },
          },
        ]),
    {
      text: 'Copy query',
      run: () => {
        tell(copyQuery());
      },
    },
    {
      text: 'Open in explorer',
      run: () => {
        const question = new URLSearchParams({ query: print(query), variables: JSON.stringify(variables, null, 2) });
        window.open(`/explorer?${question.toString()}`, '_blank', 'noopener');
      },
    },
  ];
}
