// The report in a browser: it draws without a complaint and without asking for anything, its
// controls work, it prints, and what a scenario says is text and nothing else.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { drawing, openPage, unfold } from "./browser.mjs";

const binary = process.env.LEGEPLAN_BINARY;
const scenarios = join(process.env.LEGEPLAN_SOURCE_DIR, "scenarios");
const script = "<script>alert(1)</script>";

let folder;
let browser;

function legeplan(...words) {
  return execFileSync(binary, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** A result file of scenarios, and the reports in both languages. */
function makeReports() {
  const hostile = join(folder, "hostile.toml");
  const text = JSON.stringify(script);
  writeFileSync(
    hostile,
    `format = 1
extends = "legeplan:tiny/baseline.toml"
[title]
nb = ${text}
en = ${text}
[description]
nb = ${JSON.stringify(`${script}%LEGEPLAN_TITLE% & "fem" 'seks'`)}
en = ${text}
[municipality]
name = ${JSON.stringify("Tiny%LEGEPLAN_DATA%<b>")}
[lists.open_above]
value = 21
unit = "persons"
source = "${script} https://www.ssb.no/statbank and javascript:alert(2)"
`,
  );
  const results = join(folder, "tiny.h5");
  legeplan("compare", join(scenarios, "tiny/baseline.toml"), join(scenarios, "tiny/policy.toml"),
           "-n", "60", "-o", results, "--quiet");
  const others = join(folder, "hostile.h5");
  legeplan("compare", hostile, join(scenarios, "tiny/policy.toml"), "-n", "20", "-o", others,
           "--quiet");
  writeFileSync(join(folder, "doctors.csv"), "position,age,sex\nt1,44,female\n");
  const roster = join(folder, "roster.toml");
  writeFileSync(roster, `format = 1
extends = "legeplan:tiny/baseline.toml"
[initial]
roster = "doctors.csv"
`);
  legeplan("run", roster, "-n", "10", "-o", join(folder, "roster.h5"), "--quiet");
  legeplan("report", join(folder, "roster.h5"), "-o", join(folder, "roster.html"));
  const gjovik = join(folder, "gjovik.h5");
  legeplan("compare", join(scenarios, "gjovik/baseline.toml"),
           join(scenarios, "gjovik/new_centre.toml"), "-n", "20", "-o", gjovik, "--quiet");
  legeplan("report", gjovik, "-o", join(folder, "gjovik.html"), "--lang", "en");
  legeplan("report", results, "-o", join(folder, "nb.html"));
  legeplan("report", results, "-o", join(folder, "en.html"), "--lang", "en");
  legeplan("report", others, results, "-o", join(folder, "hostile.html"));
}

const open = (t, name, options) => openPage(t, browser, join(folder, name), options);

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "legeplan-web-"));
  makeReports();
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

test("every figure is drawn and has a table", async (t) => {
  const page = await open(t, "nb.html");
  await unfold(page);
  const figures = page.locator("figure");
  const count = await figures.count();
  assert.ok(count > 40, `${count} figures`);
  for (const figure of await figures.all()) {
    const title = await figure.locator("h4").innerText();
    const marks = figure.locator('svg[role="img"] :is(path, rect, line)');
    const unchanged = await figure.locator(".unchanged").count();
    assert.ok(unchanged === 1 || (await marks.count()) > 3, `${title} is empty`);
    assert.equal(await figure.locator("details summary").count(), 1, title);
  }
  const first = figures.first();
  await first.locator("summary").click();
  await first.locator("table").waitFor();
  assert.ok((await first.locator("tbody tr").count()) > 1);
});

test("the first screen tells the medians and the verdicts of the program's own table", async (t) => {
  const table = legeplan("compare", join(scenarios, "tiny/baseline.toml"),
                         join(scenarios, "tiny/policy.toml"), "-n", "60", "--quiet");
  const page = await open(t, "nb.html");
  const cells = await page.locator("table.headline td .verdict").allInnerTexts();
  assert.ok(cells.length >= 8);
  const plain = (text) => text.replaceAll("\u00a0", " ");
  for (const verdict of cells) {
    assert.ok(table.includes(plain(verdict)), verdict);
  }
  const differences = await page.locator("details.errors td").allTextContents();
  assert.ok(differences.length >= 8);
  for (const difference of differences) {
    for (const part of plain(difference).split(" ± ")) {
      assert.ok(table.includes(part), difference);
    }
  }
});

/** Means by scenario, indicator and month as `legeplan export` writes them. */
function exported() {
  const path = join(folder, "gjovik.csv");
  legeplan("export", join(folder, "gjovik.h5"), "-o", path, "--quiet");
  const [head, ...lines] = readFileSync(path, "utf8").trim().split("\n")
    .map((line) => line.split(","));
  const [scenario, base, indicator, month, mean] =
    ["scenario", "base", "indicator", "month", "mean"].map((name) => head.indexOf(name));
  const means = {};
  for (const line of lines.filter((each) => each[base] === "")) {
    ((means[line[scenario]] ??= {})[line[indicator]] ??= {})[line[month]] = Number(line[mean]);
  }
  return means;
}

/** Names and numbers of the table behind the chart of causes. */
async function causes(page, whole, change) {
  const figure = page.locator("#parts figure").first();
  await figure.locator("select").nth(0).selectOption(String(whole));
  await figure.locator("select").nth(1).selectOption(String(change));
  const rows = await figure.locator("tbody tr").evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent)));
  return rows.map(([name, text]) => [name, Number(text.replaceAll(",", "").replace("−", "-"))]);
}

test("what a change consists of adds up to it, in the figures that the program exports", async (t) => {
  const page = await open(t, "gjovik.html");
  await page.locator("#parts figure").first().locator("summary").click();
  const { baseline: base, new_centre: policy } = exported();
  const months = Object.keys(base.gps_regular).sort();
  const last = months.length - 1;
  const at = (of, id, time) => of[id][months[time]];
  const total = (of, id) => months.slice(1).reduce((sum, month) => sum + of[id][month], 0);
  const near = (shown, value, step) =>
    assert.ok(Math.abs(shown - value) <= 0.5 * step + 1e-9, `${shown} is not ${value}`);
  // From the start, of the base: no part "other".
  const gps = await causes(page, 0, 0);
  assert.deepEqual(gps.slice(1, -1).map(([name]) => name),
                   ["Retirement", "Other exits", "Recruitment"]);
  const retired = total(base, "gp_retirements");
  [at(base, "gps_regular", 0), -retired, retired - total(base, "gp_exits"),
   total(base, "gp_recruits"), at(base, "gps_regular", last)]
    .forEach((value, i) => near(gps[i][1], value, 0.01));
  // Against the base: places by caps and positions, and persons.
  const free = Object.fromEntries(await causes(page, 1, 2));
  const change = (id) => at(policy, id, last) - at(base, id, last);
  near((free["List caps"] ?? 0) + (free["New and closed positions"] ?? 0),
       change("list_capacity"), 0.2);
  near(Object.entries(free).slice(1, -1).reduce((sum, [, value]) => sum + value, 0),
       change("list_free"), 0.6);
  // Consultations: the number of inhabitants at the start's consultations each.
  const demand = await causes(page, 2, 0);
  const each = at(base, "consultations_demand", 0) / at(base, "population", 0);
  near(demand[1][1], (at(base, "population", last) - at(base, "population", 0)) * each, 0.1);
  near(demand.at(-1)[1], at(base, "consultations_demand", last), 0.1);
});

test("counts of fewer than five persons are nowhere in the page", async (t) => {
  const page = await open(t, "nb.html");
  const small = await page.evaluate(() => {
    const data = JSON.parse(document.getElementById("data").textContent);
    const fans = Object.values(data.indicators)
      .filter(({ unit, stock }) => stock && unit === "persons")
      .flatMap(({ series }) => series.flatMap(({ fan, mean }) => [...fan.flat(), ...mean]));
    const groups = ["population_women", "population_men"].flatMap((name) =>
      data.profiles[name].series.flat().flatMap(({ mean, low, high }) => [...mean, ...low, ...high]));
    return [...fans, ...groups].filter((value) => value > 0 && value < 5);
  });
  assert.deepEqual(small, []);
  assert.ok((await page.locator("table.headline").innerText()).includes("færre enn 5"));
});

test("a scenario is switched off and on, and the last one stays", async (t) => {
  const page = await open(t, "nb.html");
  const lines = page.locator('figure').first().locator('g[aria-label="line"]');
  const buttons = page.locator(".toolbar button.scenario");
  assert.equal(await lines.count(), 2);
  await drawing(page, () => buttons.nth(1).press("Enter"));
  assert.equal(await buttons.nth(1).getAttribute("aria-pressed"), "false");
  assert.equal(await lines.count(), 1);
  await buttons.nth(0).click();
  assert.equal(await buttons.nth(0).getAttribute("aria-pressed"), "true");
  await drawing(page, () => buttons.nth(1).click());
  assert.equal(await lines.count(), 2);
});

test("the slider moves the pyramid to another year by keyboard", async (t) => {
  const page = await open(t, "nb.html");
  await unfold(page);
  const figure = page.locator("#people figure").first();
  const slider = figure.locator('input[type="range"]');
  const bars = () => figure.locator('g[aria-label="bar"]').first().innerHTML();
  const last = await bars();
  await drawing(page, () => slider.press("Home"));
  assert.notEqual(await bars(), last);
  assert.equal(await figure.locator("output").innerText(), await slider.getAttribute("aria-valuetext"));
  await drawing(page, () => slider.press("End"));
  assert.equal(await bars(), last);
});

test("pointing at a chart shows the month's values", async (t) => {
  const page = await open(t, "nb.html");
  const chart = page.locator("figure svg[role='img']").first();
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const tip = chart.locator('g[aria-label="tip"] text');
  await tip.waitFor();
  assert.match(await tip.textContent(), /\d{4}.*\(/s);
});

test("the bands and the year of a table are chosen with buttons", async (t) => {
  const page = await open(t, "nb.html");
  const areas = page.locator("figure").first().locator('g[aria-label="area"]');
  assert.equal(await areas.count(), 4);
  await drawing(page, () => page.getByRole("button", { name: "Bare median" }).click());
  assert.equal(await areas.count(), 0);
  const decision = page.locator("#decision");
  const before = await decision.locator("table").innerText();
  await decision.locator(".choice button").first().click();
  assert.notEqual(await decision.locator("table").innerText(), before);
});

test("both languages speak one language each", async (t) => {
  const nb = await open(t, "nb.html");
  const en = await open(t, "en.html");
  assert.equal(await nb.locator("html").getAttribute("lang"), "nb");
  assert.equal(await en.locator("html").getAttribute("lang"), "en");
  assert.match(await nb.locator("h1").innerText(), /uten fastlege/);
  assert.match(await en.locator("h1").innerText(), /without a GP/);
  const text = await en.locator("main").innerText();
  for (const word of ["trekning", "simulering", "Innbyggere", "ledige", "hjemler", "undefined", "NaN"]) {
    assert.ok(!text.includes(word), word);
  }
});

test("what a scenario says is shown as text", async (t) => {
  const page = await open(t, "hostile.html");
  assert.ok((await page.locator(".scenarios").innerText()).includes(script));
  assert.ok((await page.locator(".toolbar").innerText()).includes(script));
  assert.equal(await page.locator("h1 b").count(), 0);
  assert.equal(await page.title(), "Legeplan – Tiny%LEGEPLAN_DATA%<b>");
  assert.equal(await page.locator("script").count(), 2);
  await page.locator("details.assumption-group").evaluateAll((all) =>
    all.forEach((details) => (details.open = true)));
  const links = await page.locator("#assumptions a").evaluateAll((all) => all.map((a) => a.href));
  assert.ok(links.includes("https://www.ssb.no/statbank"));
  assert.ok(links.every((link) => /^https?:/.test(link)));
});

test("ages of the municipality's own doctors are not in the page", async (t) => {
  const page = await open(t, "roster.html");
  const ages = await page.evaluate(() =>
    JSON.parse(document.getElementById("data").textContent).profiles.gp_ages.series.flat());
  assert.ok(ages.every(({ mean, low, high }) =>
    [...mean, ...low, ...high].every((value) => value === null)));
  assert.match(await page.locator("#gps").innerText(), /vises ikke i aldersgrupper/);
  assert.ok(!(await page.locator("body").textContent()).includes("doctors.csv"));
});

test("what the model leaves out depends on what the results hold", async (t) => {
  const page = await open(t, "nb.html");
  assert.match(await page.locator("#left_out").innerText(), /Kostnader som ikke har en pris/);
  assert.ok(await page.locator("#costs figure").count() > 0);
  const html = readFileSync(join(folder, "nb.html"), "utf8");
  const unpriced = html.replace('"cost_municipality":{', '"cost_a":{').replace('"cost_state":{', '"cost_b":{');
  writeFileSync(join(folder, "unpriced.html"), unpriced);
  const other = await open(t, "unpriced.html");
  assert.match(await other.locator("#left_out").innerText(), /Kostnader\. Ingen tiltak er priset/);
  assert.equal(await other.locator("#costs figure").count(), 0);
});

test("several result files stand side by side", async (t) => {
  const page = await open(t, "hostile.html");
  assert.equal(await page.locator(".cards .card").count(), 4);
  assert.equal(await page.locator("#run dl").count(), 2);
});

test("it prints to a few pages, in light colours and with the assumptions open", async (t) => {
  const page = await open(t, "nb.html", { colorScheme: "dark" });
  const pdf = await page.pdf({ format: "A4", printBackground: true });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  assert.ok(pages > 5 && pages < 30, `${pages} pages`);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 688, height: 1000 });
  const display = (of) => page.locator(of).first().evaluate((each) =>
    getComputedStyle(each).display);
  assert.equal(await display("table.headline td"), "table-cell", "the phone's layout is for screens");
  assert.equal(await display("details.figures"), "none");
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(background, "rgb(255, 255, 255)");
  assert.ok(!(await page.locator("details.assumption-group").first().evaluate((of) => of.open)));
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  assert.ok(await page.locator("details.assumption-group").first().evaluate((of) => of.open));
});

test("a chart is saved as a picture with its title and its source", async (t) => {
  const page = await open(t, "nb.html", { acceptDownloads: true });
  const save = async (name) => {
    const download = page.waitForEvent("download");
    await page.locator("figure").first().getByRole("button", { name }).click();
    return (await download).path();
  };
  const svg = readFileSync(await save(/^SVG/), "utf8");
  assert.match(svg, /Innbyggere uten fastlege/);
  assert.match(svg, /frø 1/);
  assert.ok(!svg.includes("var(--"), "a colour is left as a variable");
  assert.ok(statSync(await save(/^Lagre PNG/)).size > 10_000);
});

test("text has enough contrast in both appearances", async (t) => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await open(t, "nb.html", { colorScheme });
    const ratios = await page.evaluate(() => {
      const channel = (value) =>
        value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      const luminance = (colour) => {
        const [r, g, b] = [1, 3, 5].map((i) => channel(parseInt(colour.slice(i, i + 2), 16) / 255));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const style = getComputedStyle(document.documentElement);
      const of = (name) => luminance(style.getPropertyValue(`--${name}`).trim());
      const ratio = (a, b) => {
        const [dark, light] = [of(a), of(b)].sort((x, y) => x - y);
        return (light + 0.05) / (dark + 0.05);
      };
      const text = ["ink", "muted", "accent"].flatMap((name) =>
        ["page", "surface"].map((under) => [`${name} on ${under}`, ratio(name, under), 4.5]));
      const verdicts = [["good", "good-soft"], ["bad", "bad-soft"]].map(([a, b]) =>
        [`${a} on ${b}`, ratio(a, b), 4.5]);
      const lines = [0, 1, 2, 3, 4, 5].map((i) => [`c${i}`, ratio(`c${i}`, "surface"), 3]);
      return [...text, ...verdicts, ...lines];
    });
    for (const [name, ratio, least] of ratios) {
      assert.ok(ratio >= least, `${colorScheme}: ${name} ${ratio.toFixed(2)}`);
    }
  }
});

test("a phone shows everything without scrolling sideways", async (t) => {
  const page = await open(t, "nb.html", { viewport: { width: 360, height: 740 } });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 360, `${width} px`);
});

test("the program tells where the report is, and spares other files", () => {
  const results = join(folder, "tiny.h5");
  const page = join(folder, "told.html");
  const answer = JSON.parse(legeplan("report", results, "-o", page, "--json", "--quiet"));
  assert.deepEqual(answer, { format: 1, report: page });
  assert.throws(() => legeplan("report", results, "-o", results), { status: 2 });
  const other = join(folder, "notes.html");
  writeFileSync(other, "my notes");
  assert.throws(() => legeplan("report", results, "-o", other), { status: 2 });
  assert.equal(readFileSync(other, "utf8"), "my notes");
});

test("a report is small", () => {
  assert.ok(statSync(join(folder, "nb.html")).size < 1_000_000);
});
