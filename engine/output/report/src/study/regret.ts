import { h, tableOf } from "../dom";
import { unitName, yearEnd } from "../format";
import { contents, show } from "../frame";
import { sectionOf } from "../sections/section";
import { fill } from "../texts";
import { heading, runSection } from "./about";
import { dateOf, found, type Regret } from "./data";
import { figureText, spreadText } from "./values";
import { words } from "./words";

const page = found as Regret;
/** Darkest cell, in per cent of the accent: the text on it still has enough contrast. */
const darkest = 45;

/** A cell shaded by how large the loss is among all. */
function lossCell(loss: number | null, text: string, largest: number): HTMLElement {
  const cell = h("td", {}, text);
  const share = largest > 0 ? Math.round((darkest * Math.max(0, loss ?? 0)) / largest) : 0;
  cell.style.background = `color-mix(in srgb, var(--bad) ${share}%, var(--surface))`;
  return cell;
}

/** Policies against futures, as a heat table. */
function regretSection(): HTMLElement {
  const largest = Math.max(0, ...page.policies.flatMap(({ regret }) => regret.map((r) => r ?? 0)));
  const { title } = words.sections.regret;
  const loss = (value: number | null) => spreadText(page.indicator, value);
  const rows = page.policies.map((policy) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, policy.title,
        policy.is_least && h("span", { class: "tag" }, words.leastTag)),
      ...policy.regret.map((regret, f) =>
        lossCell(regret, `${loss(regret)} ± ${loss(policy.error[f])}`, largest)),
      h("td", { class: "median" }, loss(policy.largest)),
      h("td", {}, h("span", { class: `verdict ${policy.worst === "never" ? "better" : ""}` },
                    words.worsts[policy.worst])),
    ),
  );
  const head = [words.policy, ...page.futures, words.largest, words.worst];
  return sectionOf(
    "regret",
    words.sections.regret,
    h("p", { class: "note" }, words.regretNote),
    h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": title },
      h("table", { class: "numbers heat" },
        h("caption", { class: "hidden" }, title),
        h("thead", {}, h("tr", {}, ...head.map((text) => h("th", { scope: "col" }, text)))),
        h("tbody", {}, ...rows))),
    h("p", { class: "note" }, page.words),
  );
}

export function showRegret(): void {
  const { indicator } = page;
  const at = fill(words.atEndOf, { time: yearEnd(dateOf(page.at)) });
  const means = sectionOf("means", words.sections.means, tableOf({
    head: [words.policy, ...page.futures],
    rows: page.policies.map(({ title, mean }) =>
      [title, ...mean.map((value) => figureText(indicator, value, 1))]),
  }, words.means));
  const sections = [regretSection(), means];
  const run = runSection();
  show("answer",
       heading(h("blockquote", { class: "answer" }, page.answer_words),
               h("p", {}, `${indicator.label}, ${unitName(indicator.unit)} · ${at}`)),
       contents([...sections, run]), ...sections, run);
}
