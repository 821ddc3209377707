import { h } from "../dom";
import { figure, type Chart } from "../figure";
import { sectionOf } from "../sections/section";
import { intervalBars } from "./bars";
import { axes, figures, indicator, shownNote, shownPoints, study } from "./points";
import { spreadText, valueText } from "./values";
import { words } from "./words";

interface Effect {
  axis: number;
  muStar: number;
  mu: number;
  sigma: number;
  error: number;
}

function meanOf(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sdOf(values: number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) /
                   Math.max(1, values.length - 1));
}

/** Changes of the indicator by axis: upwards along the axis, between neighbours of a trajectory. */
function changes(): number[][] {
  const all: number[][] = axes.map(() => []);
  for (const [i, point] of shownPoints().entries()) {
    const axis = study.changed[point];
    const last = shownPoints()[i - 1];
    const [after, before] = [figures(point).mean, axis < 0 ? null : figures(last).mean];
    if (axis >= 0 && after !== null && before !== null) {
      const place = (at: number) => axes[axis].isNumeric
        ? Number(axes[axis].of[at]) : [...axes[axis].values].sort().indexOf(axes[axis].of[at]);
      all[axis].push((after - before) * Math.sign(place(point) - place(last)));
    }
  }
  return all;
}

function effects(): Effect[] {
  return changes()
    .map((values, axis) => {
      const sizes = values.map(Math.abs);
      return { axis, muStar: meanOf(sizes), mu: meanOf(values), sigma: sdOf(values),
               error: sdOf(sizes) / Math.sqrt(sizes.length) };
    })
    .filter(({ muStar }) => Number.isFinite(muStar))
    .sort((a, b) => b.muStar - a.muStar);
}

function textOf({ axis, muStar, mu, sigma, error }: Effect): string {
  const of = indicator();
  const spread = `${spreadText(of, muStar)} ± ${spreadText(of, 2 * error)}`;
  return [axes[axis].title, `${words.muStar}: ${spread}`,
          `${words.mu}: ${spreadText(of, mu)}`, `${words.sigma}: ${spreadText(of, sigma)}`].join("\n");
}

/** Of a Morris design: what a step of half an axis does. */
export function effectsSection(): HTMLElement | null {
  if (study.design !== "morris") {
    return null;
  }
  const chart: Chart = {
    title: words.effects,
    note: () => `${shownNote()} · ${words.effectNote}`,
    draw: (width) => {
      const all = effects();
      return all.length === 0
        ? h("p", { class: "note" }, words.noneAbove)
        : intervalBars(
          all.map((effect) => ({ name: axes[effect.axis].title, value: effect.muStar,
                                 low: Math.max(0, effect.muStar - 2 * effect.error),
                                 high: effect.muStar + 2 * effect.error, text: textOf(effect) })),
          width,
          { colours: { all: "var(--c1)" }, tick: (value) => (indicator().unit === "share"
            ? spreadText(indicator(), value) : valueText(value)) },
        );
    },
    table: () => ({
      head: [words.axis, words.muStar, "±", words.mu, words.sigma],
      rows: effects().map(({ axis, muStar, mu, sigma, error }) =>
        [axes[axis].title, ...[muStar, 2 * error, mu, sigma].map((value) =>
          spreadText(indicator(), value))]),
    }),
  };
  return sectionOf("effects", words.sections.effects, figure(chart));
}
