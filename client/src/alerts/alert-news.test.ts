/** That nothing is told twice, however it comes. */
import { expect, test } from '@jest/globals';

import { AlertNews } from './alert-news.js';

const event = (id: string, readAt: string | null = null) => ({ id, readAt });

/** @returns a memory that outlives what uses it */
function memory(kept: string | null = null) {
  return {
    kept,
    read() {
      return this.kept;
    },
    write(id: string) {
      this.kept = id;
    },
  };
}

const ids = (events: readonly { readonly id: string }[]): readonly string[] => events.map(({ id }) => id);

test('an event comes once, by the socket or by the list', () => {
  const news = new AlertNews(memory());
  expect(news.take(event('1'))).toBe(true);
  expect(news.take(event('1'))).toBe(false);
  expect(ids(news.takeList([event('2'), event('1')]))).toEqual(['2']);
  expect(news.take(event('2'))).toBe(false);
  expect(news.takeList([event('2'), event('1')])).toEqual([]);
});

test('what was missed comes in the order of its time, without what was read elsewhere', () => {
  const news = new AlertNews(memory());
  news.takeList([event('1')]);
  expect(ids(news.takeList([event('4'), event('3', '2026-11-21'), event('2'), event('1')]))).toEqual(['2', '4']);
});

test('a page that is opened again tells only what is newer than what it told', () => {
  const kept = memory();
  new AlertNews(kept).take(event('5'));
  expect(kept.kept).toBe('5');
  expect(ids(new AlertNews(kept).takeList([event('6'), event('5'), event('4')]))).toEqual(['6']);
});

test('what comes late does not set the memory back', () => {
  const kept = memory('5');
  const news = new AlertNews(kept);
  expect(news.take(event('3'))).toBe(true);
  expect(kept.kept).toBe('5');
});

test('older ones that move up the list, as later ones are removed, are no news', () => {
  const news = new AlertNews(memory());
  news.takeList([event('9'), event('8')]);
  expect(ids(news.takeList([event('9'), event('7'), event('6')]))).toEqual([]);
});
