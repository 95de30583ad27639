import { useState } from 'react';

/** What the browser allows; `UNSUPPORTED` where it, or the way the page came, knows no notifications. */
export type NotificationState = 'ALLOWED' | 'BLOCKED' | 'UNASKED' | 'UNSUPPORTED';

interface BrowserMessage {
  readonly title: string;
  readonly body: string;
  /** A message of the same tag takes the place of another tab's without a sound. */
  readonly tag: string;
  readonly onClick: () => void;
}

const STATES: Readonly<Record<NotificationPermission, NotificationState>> = {
  default: 'UNASKED',
  denied: 'BLOCKED',
  granted: 'ALLOWED',
};

export function notificationState(): NotificationState {
  const api = notificationApi();
  return api === undefined ? 'UNSUPPORTED' : STATES[api.permission];
}

/** Shows a message of the system, where that was allowed; else does nothing. */
export function showNotification({ title, body, tag, onClick }: BrowserMessage): void {
  const api = notificationApi();
  if (api?.permission !== 'granted') return;
  try {
    const shown = new api(title, { body, tag, icon: '/favicon.svg' });
    shown.onclick = () => {
      window.focus();
      onClick();
      shown.close();
    };
  } catch {
    // Some telephones have them for installed pages alone; the toast is shown anyway.
  }
}

/** @returns what is allowed, and the way to ask, which only a press of a button may take */
export function useNotificationState(): readonly [NotificationState, () => void] {
  const [state, setState] = useState(notificationState);
  const ask = (): void => {
    void notificationApi()
      ?.requestPermission()
      .then((permission) => {
        setState(STATES[permission]);
      });
  };
  return [state, ask];
}

function notificationApi(): typeof Notification | undefined {
  return 'Notification' in globalThis ? Notification : undefined;
}
