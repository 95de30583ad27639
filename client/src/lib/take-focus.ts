/** Given as the `ref` of what comes in place of what had the focus, which would be lost with it. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
