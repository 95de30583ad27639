import { useSyncExternalStore } from 'react';

import { keepStored, readStored } from './storage.js';

export type ThemeChoice = 'system' | 'light' | 'dark';

const STORAGE_KEY = 'cushing.theme';
const listeners = new Set<() => void>();
let choice: ThemeChoice = 'system';

/** Takes up the choice that was made before, ahead of the first paint. */
export function restoreTheme(): void {
  const stored = readStored(STORAGE_KEY);
  if (stored === 'light' || stored === 'dark') applyTheme(stored);
}

/** Applies a choice and keeps it; `system` follows the browser. */
export function chooseTheme(next: ThemeChoice): void {
  applyTheme(next);
  keepStored(STORAGE_KEY, next);
}

/** @returns what was chosen */
export function currentTheme(): ThemeChoice {
  return choice;
}

/** @returns what was chosen, with a new value when it changes */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, currentTheme);
}

/** Told when the colours change, by choice or by the system. */
export function onThemeChange(listener: () => void): () => void {
  const stopListening = subscribe(listener);
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', listener);
  return () => {
    stopListening();
    system.removeEventListener('change', listener);
  };
}

function applyTheme(next: ThemeChoice): void {
  choice = next;
  if (next === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
