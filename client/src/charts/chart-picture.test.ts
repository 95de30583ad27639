import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { chartPicture } from './chart-picture.js';

const OPTIONS = { title: 'Surface', legend: [{ name: 'Now', colour: 'red' }], ink: 'black', ground: 'white' };
const drawImage = jest.fn<(source: Element, ...box: number[]) => void>();
const fillText = jest.fn<(text: string) => void>();

/** Reads at once whatever it is given. */
class ReadyImage {
  onload: () => void = () => undefined;
  #source = '';

  get src(): string {
    return this.#source;
  }

  set src(source: string) {
    this.#source = source;
    queueMicrotask(this.onload);
  }
}

function placed<T extends Element>(element: T, left: number, top: number, width: number, height: number): T {
  element.getBoundingClientRect = () => new DOMRect(left, top, width, height);
  return element;
}

function svg(id: string): SVGSVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  element.id = id;
  return element;
}

beforeEach(() => {
  class Rect {
    constructor(
      readonly left: number,
      readonly top: number,
      readonly width: number,
      readonly height: number,
    ) {}
  }
  const context = {
    scale: () => undefined,
    fillRect: () => undefined,
    measureText: () => ({ width: 30 }),
    drawImage,
    fillText,
  };
  Object.assign(globalThis, { DOMRect: Rect, Image: ReadyImage });
  Object.assign(HTMLCanvasElement.prototype, {
    getContext: () => context,
    toBlob: (tell: (blob: Blob) => void) => {
      tell(new Blob(['picture']));
    },
  });
});
afterEach(() => {
  drawImage.mockClear();
  fillText.mockClear();
});

test('a canvas, the texts over it and the legend under it lie on the picture as on the page', async () => {
  const container = placed(document.createElement('div'), 100, 200, 640, 420);
  const canvas = placed(document.createElement('canvas'), 100, 200, 640, 390);
  const texts = placed(svg('texts'), 100, 200, 640, 390);
  texts.append(svg('inside'));
  container.append(canvas, texts, placed(svg('bar'), 110, 590, 300, 30));
  const picture = await chartPicture(container, OPTIONS);
  expect(picture.size).toBeGreaterThan(0);
  // Sixteen pixels around, and 44 above for title and legend.
  expect(drawImage.mock.calls.map(([, ...box]) => box)).toEqual([
    [16, 60, 640, 390],
    [16, 60, 640, 390],
    [26, 450, 300, 30],
  ]);
  expect(drawImage.mock.calls[0]?.[0]).toBe(canvas);
  const bar = drawImage.mock.calls[2]?.[0] as unknown as ReadyImage;
  expect(decodeURIComponent(bar.src)).toContain('id="bar"');
  expect(fillText.mock.calls.map(([text]) => text)).toEqual(['Surface', 'Now']);
});

test('a chart that is not drawn yet has no picture', async () => {
  await expect(chartPicture(document.createElement('div'), OPTIONS)).rejects.toThrow('not drawn yet');
});
