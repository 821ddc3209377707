#include "output/format_page.h"

#include <string_view>

#include <fmt/format.h>

#include "record/indicators.h"
#include "record/profiles.h"
#include "record/risks.h"

namespace legeplan::output {

namespace {

constexpr std::string_view kStart = R"(# Results
<!-- Printed by `legeplan docs output-format`; edit the program, not this page. -->

Every result is a projection (framskriving): what follows from the scenario's assumptions. It is not
a forecast (prognose).

## What holds for all formats
- `time` is the end of a month. The initial state is the end of the month before the first one.
- A stock is the value at the end of the month. A flow is the number of events during the month; the
  flows of the initial state are 0. What the state of a month asks for per month or per week
  (`consultations_demand`, `gp_hours_per_week`) is a stock: it is defined in the initial state too.
- `mean`, `sd` (with n - 1), `mc_error` (the Monte Carlo standard error of the mean, sd / sqrt(n))
  and `quantiles` (linear interpolation between order statistics, as numpy's default) are taken over
  the replicates where the indicator is defined. Where it is defined in none, such as a mean age when
  there is no GP, the value is null in JSON, NaN in HDF5 and an empty cell in CSV.
- With a planner's own roster of GPs, what tells of actual doctors is undefined in the replicates and
  months where fewer than five serve positions: `gps_women`, `gps_mean_age`, `gps_over_62`,
  `gps_specialists`, `gps_in_training`, `gp_retirements`, `lists_open_women`, `lists_open_men` and
  `supervision_free`. The profile `gp_ages` is undefined whatever their number.
- A section that a scenario switches off (`duty.enabled = false`) is told in `switched_off`; its
  indicators are undefined. With `costs` among them, `not_priced` is empty.
- Up to 2,000 replicates, and with `--draws`, quantiles are exact. Beyond, they are from counts in 1,024
  bins of a width that is a power of two, for each indicator and month: off by less than 2 / 1023 of
  the range from the lowest value to the highest, and not at all where the values are whole numbers
  with a bin each. The root attribute, and the key in JSON, `quantile_bins` is then 1024, and each
  dataset of quantiles (`quantiles`, `lower`, `upper`) has the attribute `quantile_error`: what it is
  off by at most, in its own unit. All other statistics are exact.
- Values of single replicates are 32-bit floats: exact for counts up to 16 million.
- Differences are alternative less base in the same replicate, which uses the same random numbers in
  both: `mean` and its `mc_error`; `lower` and `upper`, the 5 and 95 % quantiles of the differences;
  `probability_greater`, the share of replicates where the alternative is greater, ties one half;
  `probability_equal`, the share of ties, where both are the same: the alternative is greater in the
  share `probability_greater - probability_equal / 2`, and a file without it is of an older program;
  `variance_reduction` = (var A + var B) / var(A - B), undefined where the differences do not vary.
- Age groups count the cohort that crosses a border this year with weight m/12 at the end of month m.
  December is then the official count of 1 January, and the series has no saw-tooth.
- The same program, scenarios, seed and number of replicates give the same bytes for any number of
  threads. Results of 100 replicates are those of the first 100 of 200.

## JSON (`--json`)
One document, UTF-8, keys in this order; numbers have the shortest form that reads back the same.

    { "format": 1, "version": "...", "seed": 1, "replicates": 1000,
      "scenarios": [
        { "id": "baseline", "title": { "nb": "...", "en": "..." }, "time": ["2021-07", ...],
          "indicators": {
            "population": {
              "unit": "persons", "mean": [...], "sd": [...], "mc_error": [...],
              "quantiles": { "0.05": [...], "0.1": [...], ..., "0.95": [...] },
              "initial": { "mean": ..., "sd": ..., "quantiles": { "0.05": ..., ... } } }, ... },
          "price_year": 2023, "not_priced": [ { "nb": "...", "en": "..." }, ... ],
          "switched_off": [ "duty", ... ] } ],
      "differences": [
        { "scenario": "new_centre", "base": "baseline",
          "indicators": {
            "population": { "mean": [...], "mc_error": [...], "lower": [...], "upper": [...],
                            "probability_greater": [...], "probability_equal": [...],
                            "variance_reduction": [...] }, ... } } ] }

## HDF5 (`-o`)
Dimensions are HDF5 dimension scales, so netCDF readers name them. Any reader of HDF5 1.8 or later reads
the file.

| path | shape | content |
|---|---|---|
| `/time` | time | last day of the month, days since 1970-01-01 (CF: xarray shows dates) |
| `/month` | time | the same as text, `2021-07` |
| `/scenario` | scenario | ids; titles in `/scenario_title_nb` and `/scenario_title_en` |
| `/quantile` | quantile | 0.05 0.1 0.25 0.5 0.75 0.9 0.95 |
| `/alternative` | alternative | ids of the scenarios compared; attribute `base` |
| `/replicate` | replicate | 0, 1, ... (with `--draws`) |
| `/indicator/ID/mean`, `sd`, `mc_error` | scenario, time | float64 |
| `/indicator/ID/quantiles` | scenario, time, quantile | float64 |
| `/indicator/ID/initial_mean`, `initial_sd`, `initial_mc_error` | scenario | the initial state |
| `/indicator/ID/initial_quantiles` | scenario, quantile | the initial state |
| `/indicator/ID/draws` | scenario, replicate, time | float32, with `--draws`: chunked, shuffled, deflated, Fletcher32 |
| `/difference/ID/mean`, `mc_error`, `lower`, `upper`, `probability_greater`, `probability_equal`, `variance_reduction` | alternative, time | of `compare` |
| `/snapshot`, `/snapshot_month` | snapshot | the start, every year's end and the last month |
| `/profile/NAME/bin` | bin | lower edge of each bin; the last bin is open; attribute `width` |
| `/profile/NAME/mean` | scenario, snapshot, bin | float64 |
| `/profile/NAME/quantiles` | scenario, snapshot, bin, quantile | float64 |
| `/risk/NAME`, `/risk/initial_NAME` | scenario, time; scenario | share of replicates, float64 |
| `/cost` | | attributes: `lines` (the indicators that are cost lines), `payer` of each, and per scenario `price_year` and `not_priced_nb`, `not_priced_en` (what has no price and is not in the sums, one a line) |
| `/ID`, `/ID_quantiles` | | second names (hard links) of `/indicator/ID/mean` and `quantiles` |

Every group holds the dimensions it uses under their own names (hard links), for readers that open
one group at a time. Every dataset of an indicator has the attributes `units`, `long_name` (English),
`long_name_nb` (bokmål), `statistic`, `source_step` and `kind`; its group has `formula`.

Root attributes: `format` (1; readers refuse a larger one), `version`, `seed`, `replicates`,
`switched_off` (one text per scenario, the sections whose step does not run with a space between),
`scenario_text` (the resolved scenario, one text per scenario, without a planner's own roster of
GPs), `scenario_sha256`, `gps` ("synthetic" or "roster" per scenario), `initial_month`;
`quantile_bins` as above. What varies from run to run is in the attributes of the group
`/provenance`: created, command_line, threads, ranks, host, compiler, git_sha. All else is the same
bytes for the same results.

    import xarray
    results = xarray.open_dataset("R.h5", engine="h5netcdf")
    results.list_free.sel(scenario="baseline").plot()
    free = xarray.open_dataset("R.h5", engine="h5netcdf", group="indicator/list_free")
    free.quantiles.sel(scenario="new_centre", quantile=0.95)

## HDF5 of a study (`legeplan sweep`, `results.h5`)
One file for all points, with the conventions above and these dimensions and coordinates. The root
attribute `content` is "study".

| path | shape | content |
|---|---|---|
| `/point` | point | 0, 1, ...: scenario by scenario, in each the points of the design in their order |
| `/time`, `/month`, `/quantile` | | as above; months that a point's scenario does not simulate are NaN |
| `/scenario` | point | id of the base scenario |
| `/AXIS` | point | value of each axis, under the axis's id: float64 where all are numbers, else text; attributes `units`, `scenario_key` |
| `/seed` | point | seed, as text |
| `/design_point` | point | number in the design, the same in every scenario |
| `/municipality` | point | of a study with a section [region]: its number, or `all` for all together; for each point first all, then every municipality |
| `/municipality_name` | point | likewise its name |
| `/trajectory`, `/changed_axis` | point | of a Morris design; `changed_axis` is empty at a trajectory's start |
| `/indicator/ID/mean`, `sd`, `mc_error` | point, time | float64 |
| `/indicator/ID/quantiles` | point, time, quantile | float64 |
| `/ID`, `/ID_sd`, `/ID_mc_error`, `/ID_quantiles` | | second names of these |

All figures are chunked, shuffled, deflated and checked by Fletcher32. Root attributes beside those
above: `design`, `study_text` and `study_sha256` (of the study with its scenarios), `scenario_id`,
`scenario_text` and `scenario_sha256` (one for each base scenario). `/provenance` tells the program
alone, compiler and git_sha: a study may be made by many runs, so when and where each ran stands in
`journal.txt` beside it, and the file is the same bytes for any number of processes and threads, killed
and resumed or not.

    results = xarray.open_dataset("out/results.h5", engine="h5netcdf")
    cube = results.list_free.set_index(point=["AXIS_A", "AXIS_B"]).unstack("point")

## Documents of `sensitivity`, `solve` and `regret` (`-o X.json`, `--json`)
One JSON document each, told apart by `kind`: "sensitivity", "goal" or "regret". `format` and `version`
are as above, `title` is in both languages, and the file that was run stands resolved in `plan_text` or
`goal_text`. What is undefined is null. `words` holds, in both languages, what the command says of it on
the terminal. `legeplan report X.json` makes a page of it.

| kind | content |
|---|---|
| sensitivity | `at`, `seed`, `interval` (level of all bounds); `parameters` (key, unit, title); `indicators` by id: `morris` by key (mu_star, mu_star_bounds, mu, sigma), `sobol` by factor (parameters, first, total, their bounds, total_by_rows from a quarter, half and all of the rows), `variance` (total; chance, parameters and alternatives with variance, share and share_bounds) |
| goal | `probability`, `indifference`, `error`, `levers` (id, key, unit, title), `objective` (title, unit; null without), `order`, `answer` and `best` (lever to value; null where its item is taken away), `is_first`, `check` with fresh random numbers, `points` (setting, replicates, successes, probability, bounds, verdict, objective, objective_bounds, standing), `not_priced` |
| regret | `indicator`, `unit`, `at`, `seed`, `replicates`, `error`, `futures` (id, title), `policies` (id, title; mean, regret and mc_error by future; largest_regret; worst: "never", "unclear", "somewhere"), `least_regret` |

## CSV (`--csv`, `legeplan export -o out.csv`)
UTF-8 without a byte order mark, comma, decimal point, one row per indicator, scenario and month; the
first month is that of the initial state. Columns: indicator, scenario, base, month, unit, mean, sd,
mc_error, q05, q10, q25, q50, q75, q90, q95, probability_greater, probability_equal,
variance_reduction. Rows with a `base` hold differences, from the first month simulated; their q05 and q95 are `lower` and `upper`. Numbers
have the shortest form that reads back the same.

`export DIR|results.h5` of a study has one row per point, indicator and month: point, scenario, a column
for each axis by its id, indicator, month, unit, mean, sd, mc_error, q05 to q95. There is no initial
state. Months that a point's scenario does not simulate have empty cells.

`export --wide` puts one row per scenario, base and month, and a column for every statistic of every
indicator, `births.q05`; of a study one row per point and month. `export --excel` writes either table as Excel in Norway opens it: with a byte
order mark, semicolons and decimal comma, and, unless `--lang en`, headers, units and the names of the
indicators in Norwegian.

## XLSX (`legeplan export -o out.xlsx`)
Sheet names and texts are in the language of `--lang`; sheets stand in this order.

| sheet (bokmål, English) | content |
|---|---|
| Sammendrag, Summary | the question, the scenarios, the main indicators at the start, at the end of 2026 and of the period (median, 5 and 95 % quantiles), the differences with their verdict, a chart, links to all sheets, and about the run |
| Forskjeller, Differences | one row per scenario, indicator and month; only with `compare` |
| Forutsetninger, Assumptions | every value of the base with unit and source, then what each alternative changes, adds or removes |
| Tjenester, Services; Kostnader, Costs | the indicators of municipal services and of money: a row per indicator, scenario and month |
| one sheet per indicator else, by its name or a shorter one | months down; per scenario mean, sd, mc_error and the quantiles; a chart of median, 5 and 95 % |

Of a study:

| sheet (bokmål, English) | content |
|---|---|
| Sammendrag, Summary | the points with their axes, and at the end of the last month the median, 5 and 95 % quantiles of the indicators kept (six at most: those that a council reads first); a chart over the first axis of numbers |
| Akser og forutsetninger, Axes and assumptions | the axes with keys, units and values; design, seed and file; every value of the base scenario with unit and source, marked where an axis varies it, then what the other base scenarios change |
| one sheet per indicator, by its name | a row per point and month, the last month first: axes, mean, sd, mc_error, the quantiles; a chart of the last month |

Months are dates (the last day). Shares are fractions of 1 with a format in per cent. What is undefined
is an empty cell. Numbers have 16 significant digits, one more than Excel shows; all digits are in HDF5,
JSON and CSV. The same result file gives the same bytes.

## Indicators
Ids are permanent. Shares are fractions of 1. In the formulas

- a *permanent GP* (fastlege) holds the position; a *locum* (vikar) serves it while it has none; a
  position is filled, has a locum, or is vacant;
- the *cap* of a list is the position's own in `list_capacity`; for free places a temporary cap that
  is lower counts instead;
- a list *takes new persons* when its permanent GP is at work or absent with cover, and, with
  `lists.locum_list_takes = "all"`, when a locum serves it. Newborns come on their mother's list
  whatever it is.

The last column is the step of the month that makes the number; `docs/methods` has a page on each.

| id | unit | kind | English | bokmål | formula | step |
|---|---|---|---|---|---|---|
)";

/// The tables after the indicators.
std::string profile_tables() {
    std::string text = R"(
## Profiles
How many persons, doctors or lists fall in each bin.

| name | unit | bins | English | bokmål | content | step |
|---|---|---|---|---|---|---|
)";
    for (const record::ProfileSpec& spec : record::profile_specs()) {
        text += fmt::format("| `{}` | {} | {} of {} {} from {} | {} | {} | {} | {} |\n", spec.name,
                            spec.unit, spec.bins, spec.width, spec.bin_unit, spec.first, spec.en,
                            spec.nb, spec.formula, spec.source_step);
    }
    text += R"(
## Risks
| name | English | bokmål |
|---|---|---|
)";
    for (const record::RiskSpec& risk : record::risk_specs()) {
        text += fmt::format("| `{}` | {} | {} |\n", risk.name, risk.en, risk.nb);
    }
    return text;
}

std::string_view kind_text(record::Kind kind) {
    return kind == record::Kind::stock ? "stock" : "flow";
}

}  // namespace

std::string format_page() {
    std::string page(kStart);
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        page += fmt::format("| `{}` | {} | {} | {} | {} | {} | {} |\n", spec.name, spec.unit,
                            kind_text(spec.kind), spec.en, spec.nb, spec.formula, spec.source_step);
    }
    return page + profile_tables();
}

}  // namespace legeplan::output
