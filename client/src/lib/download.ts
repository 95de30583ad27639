/** Offers a file to the person at the browser. */
export function downloadBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the blob once the click was handled.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 1_000);
}

/** @param type media type, as in `text/csv` */
export function downloadText(name: string, text: string, type: string): void {
  downloadBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
}
