// What a report says about its own numbers: costs that are not whole, positions that are made up,
// differences that are not Monte Carlo errors, and values that are not drawn.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { drawing, openPage, unfold } from "./browser.mjs";

const binary = process.env.LEGEPLAN_BINARY;
const scenarios = join(process.env.LEGEPLAN_SOURCE_DIR, "scenarios");

let folder;
let browser;

function legeplan(...words) {
  return execFileSync(binary, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** A result file and its reports in both languages. */
function makeReport(name, replicates, ...files) {
  const results = join(folder, `${name}.h5`);
  legeplan(files.length > 1 ? "compare" : "run", ...files, "-n", replicates, "-o", results,
           "--quiet");
  legeplan("report", results, "-o", join(folder, `${name}_nb.html`));
  legeplan("report", results, "-o", join(folder, `${name}_en.html`), "--lang", "en");
}

const open = (t, name, options) => openPage(t, browser, join(folder, name), options);
const dataOf = (page) => page.evaluate(() =>
  JSON.parse(document.getElementById("data").textContent));
const plain = (text) => text.replaceAll("\u00a0", " ");

/** A scenario that extends another and says some lines more. */
function extended(name, base, lines) {
  const path = join(folder, `${name}.toml`);
  writeFileSync(path, `format = 1\nextends = "${base}"\n${lines}`);
  return path;
}

const off = (...steps) => steps.map((step) => `[${step}]\nenabled = false\n`).join("");

/** The test municipality with a price of every line. */
function pricedScenario() {
  const units = {
    salaried_positions: "NOK per position-year", locums: "NOK per position-year",
    side_posts: "NOK per FTE-year", recruitment: "NOK per recruit",
    training: "NOK per trainee-year", administration: "NOK per year",
    reimbursements: "NOK per consultation",
  };
  const prices = Object.entries(units).map(([line, unit]) =>
    `${line} = { value = 1000, unit = "${unit}", source = "made up" }\n`);
  return extended("priced", "legeplan:tiny/baseline.toml", `[costs.price]\n${prices.join("")}`);
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "legeplan-reading-"));
  makeReport("tiny", "60", join(scenarios, "tiny/baseline.toml"),
             join(scenarios, "tiny/policy.toml"));
  const priced = pricedScenario();
  makeReport("priced", "20", priced);
  makeReport("paid", "20", priced, extended("dearer", "priced.toml", `[costs.price]
administration = { value = 3000, unit = "NOK per year", source = "made up" }\n`));
  makeReport("off", "10", extended("off", "legeplan:gjovik/baseline.toml",
             off("training", "duty", "services", "continuity", "costs")));
  makeReport("some", "10", extended("free", "legeplan:gjovik/baseline.toml", off("duty", "costs")),
             join(scenarios, "gjovik/baseline.toml"));
  makeReport("gjovik", "20", join(scenarios, "gjovik/baseline.toml"),
             join(scenarios, "gjovik/new_centre.toml"));
  const made = join(folder, "made");
  legeplan("new", made, "--municipality", "3439", "--quiet");
  makeReport("made", "20", join(made, "baseline.toml"));
  writeFileSync(join(made, "positions.csv"),
                readFileSync(join(made, "positions.csv"), "utf8").replace(/^#.*\n/, ""));
  makeReport("own", "10", join(made, "baseline.toml"));
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium",
                                    args: ["--headless", "--no-sandbox", "--disable-gpu"] });
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("costs that leave lines out say so above their charts", async (t) => {
  for (const [name, whole, title, unit, left] of [
    ["gjovik_nb.html", "Summen er ikke hele kostnaden.", "(bare postene som har pris)",
     /^mill\. kr i året, 2021-kroner, gjennomsnitt/, /Kostnader som ikke har en pris/],
    ["gjovik_en.html", "The sum is not the whole cost.", "(only the lines that have a price)",
     /^NOK million a year, NOK of 2021, mean/, /Costs that have no price/]]) {
    const page = await open(t, name);
    const data = await dataOf(page);
    const box = await page.locator("#costs .warning").innerText();
    assert.ok(box.startsWith(whole));
    const lines = new Set(data.scenarios.flatMap((scenario) => scenario.not_priced));
    assert.ok(lines.size > 5);
    lines.forEach((line) => assert.ok(box.includes(line), line));
    const year = String(data.scenarios[0].price_year);
    for (const figure of await page.locator("#costs > .grid figure").all()) {
      assert.ok((await figure.locator("h4").innerText()).endsWith(title));
      assert.match((await figure.locator(".unit").innerText()).replace(year, "2021"),
                   name.includes("nb") ? /2021-kroner, gjennomsnitt/ : /NOK of 2021, mean/);
    }
    assert.match((await page.locator("#costs .unit").first().innerText()).replace(year, "2021"),
                 unit);
    assert.match(await page.locator("#left_out").innerText(), left);
    assert.equal(await page.locator("#costs .verdict").count(), 0);
  }
});

test("costs that are whole stand without a warning, by year and in whole kroner", async (t) => {
  const page = await open(t, "priced_nb.html");
  assert.deepEqual((await dataOf(page)).scenarios[0].not_priced, []);
  assert.equal(await page.locator("#costs .warning").count(), 0);
  assert.doesNotMatch(await page.locator("#costs h4").first().innerText(), /pris/);
  assert.doesNotMatch(await page.locator("#left_out").innerText(), /Kostnader/);
  await page.locator("#costs figure summary").first().click();
  const cells = await page.locator("#costs figure tbody td").allInnerTexts();
  assert.ok(cells.every((cell) => /^(−?\d{1,3}(\s\d{3})*|–)$/.test(cell)), cells.join(", "));
  assert.doesNotMatch(await page.locator("main").innerText(), /hittil i kalenderåret/);
});

test("the plan's figures stand beside every scenario, and those without an answer say why", async (t) => {
  const page = await open(t, "gjovik_nb.html");
  const { figures, scenarios: compared } = await dataOf(page);
  const held = figures.filter(({ at }) => at !== "");
  const rows = page.locator("#figures table").first().locator("tbody tr");
  assert.equal(await rows.count(), held.length);
  assert.ok(held.length >= 5 && figures.length > held.length);
  for (const [i, row] of (await rows.all()).entries()) {
    const cells = (await row.locator("td").allInnerTexts()).map(plain);
    assert.equal(cells.length, 2 + compared.length);
    assert.ok(cells[0].startsWith(held[i].stated), cells[0]);
    assert.ok(cells.slice(2).every((cell) => /planens tall er (i båndet|høyere|lavere)/.test(cell)),
              cells.join(", "));
  }
  await page.locator("#figures summary").click();
  const reasons = await page.locator("#figures details tbody td:last-child").allInnerTexts();
  assert.equal(reasons.length, figures.length - held.length);
  assert.ok(reasons.every((reason) => reason.length > 10), reasons.join(", "));
  assert.equal(await (await open(t, "tiny_nb.html")).locator("#figures").count(), 0);
});

test("ticks of costs stay inside their charts", async (t) => {
  const page = await open(t, "gjovik_nb.html");
  const outside = await page.locator("#costs svg[role='img'] text").evaluateAll((texts) =>
    texts.filter((text) => {
      const card = text.closest("figure").getBoundingClientRect();
      const box = text.getBoundingClientRect();
      return box.width > 0 && (box.left < card.left || box.right > card.right);
    }).length);
  assert.equal(outside, 0);
});

test("a card tells the mean difference and what 90 % lie between, and no Monte Carlo error", async (t) => {
  const page = await open(t, "gjovik_nb.html");
  const { change } = (await dataOf(page)).headline[0].rows[1].at(-1);
  assert.ok(change.lower <= change.mean && change.mean <= change.upper);
  const cards = page.locator(".cards .card");
  assert.match(await cards.first().innerText(), /er medianen/);
  const text = plain(await cards.nth(1).innerText());
  assert.match(text, /Mot grunnlaget: i gjennomsnitt [\d ]+ (færre|flere); 90 % av simuleringene: /);
  assert.ok(text.includes(new Intl.NumberFormat("nb-NO").format(Math.round(Math.abs(change.mean)))
    .replaceAll("\u00a0", " ")));
  assert.ok(!text.includes("±"));
  assert.ok(!(await page.locator("table.headline").innerText()).includes("±"));
  assert.match(await page.locator("details.errors").textContent(), /±/);
});

test("positions that legeplan new made up are told, and own positions are not", async (t) => {
  const banner = (page) => page.locator("header > .warning:not(.is-mild)");
  assert.match(await banner(await open(t, "made_nb.html")).innerText(),
               /^Hjemler, listetak og kontorer er landstall, ikke kommunens egne\./);
  assert.match(await banner(await open(t, "made_en.html")).innerText(), /not the municipality's own/);
  for (const name of ["own_nb.html", "gjovik_nb.html", "tiny_nb.html"]) {
    assert.equal(await banner(await open(t, name)).count(), 0, name);
  }
});

test("few positions are told, and the risk leads", async (t) => {
  const page = await open(t, "made_nb.html");
  assert.match(await page.locator("header > .warning.is-mild").innerText(),
               /^Kommunen har få hjemler.*les risikoene og ventetiden/);
  const data = await dataOf(page);
  const card = page.locator(".cards .card").first();
  const share = data.risks[0].values[0].at(-1);
  const digits = /\d+/.exec(await card.locator(".big").innerText())[0];
  assert.ok(Math.abs(Number(digits) - 100 * share) <= 1);
  assert.match(plain(await card.innerText()), /Sannsynlighet for mer enn 5 % av innbyggerne/);
  const many = await open(t, "gjovik_nb.html");
  assert.equal(await many.locator("header > .warning").count(), 0);
});

test("services that the scenario does not state are named and not drawn", async (t) => {
  const page = await open(t, "made_nb.html");
  await unfold(page);
  const titles = await page.locator("h4").allInnerTexts();
  assert.ok(titles.includes("Legebehov: sykehjem"));
  assert.ok(!titles.includes("Legebehov: daglegevakt"));
  const note = await page.locator("#trends .note").allInnerTexts();
  assert.ok(note.some((text) => /Ikke oppgitt i scenarioet.*daglegevakt/.test(text)));
});

test("what never changes is told in words, and what is the same everywhere is called so", async (t) => {
  const page = await open(t, "gjovik_nb.html");
  await unfold(page);
  const population = page.locator("figure", { hasText: "Innbyggere 20–66 år" });
  assert.match(await population.locator(".unit").innerText(), /likt i alle scenarioer/);
  const made = await open(t, "made_nb.html");
  await unfold(made);
  const positions = made.locator("figure", { has: made.locator("h4", { hasText: /^Fastlegehjemler$/ }) });
  assert.equal(await positions.locator(".unchanged").innerText(), "Uendret: 4,0 hjemler");
  assert.doesNotMatch(await positions.locator(".unit").innerText(), /scenarioer/);
});

test("counts of fewer than five are gaps, and a band from them is told in words", async (t) => {
  const page = await open(t, "tiny_nb.html");
  await unfold(page);
  const hidden = page.locator("figure", { has: page.locator(".unit", { hasText: "åpent der tallet" }) });
  assert.ok(await hidden.count() > 0);
  const text = await page.locator("body").innerText();
  assert.doesNotMatch(text, /færre enn 5–/);
});

test("groups of charts are folded and named by what they hold", async (t) => {
  const page = await open(t, "gjovik_nb.html");
  const groups = await page.locator("#trends details.figures > summary").allInnerTexts();
  const names = groups.map((text) => text.replace(/ \(.*/, ""));
  assert.deepEqual(names, ["Lister og plasser", "Hjemler og leger", "Arbeidsmengde", "Kontinuitet",
                           "Kommunale legetjenester", "Innbyggere"]);
  const drawn = await page.locator("figure svg[role='img']").count();
  assert.ok(drawn < 12, `${drawn} charts at first sight`);
});

test("assumptions are in the report's language, and years are not grouped", async (t) => {
  const nb = await open(t, "gjovik_nb.html");
  const headings = await nb.locator("details.assumption-group > summary").allInnerTexts();
  for (const heading of headings) {
    assert.match(heading, /^[A-ZÆØÅ]/, heading);
  }
  const text = await nb.locator("#assumptions").evaluate((of) => of.textContent);
  const row = nb.locator("#assumptions tr", { hasText: "costs.price_year" }).first();
  assert.match(await row.locator("td").first().evaluate((of) => of.textContent), /^\d{4}$/);
  assert.match(text, /forutsetning \/ prior/);
  const en = await open(t, "gjovik_en.html");
  const english = await en.locator("#assumptions").evaluate((of) => of.textContent);
  assert.match(english, /assumption \/ prior/);
  assert.doesNotMatch(english, /forutsetning \/ prior/i);
});

test("what a scenario switches off is told by its title and where its figures would stand", async (t) => {
  const page = await open(t, "off_nb.html");
  const names = "spesialisering, legevakt, kommunale tjenester, kontinuitet, kostnader";
  assert.equal(await page.locator(".scenarios .note").innerText(),
               `Slått av i scenarioet og ikke regnet ut: ${names}.`);
  await unfold(page);
  const text = await page.locator("main").innerText();
  assert.doesNotMatch(text, /Ikke oppgitt i scenarioet|ikke priset|Ingen tiltak er priset/);
  const data = await dataOf(page);
  const steps = new Set(data.scenarios[0].switched_off);
  const titles = await page.locator("h4").allInnerTexts();
  const left = Object.values(data.indicators).filter(({ step }) => steps.has(step));
  assert.ok(left.length > 30);
  left.forEach(({ label }) => assert.ok(!titles.includes(label), label));
  const notes = (await page.locator("#trends .note").allInnerTexts()).join(" ");
  for (const name of ["spesialisering", "legevakt", "kontinuitet", "kommunale legetjenester"]) {
    assert.ok(notes.includes(`Slått av i scenarioet og ikke regnet ut: ${name}.`), name);
  }
  const costs = "Slått av i scenarioet og ikke regnet ut: kostnader.";
  assert.equal(await page.locator("#costs p:not(.lead)").innerText(), costs);
  assert.ok((await page.locator("#left_out").innerText()).includes(costs));
  const answers = data.figures.flatMap((figure) => figure.answers.map(({ projected }) => projected));
  assert.ok(answers.includes("slått av i scenarioet"));
});

test("figures of a step that some scenarios switch off are drawn of the others", async (t) => {
  const page = await open(t, "some_en.html");
  await unfold(page);
  const [first] = (await dataOf(page)).scenarios;
  assert.match(first.switched_off_note, /out-of-hours duty, costs\.$/);
  const figure = page.locator("figure", { hasText: "shifts per" }).first();
  assert.equal(await figure.locator('g[aria-label="line"]').count(), 1);
  const note = await page.locator("#costs > .note").first().innerText();
  assert.match(note, /^Switched off in the scenario and not computed: costs \(.+\)\.$/);
  assert.ok(await page.locator("#costs figure svg[role='img']").count() > 0);
  await drawing(page, () => page.locator(".toolbar button.scenario").nth(1).click());
  assert.match(await figure.locator(".unchanged").innerText(), /Switched off.*out-of-hours duty/);
  assert.match(await page.locator("#costs figure .unchanged").first().innerText(), /costs/);
});

/** Cells of the rows of cost lines: name, and a text for each scenario. */
async function costRows(page) {
  const rows = await page.locator("table.cost-lines tbody tr:not(.group)").evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.innerText)));
  return rows.map((cells) => cells.map(plain));
}

test("cost lines add up to what each payer pays, and differ from the base's", async (t) => {
  const page = await open(t, "paid_nb.html");
  const rows = await costRows(page);
  const value = (text) => Number(text.split("\n")[0].replaceAll(" ", "").replace("−", "-"));
  const sums = rows.flatMap(([name], at) => (name === "Sum" ? [at] : []));
  assert.equal(sums.length, 2);
  let from = 0;
  for (const at of sums) {
    const lines = rows.slice(from, at).map((row) => value(row[1])).filter(Number.isFinite);
    assert.ok(Math.abs(lines.reduce((a, b) => a + b, 0) - value(rows[at][1])) <= lines.length);
    from = at + 1;
  }
  const administration = rows.find(([name]) => name === "Administrasjon");
  assert.deepEqual(administration, ["Administrasjon", "1 000", "3 000\n+2 000"]);
  assert.equal(rows[sums[0]][2].split("\n")[1], "+2 000");
  const years = page.locator("#costs .select select");
  const last = await page.locator("table.cost-lines tr.group").first().innerText();
  await years.selectOption("0");
  assert.notEqual(await page.locator("table.cost-lines tr.group").first().innerText(), last);
});

test("a cost line without a price is called so, and its sum is not held against another", async (t) => {
  const page = await open(t, "gjovik_en.html");
  const rows = await costRows(page);
  const investments = rows.find(([name]) => name === "Investments");
  assert.deepEqual(investments.slice(1), ["0", "not priced"]);
  const [capitation] = rows;
  assert.match(capitation[2], /^[\d,]+\n[+−][\d,]+$/);
  const sums = rows.filter(([name]) => name === "Sum (only the lines that have a price)");
  assert.equal(sums.length, 2);
  sums.forEach((row) => assert.ok(!row[2].includes("\n"), row[2]));
  await page.setViewportSize({ width: 360, height: 740 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 360);
});

test("the year's cost stands among the main figures as on the terminal", async (t) => {
  const page = await open(t, "gjovik_nb.html");
  const last = (await dataOf(page)).headline.at(-1);
  const table = legeplan("compare", join(scenarios, "gjovik/baseline.toml"),
                         join(scenarios, "gjovik/new_centre.toml"), "-n", "20");
  assert.match(last.label, /^Kostnad for kommunen i året, ikke hele, 1 000 kr fra \d{4}$/);
  const line = plain(table).split("\n").find((each) => each.startsWith(last.label));
  last.rows[0].forEach(({ band }) => assert.ok(line.includes(plain(band)), band));
  assert.equal(last.rows[1].at(-1).verdict, "kan ikke sammenlignes (poster uten pris)");
  assert.ok(plain(await page.locator("table.headline").innerText()).includes(plain(last.label)));
  const notes = await page.locator("header > .note").allInnerTexts();
  assert.ok(notes.some((note) => note.startsWith("Kostnad for kommunen: Summen er ikke hele")));
  const paid = (await dataOf(await open(t, "paid_nb.html"))).headline
    .find(({ id }) => id === "cost_municipality_year");
  assert.doesNotMatch(paid.label, /ikke hele/);
  assert.equal(paid.rows[1].at(-1).change.mean, 2);
});

test("odds ratios are told with where they are from and what they are not", async (t) => {
  for (const [name, words] of [["gjovik_nb.html", /Sandvik m\.fl\. 2022.*ikke en virkning/],
                               ["gjovik_en.html", /Sandvik et al\. 2022.*not an effect/]]) {
    const page = await open(t, name);
    await unfold(page);
    const group = page.locator("#trends details.figures", { hasText: "odds" }).last();
    assert.match(await group.locator("> .note").last().innerText(), words);
  }
});
