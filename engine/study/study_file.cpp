#include "study/study_file.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "run/scenario.h"
#include "scenario/paths.h"
#include "scenario/table.h"
#include "scenario/value_text.h"
#include "study/region_file.h"

namespace legeplan::study {

namespace {

using scenario::Item;
using scenario::Scenario;

constexpr std::size_t kMaxScenarios = 1000;

template <typename Kind, std::size_t N>
Kind kind_named(const std::string& name, const std::pair<const char*, Kind> (&kinds)[N]) {
    return std::find_if(std::begin(kinds), std::end(kinds),
                        [&](const auto& kind) { return name == kind.first; })
        ->second;
}

/// Reads a study from the checked values of its file.
class Reader {
public:
    Reader(const Scenario& file, scenario::SourceFile source, std::filesystem::path data_dir,
           Problems& problems)
        : file_(file),
          source_(std::move(source)),
          data_dir_(std::move(data_dir)),
          problems_(problems) {}

    Study read() {
        study_.file = file_.file();
        study_.title = file_.text("title");
        study_.resolved_text = file_.resolved_text();
        read_scenarios();
        read_municipalities();
        read_runs();
        read_axes();
        read_design();
        return std::move(study_);
    }

private:
    void problem(const std::string& key, Text message, Text expected) {
        problems_.add({file_.where(key), key, std::move(message), std::move(expected), ""});
    }

    void read_scenarios() {
        const std::string key = "study.scenarios";
        const std::vector<std::string>& names = file_.strings(key);
        if (names.empty() || names.size() > kMaxScenarios) {
            problem(key, Text::of("{} filer", "{} files", names.size()),
                    Text::of("1..{} filer", "1..{} files", kMaxScenarios));
        }
        expect_once(key, names);
        std::vector<std::string> paths;
        for (const std::string& name : names) {
            if (const auto base = scenario::referenced_file(name, source_, data_dir_,
                                                            file_.where(key), key, problems_)) {
                study_.scenarios.push_back(base->shown);
                paths.push_back(base->path.string());
            }
        }
        study_.ids = run::unique_ids(paths);
    }

    void read_municipalities() {
        study_.region = read_region(file_, source_, data_dir_, problems_);
        if (study_.region) {
            study_.resolved_text += "# region " + study_.region->digest + "\n";
        }
    }

    void read_runs() {
        study_.replicates = static_cast<std::uint64_t>(file_.integer("study.replicates"));
        study_.unit = file_.has("study.unit_replicates")
                          ? static_cast<std::uint64_t>(file_.integer("study.unit_replicates"))
                          : study_.replicates;
        study_.seed = static_cast<std::uint64_t>(file_.integer("study.seed"));
        study_.seeds = file_.string("study.seeds") == "paired" ? Seeds::paired : Seeds::independent;
        study_.kept.times =
            file_.string("study.times") == "months" ? KeptTimes::months : KeptTimes::year_ends;
        const std::string key = "study.indicators";
        expect_once(key, file_.strings(key));
        if (file_.strings(key).empty()) {
            problem(key, {"en tom liste", "an empty list"},
                    {"id-er for indikatorer", "the ids of indicators"});
        }
        for (const std::string& name : file_.strings(key)) {
            study_.kept.indicators.push_back(record::find_indicator(name)->id);
        }
    }

    void expect_once(const std::string& key, const std::vector<std::string>& names) {
        std::set<std::string> seen;
        for (const std::string& name : names) {
            if (!seen.insert(name).second) {
                problem(
                    key,
                    Text::of("\"{}\" står to ganger", "\"{}\" stands twice", printable(name, 60)),
                    {"hver én gang", "each once"});
            }
        }
    }

    void read_axes() {
        std::set<std::string> keys;
        for (const Item& item : file_.items("axis")) {
            Axis axis;
            axis.id = item.id();
            axis.key = item.string("key");
            axis.where = item.where("key");
            if (!keys.insert(axis.key).second) {
                problems_.add({axis.where,
                               item.place() + ".key",
                               Text::of("{} settes av to akser", "{} is set by two axes", axis.key),
                               {"én akse for hver nøkkel", "one axis for each key"},
                               ""});
            }
            if (!is_axis_id(axis.id)) {
                problems_.add(
                    {item.where(),
                     item.place(),
                     {"id-en kan ikke være navn på en dimensjon", "the id cannot name a dimension"},
                     {"bokstaver a-z, sifre og _, og ikke et av resultatenes egne navn",
                      "letters a-z, digits and _, and no name of the results' own"},
                     ""});
            }
            if (item.has("title")) {
                axis.title = item.text("title");
            }
            read_values(item, axis);
            study_.axes.push_back(std::move(axis));
        }
    }

    /// Ids become names of variables beside those of the results.
    static bool is_axis_id(const std::string& id) {
        static const std::set<std::string> kTaken{
            "time",       "month",     "point",      "quantile",     "scenario", "scenario_id",
            "trajectory", "indicator", "provenance", "changed_axis", "seed",     "municipality"};
        const bool is_plain = std::all_of(id.begin(), id.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   c == '_';
        });
        return is_plain && !(id.front() >= '0' && id.front() <= '9') && !kTaken.contains(id) &&
               record::find_indicator(id) == nullptr;
    }

    void read_values(const Item& item, Axis& axis) {
        axis.kind = kind_named<AxisKind>(item.type(), {{"list", AxisKind::list},
                                                       {"range", AxisKind::range},
                                                       {"distribution", AxisKind::distribution},
                                                       {"column", AxisKind::column}});
        if (axis.kind == AxisKind::list) {
            axis.values = item.scalars("values");
        } else if (axis.kind == AxisKind::range) {
            read_range(item, axis);
        } else if (axis.kind == AxisKind::distribution) {
            axis.distribution = item.quantity("values").distribution;
            if (item.quantity("values").is_path()) {
                problems_.add({item.where("values"),
                               item.place() + ".values",
                               {"en bane over årene", "a path"},
                               {"en fordeling eller et tall", "a distribution, or a number"},
                               ""});
            }
        }
        const bool may_have_levels =
            axis.kind == AxisKind::range || axis.kind == AxisKind::distribution;
        if (may_have_levels && item.has("levels")) {
            axis.levels = static_cast<int>(item.integer("levels"));
        }
    }

    void read_range(const Item& item, Axis& axis) {
        axis.from = item.number("from");
        axis.to = item.number("to");
        axis.spacing = item.has("spacing") && item.string("spacing") == "logarithmic"
                           ? Spacing::logarithmic
                           : Spacing::linear;
        if (!(axis.from < axis.to)) {
            problems_.add({item.where("to"),
                           item.place() + ".to",
                           Text::same(scenario::number_text(axis.to)),
                           {"over from", "above from"},
                           ""});
        }
        if (axis.spacing == Spacing::logarithmic && !(axis.from > 0.0)) {
            problems_.add({item.where("from"),
                           item.place() + ".from",
                           Text::same(scenario::number_text(axis.from)),
                           {"over 0, for den er logaritmisk", "above 0, for it is logarithmic"},
                           ""});
        }
    }

    void read_design() {
        Design& design = study_.design;
        design.kind = kind_named<DesignKind>(file_.string("design.type"),
                                             {{"grid", DesignKind::grid},
                                              {"latin_hypercube", DesignKind::latin_hypercube},
                                              {"sobol", DesignKind::sobol},
                                              {"morris", DesignKind::morris},
                                              {"table", DesignKind::table}});
        using enum DesignKind;
        const auto number = [&](const char* key, std::initializer_list<DesignKind> kinds) {
            return expect_key(key, kinds) ? file_.integer(key) : 0;
        };
        design.points = static_cast<std::size_t>(number("design.points", {latin_hypercube, sobol}));
        design.trajectories = static_cast<std::size_t>(number("design.trajectories", {morris}));
        design.levels = static_cast<int>(number("design.levels", {morris}));
        design.seed = static_cast<std::uint64_t>(number("design.seed", {latin_hypercube, morris}));
        if (design.levels % 2 != 0) {
            problem("design.levels", Text::same(std::to_string(design.levels)),
                    {"et partall", "an even number"});
        }
        expect_axes_fit();
        if (expect_key("design.file", {table}) && !problems_.any()) {
            read_points(file_.string("design.file"));
        }
        if (!problems_.any() && count_of(design, study_.axes) > static_cast<double>(kMaxPoints)) {
            problem("design.type",
                    Text::of("{:.0f} punkter", "{:.0f} points", count_of(design, study_.axes)),
                    Text::of("høyst {} punkter", "at most {} points", kMaxPoints));
        }
    }

    /// Whether a key of the design is there to be read. Designs of these kinds have it, and no
    /// others: a problem otherwise.
    bool expect_key(const std::string& key, std::initializer_list<DesignKind> kinds) {
        const bool is_given = file_.has(key);
        const bool is_wanted =
            std::find(kinds.begin(), kinds.end(), study_.design.kind) != kinds.end();
        if (is_given != is_wanted) {
            const std::string& type = file_.string("design.type");
            problem(key,
                    is_given ? Text("har ingen mening her", "has no meaning here")
                             : Text("mangler", "missing"),
                    is_wanted ? Text::of("en verdi med design.type = \"{}\"",
                                         "a value with design.type = \"{}\"", type)
                              : Text::of("ikke gitt med design.type = \"{}\"",
                                         "not given with design.type = \"{}\"", type));
        }
        return is_given && is_wanted;
    }

    void expect_axes_fit() {
        const bool is_table = study_.design.kind == DesignKind::table;
        const bool is_grid = study_.design.kind == DesignKind::grid;
        for (const Axis& axis : study_.axes) {
            const bool is_column = axis.kind == AxisKind::column;
            const bool has_levels = axis.kind == AxisKind::list || axis.levels > 0;
            const std::string place = "axis[" + axis.id + "]";
            if (is_column != is_table) {
                problems_.add(
                    {axis.where, place + ".type",
                     is_column ? Text("en kolonne uten en tabell", "a column without a table")
                               : Text("verdier ved siden av en tabell", "values beside a table"),
                     is_table
                         ? Text::same("type = \"column\"")
                         : Text("list, range eller distribution", "list, range or distribution"),
                     ""});
            } else if (is_grid && !has_levels) {
                problems_.add({axis.where,
                               place + ".levels",
                               {"mangler", "missing"},
                               {"antall verdier i rutenettet", "the number of values in the grid"},
                               ""});
            }
        }
        if (study_.axes.empty() && !is_grid) {
            problem("design.type", {"ingen akser", "no axes"},
                    {"[[axis]], eller type = \"grid\" for ett punkt",
                     "[[axis]], or type = \"grid\" for a single point"});
        }
    }

    void read_points(const std::string& name) {
        const std::string key = "design.file";
        const auto file =
            scenario::referenced_file(name, source_, data_dir_, file_.where(key), key, problems_);
        const auto text =
            file ? scenario::read_text_file(*file, file_.where(key), key, problems_) : std::nullopt;
        if (!text) {
            return;
        }
        scenario::TableSpec spec{.name = "points", .columns = {}};
        for (const Axis& axis : study_.axes) {
            spec.columns.push_back({.name = axis.id, .kind = scenario::ColumnKind::string});
        }
        spec.max_rows = kMaxPoints;
        const auto table = scenario::read_table(*text, file->shown, spec, problems_);
        if (!table) {
            return;
        }
        for (std::size_t row = 0; row < table->rows(); ++row) {
            std::vector<std::string>& values = study_.design.rows.emplace_back();
            for (const Axis& axis : study_.axes) {
                values.push_back(cell_toml(table->strings(axis.id)[row]));
            }
            study_.resolved_text += fmt::format("# point {}\n", fmt::join(values, ","));
        }
    }

    /// A cell as TOML: a number, a date, true or false as they are, anything else as a name.
    static std::string cell_toml(const std::string& cell) {
        const bool is_bare = scenario::parse_number(cell) || scenario::parse_date(cell) ||
                             cell == "true" || cell == "false";
        return is_bare ? cell : scenario::toml_string(cell);
    }

    const Scenario& file_;
    scenario::SourceFile source_;
    std::filesystem::path data_dir_;
    Problems& problems_;
    Study study_;
};

}  // namespace

Study load_study(const std::filesystem::path& path, const std::filesystem::path& data_dir) {
    const Scenario file = Scenario::load(path, study_schema(), {data_dir, {}});
    Problems problems;
    Study study = Reader(file, scenario::named_file(path, data_dir), data_dir, problems).read();
    throw_if_any(problems);
    return study;
}

}  // namespace legeplan::study
