import type { FuturesSymbol } from '@cushing/products';

import type { Tick, TickBatch } from '../quotes/index.js';
import { originOf, presentValue, subjectKey, symbolsOf, valueAt } from './alert-subjects.js';
import type { AtmVols, KnownQuotes, PresentValue } from './alert-subjects.js';
import type { Alert, AlertId, AlertSubject } from './alerts.types.js';
import { WatchedAlert } from './watched-alert.js';
import { WatchedValue } from './watched-value.js';

/** A subject that alerts watch, and what it is worth. */
interface Watch {
  readonly subject: AlertSubject;
  readonly value: WatchedValue;
  /** The last volatility that was heard. */
  heard: PresentValue | undefined;
  /** Ends the listening for volatilities. */
  stop: (() => void) | undefined;
}

/** A contract that alerts watch. */
interface WatchedContract {
  readonly watches: Set<Watch>;
  /** As far as the ticks of a batch were walked through. */
  latest: (Pick<Tick, 'sequence' | 'time'> & { readonly source: string; readonly price: number }) | undefined;
}

/** Between two sources an older price is late; one that is older by more is of a clock that was set back. */
const MOST_LATE_MS = 60_000;

export interface WatchedAlertsOptions {
  readonly quotes: KnownQuotes;
  readonly liveChains: AtmVols;
  /** Called where an alert's value came to another side. */
  readonly onChange: (alert: WatchedAlert) => void;
}

/** The alerts that a process judges, found by the contract that ticks. */
export class WatchedAlerts {
  readonly #options: WatchedAlertsOptions;
  readonly #byId = new Map<AlertId, WatchedAlert>();
  readonly #watches = new Map<string, Watch>();
  readonly #contracts = new Map<FuturesSymbol, WatchedContract>();

  constructor(options: WatchedAlertsOptions) {
    this.#options = options;
  }

  get all(): readonly WatchedAlert[] {
    return [...this.#byId.values()];
  }

  get(id: AlertId): WatchedAlert | undefined {
    return this.#byId.get(id);
  }

  /** Watches an active alert, or takes what is newer of one that is watched; its value is looked at now, where it is known. */
  put(alert: Alert): void {
    const watch = this.#watchOf(alert.subject);
    let watched = this.#byId.get(alert.id);
    if (watched === undefined) {
      watched = new WatchedAlert(alert);
      this.#byId.set(alert.id, watched);
      watch.value.add(watched);
    } else {
      if (!watched.adopt(alert)) return;
      watch.value.refresh();
    }
    const present = this.present(alert.subject);
    if (present?.origin !== undefined && watched.see(present.value, present.at, present.origin)) {
      this.#options.onChange(watched);
    }
  }

  remove(id: AlertId): void {
    const known = this.#byId.get(id);
    if (known === undefined) return;
    known.end();
    this.#byId.delete(id);
    const { subject } = known.stored;
    const watch = this.#watchOf(subject);
    watch.value.delete(known);
    if (!watch.value.isWatched) this.#endWatch(watch);
  }

  /** Holds what is seen from now on against what is stored, as after a start. */
  forgetSeen(): void {
    for (const alert of this.#byId.values()) alert.forget();
    for (const watch of this.#watches.values()) {
      watch.value.refresh();
      this.#judge(watch, this.present(watch.subject));
    }
  }

  /** Judges by every price of the batch, in its order; one that came late is no news, nor is one that is replayed. */
  take({ source, origin }: Pick<TickBatch, 'source' | 'origin'>, ticks: readonly Tick[]): void {
    if (origin === 'REPLAY') return;
    for (const { symbol, last, time, sequence } of ticks) {
      const contract = last === undefined ? undefined : this.#contracts.get(symbol);
      if (contract === undefined || last === undefined) continue;
      const latest = { source, sequence, time, price: last };
      if (contract.latest !== undefined && isLate(latest, contract.latest)) continue;
      contract.latest = latest;
      for (const watch of contract.watches) {
        if (watch.subject.kind === 'PRICE') watch.value.take(last, time, origin, this.#options.onChange);
        else this.#judge(watch, this.#valueOf(watch.subject, time));
      }
    }
  }

  /** What was walked through counts for nothing: quotes of another origin are shown. */
  forgetPrices(): void {
    for (const contract of this.#contracts.values()) contract.latest = undefined;
  }

  /** @returns the value that alerts of the subject watch; a volatility only while one does */
  present(subject: AlertSubject): PresentValue | undefined {
    return this.#watches.get(subjectKey(subject))?.heard ?? presentValue(subject, this.#options.quotes);
  }

  /** Ends everything. */
  clear(): void {
    for (const id of [...this.#byId.keys()]) this.remove(id);
  }

  #judge(watch: Watch, present: PresentValue | undefined): void {
    if (present?.origin === undefined) return;
    watch.value.take(present.value, present.at, present.origin, this.#options.onChange);
  }

  #valueOf(subject: AlertSubject, at: number): PresentValue | undefined {
    const { quotes } = this.#options;
    const priceOf = (symbol: FuturesSymbol): number | undefined =>
      this.#contracts.get(symbol)?.latest?.price ?? quotes.quote(symbol)?.last ?? undefined;
    const value = valueAt(subject, priceOf, quotes);
    return value === undefined ? undefined : { value, at, origin: originOf(subject, quotes) };
  }

  #watchOf(subject: AlertSubject): Watch {
    const key = subjectKey(subject);
    const known = this.#watches.get(key);
    if (known !== undefined) return known;
    const watch: Watch = { subject, value: new WatchedValue(), heard: undefined, stop: undefined };
    this.#watches.set(key, watch);
    for (const symbol of symbolsOf(subject)) {
      const contract = this.#contracts.get(symbol) ?? { watches: new Set(), latest: undefined };
      contract.watches.add(watch);
      this.#contracts.set(symbol, contract);
    }
    this.#listen(watch);
    return watch;
  }

  #listen(watch: Watch): void {
    const { subject } = watch;
    if (subject.kind !== 'ATM_VOL') return;
    watch.stop = this.#options.liveChains.onAtmVol(subject.product, subject.expiry, (value, at) => {
      const origin = originOf(subject, this.#options.quotes);
      watch.heard = value === undefined ? undefined : { value, at, origin };
      this.#judge(watch, watch.heard);
    });
  }

  #endWatch(watch: Watch): void {
    watch.stop?.();
    this.#watches.delete(subjectKey(watch.subject));
    for (const symbol of symbolsOf(watch.subject)) {
      const watches = this.#contracts.get(symbol)?.watches;
      watches?.delete(watch);
      if (watches?.size === 0) this.#contracts.delete(symbol);
    }
  }
}

/** By the sequence within a source, by the time between two. */
function isLate(tick: NonNullable<WatchedContract['latest']>, latest: NonNullable<WatchedContract['latest']>): boolean {
  if (tick.source === latest.source) return tick.sequence < latest.sequence;
  return tick.time < latest.time && latest.time - tick.time < MOST_LATE_MS;
}
