import { Button } from '../ui/button.js';
import { useNotificationState } from './browser-notifications.js';

/** Whether alerts come as messages of the browser too, and the one place where that is asked for. */
export function NotificationPermission() {
  const [state, ask] = useNotificationState();
  if (state === 'UNSUPPORTED') return null;
  if (state === 'UNASKED') return <Button onClick={ask}>Allow browser notifications</Button>;
  return (
    <span className="text-muted">
      {state === 'ALLOWED'
        ? 'Browser notifications are on.'
        : 'Browser notifications are blocked: allow them in the settings of the browser.'}
    </span>
  );
}
