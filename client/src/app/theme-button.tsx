import { chooseTheme, currentTheme, useThemeChoice } from '../lib/theme.js';
import type { ThemeChoice } from '../lib/theme.js';
import { Button } from '../ui/button.js';

const NEXT: Readonly<Record<ThemeChoice, ThemeChoice>> = { system: 'light', light: 'dark', dark: 'system' };
const SIGN: Readonly<Record<ThemeChoice, string>> = { system: '◐', light: '☀', dark: '☾' };

/** Goes through the themes: as the system has it, light, dark. */
export function toNextTheme(): void {
  chooseTheme(NEXT[currentTheme()]);
}

/** Names the theme and goes to the next. */
export function ThemeButton() {
  const choice = useThemeChoice();
  return (
    <Button
      aria-label={`Theme: ${choice}. Change to ${NEXT[choice]}`}
      title={`Theme: ${choice} (t)`}
      onClick={toNextTheme}
    >
      <span aria-hidden="true">{SIGN[choice]}</span>
    </Button>
  );
}
