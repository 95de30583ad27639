import { useState } from 'react';

/** @returns the value, or the last one that there was while there is none; values are told apart by identity */
export function useLast<Value extends object>(value: Value | undefined): Value | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
