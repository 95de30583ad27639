import { useEffect, useEffectEvent, useState } from 'react';

/**
 * Takes files that are dropped anywhere on the page, but for a dialog.
 *
 * @returns whether files are held over the page
 */
export function useFileDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const take = useEffectEvent(onFiles);
  useEffect(() => {
    // Every part of the page that is entered on the way is left again.
    let depth = 0;
    const isTaken = (event: DragEvent): boolean =>
      event.dataTransfer?.types.includes('Files') === true && document.querySelector('dialog[open]') === null;
    const enter = (event: DragEvent): void => {
      if (!isTaken(event)) return;
      event.preventDefault();
      depth += 1;
      setIsOver(true);
    };
    const over = (event: DragEvent): void => {
      // Beside a dialog too: the browser would leave the page for the file.
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = isTaken(event) ? 'copy' : 'none';
    };
    const leave = (event: DragEvent): void => {
      if (!isTaken(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setIsOver(false);
    };
    const drop = (event: DragEvent): void => {
      depth = 0;
      setIsOver(false);
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      const files = Array.from(event.dataTransfer.files);
      if (document.querySelector('dialog[open]') === null && files.length > 0) take(files);
    };
    const listeners = { dragenter: enter, dragover: over, dragleave: leave, drop } as const;
    const all = Object.entries(listeners) as [keyof typeof listeners, (event: DragEvent) => void][]; // the entries of the object above
    for (const [name, listener] of all) document.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of all) document.removeEventListener(name, listener);
    };
  }, []);
  return isOver;
}
