// The pages of studies in a browser: each kind draws without a complaint, its lists of choices work,
// in both languages, on a phone and on paper, and what a study says is text and nothing else.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { drawing, openPage } from "./browser.mjs";

const binary = process.env.LEGEPLAN_BINARY;
const scenarios = join(process.env.LEGEPLAN_SOURCE_DIR, "scenarios");
const script = "<script>alert(1)</script>";

let folder;
let browser;

function legeplan(...words) {
  return execFileSync(binary, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

const axis = (id, key, values) => `
[[axis]]
id = "${id}"
key = "${key}"
${values}
title = { nb = ${JSON.stringify(`${id} ${script}`)}, en = ${JSON.stringify(`${id} ${script}`)} }
`;

function studyText(design, axes, names = `"legeplan:tiny/policy.toml"`, more = "") {
  return `format = 1
title = { nb = "Prøve ${script}", en = "Trial ${script}" }
[study]
scenarios = [${names}]
replicates = 8
unit_replicates = 4
seed = 1
seeds = "paired"
indicators = ["persons_without_gp", "list_free_share", "gps_mean_age"]
times = "year_ends"
${more}
[design]
${design}
${axes}`;
}

const region = `[region]
population = "legeplan:norway/municipalities_2023.csv"
municipalities = ["3407", "3412", "5636"]
`;

function makeStudies() {
  const level = (levels) => axis("level", "recruitment.level",
    `type = "range"\nfrom = 0.2\nto = 1.0\n${levels}`);
  const notice = (levels) => axis("notice", "gp.notice_months",
    `type = "range"\nfrom = 2\nto = 8\n${levels}`);
  const both = `"legeplan:tiny/baseline.toml", "legeplan:tiny/policy.toml"`;
  const studies = {
    grid: studyText(`type = "grid"`, level("levels = 4") + notice("levels = 3"), both),
    random: studyText(`type = "latin_hypercube"\npoints = 30\nseed = 1`, level("") + notice("")),
    morris: studyText(`type = "morris"\ntrajectories = 4\nlevels = 4\nseed = 1`,
                      level("") + notice("")),
    region: studyText(`type = "grid"`, level("levels = 2") + notice("levels = 2"),
                      `"legeplan:nation/baseline.toml"`, region),
    one_point: studyText(`type = "grid"`, axis("level", "recruitment.level",
      `type = "list"\nvalues = [1.0]`), `"legeplan:nation/baseline.toml"`, region),
  };
  for (const [name, text] of Object.entries(studies)) {
    writeFileSync(join(folder, `${name}.toml`), text);
    legeplan("sweep", join(folder, `${name}.toml`), "-o", join(folder, name), "--quiet");
  }
  return Object.keys(studies);
}

/** Documents as the commands write them; the commands themselves are tested in tests/cli. */
function makeFindings() {
  const both = (text) => ({ nb: `${text} på norsk`, en: `${text} in English` });
  const start = { format: 1, version: "0", seed: 1, title: { nb: script, en: script } };
  const part = (share) => ({ variance: share, share, share_bounds: [share - 0.05, share + 0.05] });
  const parameters = Array.from({ length: 20 }, (_, p) => ({
    key: `gp.key_${p}`, unit: "share", title: both(`Parameter ${p} ${script}`) }));
  const one = (scale) => ({
    unit: "places",
    morris: Object.fromEntries(parameters.map(({ key }, p) => [key, {
      mu_star: scale * p, mu_star_bounds: [scale * p * 0.9, scale * p * 1.2], mu: -scale * p,
      sigma: 1 }])),
    sobol: [[0], [1], [2, 3, 4]].map((keys, f) => ({
      parameters: keys.map((k) => parameters[k].key), first: 0.2 * f, first_bounds: [0, 0.5],
      total: 0.3 * f, total_bounds: [0.1, 0.7], total_by_rows: [0.5 * f, 0.4 * f, 0.3 * f] })),
    variance: { total: 4, chance: part(0.6), parameters: part(0.3), alternatives: part(0.1) },
  });
  const sensitivity = { ...start, kind: "sensitivity", scenarios: ["a.toml"], at: "2030-12",
    interval: 0.95, parameters, indicators: { list_free: one(1), population: one(50) },
    words: { notes: both("Note") } };
  const point = (count, probability, verdict, standing) => ({
    setting: { count }, replicates: 100, successes: 100 * probability, probability,
    bounds: [probability - 0.05, Math.min(1, probability + 0.05)], verdict, objective: count,
    objective_bounds: [count, count], standing });
  const goal = { ...start, kind: "goal", scenario: "a.toml", probability: 0.9, indifference: 0.03,
    error: 0.05, levers: [{ id: "count", key: "k", unit: "positions", title: both("New") }],
    objective: { title: both("Size"), unit: "" }, order: "scan", answer: { count: 2 },
    words: { goal: both("Goal"), conditions: [both("At least")], answer: both(`Answer ${script}`),
             check: both("Check"), method: both("Method") },
    points: [point(0, 0.1, "not_met", "front"), point(1, 0.88, "close", "front"),
             point(2, 0.97, "met", "front"), point(6, 0.97, "met", "ruled_out"),
             { setting: { count: 4 }, replicates: 0 }] };
  const policy = (id, regret, worst) => ({ id, title: { nb: `${id} ${script}`, en: id },
    mean: [10, 20], regret, mc_error: [0.5, 0.25], largest_regret: Math.max(...regret), worst });
  const regret = { ...start, kind: "regret", indicator: "list_free", at: "2030-12",
    replicates: 50, futures: [both("Low"), both("High")].map((title, f) => ({ id: f, title })),
    policies: [policy("a", [0, 0], "never"), policy("b", [30, 600], "somewhere")],
    least_regret: "a", words: { answer: both("Least"), note: both("Note") } };
  for (const [name, document] of Object.entries({ sensitivity, goal, regret })) {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(document));
  }
  return ["sensitivity", "goal", "regret"];
}

const open = (t, name, options) => openPage(t, browser, join(folder, name), options);

const choose = (page, scope, label, option) =>
  drawing(page, () => page.locator(`${scope} label.select`, { hasText: label }).locator("select")
    .selectOption(option));

/** The cells of a figure's table, by row. */
async function cellsOf(figure) {
  await figure.locator("summary").click();
  await figure.locator("table").waitFor();
  return figure.locator("tbody tr").evaluateAll((rows) =>
    rows.map((row) => [...row.children].map((cell) => cell.textContent)));
}

let names;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "legeplan-study-"));
  const studies = makeStudies();
  const findings = makeFindings();
  names = [...studies, ...findings];
  for (const name of names) {
    const input = join(folder, findings.includes(name) ? `${name}.json` : name);
    for (const language of ["nb", "en"]) {
      legeplan("report", input, "-o", join(folder, `${name}.${language}.html`), "--lang", language);
    }
  }
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
           "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("every figure of every kind is drawn and has a table", async (t) => {
  for (const name of names) {
    const page = await open(t, `${name}.en.html`);
    for (const figure of await page.locator("figure").all()) {
      const title = `${name}: ${await figure.locator("h4").innerText()}`;
      const marks = figure.locator('svg[role="img"] :is(path, rect, line, circle)');
      assert.ok((await marks.count()) > 2, `${title} is empty`);
      await figure.locator("summary").click();
      await figure.locator("table").waitFor();
      assert.ok((await figure.locator("tbody tr").count()) > 0, title);
    }
    assert.ok((await page.locator("figure, table.heat, table.ranking").count()) > 0, name);
  }
});

test("both languages speak one language each", async (t) => {
  for (const name of names) {
    const en = await open(t, `${name}.en.html`);
    const nb = await open(t, `${name}.nb.html`);
    assert.equal(await en.locator("html").getAttribute("lang"), "en");
    assert.equal(await nb.locator("html").getAttribute("lang"), "nb");
    const english = await en.locator("main").innerText();
    for (const word of ["framtid", "Innbyggere", "norsk", "Tidspunkt", "undefined", "NaN"]) {
      assert.ok(!english.includes(word), `${name}: ${word}`);
    }
    const norwegian = await nb.locator("main").innerText();
    for (const word of ["English", "Mean", "Inhabitants", "Probability", "undefined", "NaN"]) {
      assert.ok(!norwegian.includes(word), `${name}: ${word}`);
    }
  }
});

test("what a study says is shown as text", async (t) => {
  for (const name of names) {
    const page = await open(t, `${name}.nb.html`);
    assert.ok((await page.locator("h1").innerText()).includes(script), name);
    assert.equal(await page.locator("script").count(), 2, name);
  }
  const grid = await open(t, "grid.nb.html");
  assert.ok((await grid.locator("#what").innerText()).includes(`level ${script}`));
  assert.ok((await grid.locator("#curves .names").innerText()).includes(script));
});

test("the indicator and the year of everything are chosen from lists", async (t) => {
  const page = await open(t, "grid.en.html");
  const note = page.locator("#curves .unit");
  const dots = () => page.locator('#curves g[aria-label="dot"]').first().innerHTML();
  const ranking = () => page.locator("#ranking tbody").innerText();
  assert.match(await note.innerText(), /without a permanent GP/);
  const [dotsBefore, rankingBefore] = [await dots(), await ranking()];
  await choose(page, ".toolbar", "Indicator", "1");
  assert.match(await note.innerText(), /Free list places/);
  assert.notEqual(await dots(), dotsBefore);
  assert.notEqual(await ranking(), rankingBefore);
  const last = await dots();
  await choose(page, ".toolbar", "Time", "0");
  assert.notEqual(await dots(), last);
});

test("the axis of the curves and of the heat map are chosen from lists", async (t) => {
  const page = await open(t, "grid.en.html");
  const label = page.locator('#curves g[aria-label="x-axis label"]');
  assert.match(await label.textContent(), /^level/);
  await choose(page, "#curves", "Along the axis", "1");
  assert.match(await label.textContent(), /^notice/);
  const lines = page.locator('#curves g[aria-label="line"]');
  assert.equal(await lines.count(), 4); // a colour for each level
  await choose(page, "#curves", "Colour", "1");
  assert.equal(await lines.count(), 2); // one for each scenario
  const cells = page.locator('#heat g[aria-label="cell"] rect');
  assert.equal(await cells.count(), 12);
  await choose(page, "#heat", "Up", "2");
  assert.equal(await cells.count(), 8);
});

test("curves show the program's means", async (t) => {
  const page = await open(t, "grid.en.html");
  const shown = await cellsOf(page.locator("#curves figure"));
  assert.equal(shown.length, 24);
  const data = await page.evaluate(() => JSON.parse(document.getElementById("data").textContent));
  const last = data.times.length - 1;
  for (const row of shown) {
    const mean = data.indicators[0].mean[Number(row[0])][last];
    assert.equal(row[4].replaceAll(",", ""),
                 mean < 5 ? "fewer than 5" : String(Math.round(mean)));
  }
});

test("scattered points have a smooth mean, and Morris designs the effect of each axis", async (t) => {
  const random = await open(t, "random.en.html");
  assert.equal(await random.locator('#curves g[aria-label="dot"] circle').count(), 30);
  assert.equal(await random.locator('#curves g[aria-label="line"] path').count(), 2); // with its halo
  assert.equal(await random.locator("#heat").count(), 0);
  const morris = await open(t, "morris.en.html");
  const figure = morris.locator("#effects figure");
  assert.equal(await figure.locator('g[aria-label="bar"] rect').count(), 2);
  const [first, second] = (await cellsOf(figure)).map((row) => Number(row[1].replaceAll(",", "")));
  assert.ok(first >= second && second >= 0, `${first} ${second}`);
});

test("the ranking is sorted by any column, both ways, and tells what is as good", async (t) => {
  const page = await open(t, "grid.en.html");
  const column = async (n) => (await page.locator(`#ranking tbody tr > :nth-child(${n})`)
    .allInnerTexts()).map((text) => Number(text.replaceAll(",", "")));
  assert.deepEqual(await column(1), Array.from({ length: 24 }, (_, i) => i + 1));
  const point = page.locator("#ranking th").nth(1);
  await point.locator("button").click();
  assert.deepEqual(await column(2), Array.from({ length: 24 }, (_, i) => i));
  assert.equal(await point.getAttribute("aria-sort"), "ascending");
  await point.locator("button").press("Enter");
  assert.deepEqual(await column(2), Array.from({ length: 24 }, (_, i) => 23 - i));
  const best = page.locator("#ranking tr.best");
  assert.equal(await best.count(), 1);
  const before = await best.innerText();
  await page.getByRole("button", { name: "Highest is best" }).click();
  assert.notEqual(await best.innerText(), before);
  assert.ok((await page.locator("#ranking tr.told").count()) > 0);
});

test("a long ranking is opened with a button", async (t) => {
  const page = await open(t, "random.en.html");
  const rows = page.locator("#ranking tbody tr");
  assert.equal(await rows.count(), 25);
  await page.getByRole("button", { name: "Show all 30 points" }).click();
  assert.equal(await rows.count(), 30);
});

test("a region shows one municipality at a time, all together first, and a table of them", async (t) => {
  const page = await open(t, "region.en.html");
  const data = await page.evaluate(() => JSON.parse(document.getElementById("data").textContent));
  const at = (name) => data.municipality.flatMap((each, p) => (each === name ? [p] : []));
  const means = (name) => at(name).map((p) => data.indicators[0].mean[p].at(-1));
  const shown = (mean) => (mean < 5 ? "fewer than 5" : Math.round(mean).toLocaleString("en-GB"));
  const rankedMeans = () => page.locator("#ranking tbody tr > :nth-child(5)").allInnerTexts();
  const ascending = (name) => means(name).sort((a, b) => a - b).map(shown);
  assert.deepEqual(await rankedMeans(), ascending("all"));
  await choose(page, ".toolbar", "Municipality", { label: "Nesseby (5636)" });
  assert.deepEqual(await rankedMeans(), ascending("5636"));
  assert.equal(await page.locator("#ranking tr.best").count(), 1);
  assert.match(await page.locator("#curves .unit").innerText(), /5636/);
  assert.equal(await page.locator('#heat g[aria-label="cell"] rect').count(), 4);
  // The table: every municipality at a point, all together on top however it is sorted.
  const rows = () => page.locator("#municipalities tbody tr").evaluateAll((all) =>
    all.map((row) => [...row.children].slice(0, 2).map((cell) => cell.textContent)));
  const numbers = ["3407", "3412", "5636"];  // in the order of their names
  const names = { 3407: "Gjøvik (3407)", 3412: "Løten (3412)", 5636: "Nesseby (5636)" };
  const expected = (point) => [["All together", shown(means("all")[point])],
                               ...numbers.map((each) => [names[each], shown(means(each)[point])])];
  assert.deepEqual(await rows(), expected(0));
  await page.locator("#municipalities select").selectOption("3");
  assert.deepEqual(await rows(), expected(3));
  const byMean = page.locator("#municipalities th button").nth(1);
  await byMean.click();
  await byMean.click();
  const order = [...numbers].sort((a, b) => means(b)[3] - means(a)[3]).map((each) => names[each]);
  assert.deepEqual((await rows()).map(([name]) => name), ["All together", ...order]);
});

test("what is told from the best is told among the municipality's own points", async (t) => {
  const page = await open(t, "region.en.html");
  const told = await page.evaluate(() => {
    const { municipality, indicators } = JSON.parse(document.getElementById("data").textContent);
    return indicators.flatMap(({ mean, told }) => [...new Set(municipality)].map((name) => {
      const own = municipality.flatMap((each, p) => (each === name ? [p] : []));
      const least = own.reduce((a, b) => (mean[b].at(-1) < mean[a].at(-1) ? b : a));
      return Number(told[least].at(-1)) & 1; // the lowest is never told from itself
    }));
  });
  assert.ok(told.every((digit) => digit === 0), told.join(" "));
});

test("a region at one point is a table of its municipalities", async (t) => {
  const page = await open(t, "one_point.en.html");
  assert.equal(await page.locator("#ranking, #curves, #heat").count(), 0);
  assert.equal(await page.locator("#municipalities tbody tr").count(), 4);
  assert.equal(await page.locator("#municipalities select").count(), 0);
});

test("a tornado shows the largest effects first, and another indicator's on request", async (t) => {
  const page = await open(t, "sensitivity.en.html");
  const figure = page.locator("#morris figure");
  assert.equal(await figure.locator('g[aria-label="bar"] rect').count(), 15);
  await figure.locator("summary").click();
  const first = figure.locator("tbody tr").first();
  assert.match(await first.innerText(), /Parameter 19 .*19\.0/s);
  await choose(page, ".toolbar", "Indicator", "1");
  assert.match(await first.innerText(), /Parameter 19 .*950/s);
  const shares = await page.locator('#budget g[aria-label="rect"] rect').evaluateAll((all) =>
    all.slice(0, 3).map((rect) => rect.getBoundingClientRect().width));
  assert.ok(Math.abs(shares[0] / shares[1] - 2) < 0.05, shares.join(" "));
});

test("a goal has its answer in words first, and cost against risk", async (t) => {
  const page = await open(t, "goal.en.html");
  assert.equal(await page.locator("blockquote.answer").innerText(), `Answer ${script} in English`);
  const dots = page.locator('#candidates g[aria-label="dot"] circle');
  assert.equal(await dots.count(), 4);
  // A single lever's values stand at their distances: 0, 1, 2 and 6.
  const x = await dots.evaluateAll((all) => all.map((dot) => Number(dot.getAttribute("cx"))));
  x.sort((a, b) => a - b);  // the answer's dot is larger, and drawn first
  assert.ok(Math.abs((x[3] - x[2]) / (x[1] - x[0]) - 4) < 0.05, x.join(" "));
  assert.equal(await page.locator('#pareto g[aria-label="text"] text').count(), 3);
});

test("a regret table is darkest at the largest loss", async (t) => {
  const page = await open(t, "regret.en.html");
  const cells = await page.locator("table.heat tbody td:nth-child(-n+3)").evaluateAll((all) =>
    all.map((cell) => [cell.textContent, cell.style.background]));
  assert.deepEqual(cells.map(([text]) => text),
                   ["0.0 ± 0.5", "0.0 ± 0.3", "30.0 ± 0.5", "600 ± 0.3"]);
  assert.match(cells[0][1], /0%/);
  assert.match(cells[3][1], /45%/);
  assert.match(await page.locator("table.heat").innerText(), /least to regret/);
});

test("pointing at a curve shows the point's values", async (t) => {
  const page = await open(t, "grid.en.html");
  const chart = page.locator("#curves svg[role='img']");
  await chart.scrollIntoViewIfNeeded();
  const dot = await chart.locator('g[aria-label="dot"] circle').first().boundingBox();
  await page.mouse.move(dot.x + dot.width / 2, dot.y + dot.height / 2);
  const tip = chart.locator('g[aria-label="tip"] text');
  await tip.first().waitFor();
  assert.match(await tip.first().textContent(), /Mean.*±.*90 % band/s);
});

test("a phone shows every kind without scrolling sideways", async (t) => {
  for (const name of names) {
    const page = await open(t, `${name}.nb.html`, { viewport: { width: 360, height: 740 } });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 360, `${name}: ${width} px`);
  }
});

test("every kind prints in light colours without its lists of choices", async (t) => {
  for (const name of names) {
    const page = await open(t, `${name}.nb.html`, { colorScheme: "dark" });
    const pdf = await page.pdf({ format: "A4", printBackground: true });
    assert.ok(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length < 12, name);
    await page.emulateMedia({ media: "print" });
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(background, "rgb(255, 255, 255)");
    for (const list of await page.locator("select").all()) {
      assert.ok(!(await list.isVisible()), name);
    }
  }
});

test("pages are small", () => {
  for (const name of names) {
    assert.ok(statSync(join(folder, `${name}.nb.html`)).size < 1_000_000, name);
  }
});
