import { report } from "./data";

export type Bands = "both" | "wide" | "none";

/** What the reader has chosen; every chart is drawn from it. */
class State {
  readonly shown = report.scenarios.map(() => true);
  bands: Bands = report.scenarios.length > 3 ? "wide" : "both";
  private listeners: (() => void)[] = [];

  /** Places of the scenarios that are shown. */
  get scenarios(): number[] {
    return this.shown.flatMap((on, i) => (on ? [i] : []));
  }

  /** Switches a scenario; the last one that is shown stays. */
  toggle(scenario: number): void {
    if (!this.shown[scenario] || this.scenarios.length > 1) {
      this.shown[scenario] = !this.shown[scenario];
      this.changed();
    }
  }

  setBands(bands: Bands): void {
    this.bands = bands;
    this.changed();
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  private changed(): void {
    this.listeners.forEach((listener) => listener());
  }
}

export const state = new State();
