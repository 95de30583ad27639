/** A chart as a PNG: what is on the page, with its title and legend above it. */
const SCALE = 2;
const PADDING = 16;
const HEADER_HEIGHT = 44;
const FONT = '12px system-ui, sans-serif';

export interface PictureOptions {
  readonly title: string;
  /** Names of the lines with their colours. */
  readonly legend: readonly { readonly name: string; readonly colour: string }[];
  readonly ink: string;
  readonly ground: string;
}

/**
 * @param container the chart's element; its drawings (SVG, or a canvas that keeps what it has drawn) are laid on the
 *   picture as they lie on the page
 * @throws {Error} where nothing is drawn yet or the browser cannot draw it
 */
export async function chartPicture(container: HTMLElement, options: PictureOptions): Promise<Blob> {
  const { left: originX, top: originY, width, height } = container.getBoundingClientRect();
  const drawings = await Promise.all(drawingsOf(container).map(toDrawing));
  if (drawings.length === 0) throw new Error('The chart is not drawn yet.');

  const canvas = document.createElement('canvas');
  canvas.width = (width + 2 * PADDING) * SCALE;
  canvas.height = (height + HEADER_HEIGHT + 2 * PADDING) * SCALE;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The browser cannot draw.');
  context.scale(SCALE, SCALE);
  context.fillStyle = options.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = options.ink;
  context.font = `600 ${FONT}`;
  context.fillText(options.title, PADDING, PADDING + 12);
  context.font = FONT;
  let left = PADDING;
  for (const { name, colour } of options.legend) {
    context.fillStyle = colour;
    context.fillRect(left, PADDING + 26, 14, 3);
    context.fillStyle = options.ink;
    context.fillText(name, left + 20, PADDING + 32);
    left += 40 + context.measureText(name).width;
  }
  for (const { source, box } of drawings) {
    const [x, y] = [PADDING + box.left - originX, PADDING + HEADER_HEIGHT + box.top - originY];
    context.drawImage(source, x, y, box.width, box.height);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The browser cannot write a PNG.'));
      else resolve(blob);
    }, 'image/png');
  });
}

interface Drawing {
  readonly source: CanvasImageSource;
  readonly box: DOMRect;
}

function drawingsOf(container: HTMLElement): (HTMLCanvasElement | SVGSVGElement)[] {
  return [...container.querySelectorAll<HTMLCanvasElement | SVGSVGElement>('canvas, svg')].filter(
    (element) => element.parentElement?.closest('svg') === null,
  );
}

async function toDrawing(element: HTMLCanvasElement | SVGSVGElement): Promise<Drawing> {
  const box = element.getBoundingClientRect();
  return { source: element instanceof HTMLCanvasElement ? element : await toImage(element), box };
}

function toImage(svg: SVGSVGElement): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true) as SVGSVGElement; // the clone of an SVG element is one
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('font-family', 'system-ui, sans-serif');
  return load(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`);
}

function load(source: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      resolve(image);
    };
    image.onerror = () => {
      reject(new Error('The browser cannot read the chart.'));
    };
    image.src = source;
  });
}
