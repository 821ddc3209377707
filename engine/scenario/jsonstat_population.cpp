#include <algorithm>
#include <array>
#include <optional>

#include "scenario/foreign_table.h"
#include "scenario/foreign_words.h"
#include "scenario/jsonstat.h"
#include "scenario/number_text.h"

namespace legeplan::scenario {

namespace {

constexpr int kNone = -1;
const std::string kNoStatus;

/// Where the dimensions of a population table stand in a dataset.
struct Places {
    int region = kNone;
    int sex = kNone;
    int age = kNone;
    int contents = kNone;
    int time = kNone;
};

DimensionRole role_of_dimension(const JsonStatDimension& dimension) {
    const DimensionRole by_id = role_of(dimension.id);
    if (by_id != DimensionRole::unknown) {
        return by_id;
    }
    if (dimension.role == "time") return DimensionRole::time;
    if (dimension.role == "geo") return DimensionRole::region;
    if (dimension.role == "metric") return DimensionRole::contents;
    return role_of(dimension.label);
}

class PopulationReader {
public:
    PopulationReader(const ForeignText& file, const JsonStat& data, PopulationCells& cells,
                     Problems& problems)
        : file_(file), data_(data), cells_(cells), problems_(problems) {}

    void read() {
        find_places();
        if (is_fine_) choose_contents();
        if (is_fine_) read_categories();
        if (is_fine_) read_cells();
    }

private:
    void refuse(const std::string& pointer, const Text& message, const Text& expected) {
        problems_.add({{file_.shown, 0}, pointer, message, expected, ""});
        is_fine_ = false;
    }

    const JsonStatDimension& dimension(int place) const {
        return data_.dimensions[static_cast<std::size_t>(place)];
    }

    std::string pointer_to(int place) const { return "/dimension/" + dimension(place).id; }

    void find_places() {
        for (int i = 0; i < static_cast<int>(data_.dimensions.size()); ++i) {
            int* place = nullptr;
            switch (role_of_dimension(dimension(i))) {
                case DimensionRole::region:
                    place = &at_.region;
                    break;
                case DimensionRole::sex:
                    place = &at_.sex;
                    break;
                case DimensionRole::age:
                    place = &at_.age;
                    break;
                case DimensionRole::contents:
                    place = &at_.contents;
                    break;
                case DimensionRole::time:
                    place = &at_.time;
                    break;
                case DimensionRole::unknown:
                    break;
            }
            if (place == nullptr && dimension(i).categories.size() > 1) {
                refuse(
                    pointer_to(i),
                    {"en dimensjon som ikke hører til en befolkning",
                     "a dimension that is none of a population's"},
                    {"region, kjønn, alder, innhold og år", "region, sex, age, contents and year"});
            } else if (place != nullptr && *place != kNone) {
                refuse(pointer_to(i),
                       {"en dimensjon til av samme slag", "a second dimension of the same kind"},
                       {"hver av dem én gang", "each once"});
            } else if (place != nullptr) {
                *place = i;
            }
        }
        if (at_.sex == kNone || at_.age == kNone || at_.time == kNone) {
            refuse("/id",
                   Text::of("ingen dimensjon for {}", "no dimension for {}",
                            at_.sex == kNone   ? Text("kjønn", "sex")
                            : at_.age == kNone ? Text("alder", "age")
                                               : Text("år", "year")),
                   {"en tabell etter kjønn, ettårig alder og år",
                    "a table by sex, single years of age and year"});
        }
    }

    /// The contents that count persons: the only one, or the one that says so.
    void choose_contents() {
        if (at_.contents == kNone) {
            return;
        }
        const auto& all = dimension(at_.contents).categories;
        const auto found = std::find_if(all.begin(), all.end(), [](const JsonStatCategory& each) {
            return is_persons(each.code) || is_persons(each.label);
        });
        if (all.size() > 1 && found == all.end()) {
            refuse(pointer_to(at_.contents) + "/category",
                   {"ikke noe innhold som teller personer", "no contents that count persons"},
                   {"innhold som heter Personer", "contents named Personer"});
            return;
        }
        contents_ = all.size() == 1 ? 0 : static_cast<std::size_t>(found - all.begin());
    }

    void read_categories() {
        for (const JsonStatCategory& each : dimension(at_.sex).categories) {
            SexCell sex = sex_of_words(each.label);
            if (sex.kind == CellKind::unknown) sex = sex_of_words(each.code);
            if (sex.kind == CellKind::unknown) {
                refuse(pointer_to(at_.sex) + "/category/label/" + each.code,
                       Text::same("\"" + each.label + "\""),
                       {"kvinner, menn eller begge kjønn", "women, men or both sexes"});
            }
            sexes_.push_back(sex);
        }
        for (const JsonStatCategory& each : dimension(at_.age).categories) {
            AgeCell age = age_of_words(each.code);
            if (age.kind == CellKind::unknown) age = age_of_words(each.label);
            if (age.kind == CellKind::unknown) {
                refuse(pointer_to(at_.age) + "/category/label/" + each.code,
                       Text::same("\"" + each.label + "\""),
                       {"ettårige aldere", "single years of age"});
            }
            ages_.push_back(age);
        }
        for (const JsonStatCategory& each : dimension(at_.time).categories) {
            const auto year = parse_integer(each.code);
            if (!year || *year < 1500 || *year > 2500) {
                refuse(pointer_to(at_.time) + "/category/index/" + each.code,
                       Text::same("\"" + each.code + "\""), {"et årstall", "a year"});
            }
            years_.push_back(static_cast<int>(year.value_or(0)));
        }
        if (at_.region != kNone) {
            for (const JsonStatCategory& each : dimension(at_.region).categories) {
                regions_.push_back(
                    {region_of_words(each.code).code, region_of_words(each.label).name});
            }
        }
    }

    void read_cells() {
        std::vector<std::size_t> at(data_.dimensions.size(), 0);
        for (std::size_t cell = 0; cell < data_.cells() && !problems_.is_full(); ++cell) {
            read_cell(cell, at);
            for (std::size_t i = at.size(); i-- > 0;) {
                if (++at[i] < data_.dimensions[i].categories.size()) break;
                at[i] = 0;
            }
        }
    }

    void read_cell(std::size_t cell, const std::vector<std::size_t>& at) {
        const auto index = [&](int place) { return at[static_cast<std::size_t>(place)]; };
        if (at_.contents != kNone && index(at_.contents) != contents_) {
            cells_.leave_out(LeftOut::other);
            return;
        }
        const SexCell& sex = sexes_[index(at_.sex)];
        const AgeCell& age = ages_[index(at_.age)];
        if (sex.kind == CellKind::total || age.kind == CellKind::total) {
            cells_.leave_out(LeftOut::totals);
            return;
        }
        PersonsCell persons;
        if (at_.region != kNone) {
            persons.region = regions_[index(at_.region)].code;
            persons.name = regions_[index(at_.region)].name;
        }
        persons.year = years_[index(at_.time)];
        if (!cells_.is_wanted(persons.region, persons.name, persons.year)) {
            return;
        }
        // A mark of none counts more than a number beside it, which stands there in its place.
        const std::string& status = data_.status.empty() ? kNoStatus : data_.status[cell];
        const bool is_nil = !data_.values[cell] && status == "-";
        if (is_mark_of_none(status) || (!data_.values[cell] && !is_nil)) {
            cells_.leave_out(LeftOut::missing);
            return;
        }
        persons.age = age.age;
        persons.is_open = age.is_open;
        persons.sex = sex.sex;
        persons.persons = data_.values[cell].value_or(0.0);
        persons.where = {file_.shown, 0};
        persons.pointer = "/value/" + std::to_string(cell);
        cells_.add(persons);
    }

    const ForeignText& file_;
    const JsonStat& data_;
    PopulationCells& cells_;
    Problems& problems_;
    Places at_;
    std::size_t contents_ = 0;
    std::vector<SexCell> sexes_;
    std::vector<AgeCell> ages_;
    std::vector<int> years_;
    std::vector<RegionCell> regions_;
    bool is_fine_ = true;
};

}  // namespace

void read_jsonstat(const ForeignText& file, PopulationCells& cells, std::string& source,
                   Problems& problems) {
    const std::optional<JsonStat> data = parse_jsonstat(file, problems);
    if (!data) {
        return;
    }
    source = (data->source.empty() ? "not stated in the file" : data->source) +
             (data->label.empty() ? "" : ", " + data->label) +
             (data->updated.empty() ? "" : " (updated " + data->updated + ")");
    PopulationReader(file, *data, cells, problems).read();
}

}  // namespace legeplan::scenario
