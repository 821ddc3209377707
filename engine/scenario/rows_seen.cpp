#include "scenario/rows_seen.h"

#include <algorithm>

namespace legeplan::scenario {

namespace {

std::size_t place(Sex sex, int age) {
    return static_cast<std::size_t>(age * kSexes) + static_cast<std::size_t>(sex);
}

Sex sex_at(std::size_t row) {
    return static_cast<Sex>(row % kSexes);
}

Text name_of(Sex sex) {
    return sex == Sex::female ? Text("kvinner", "women") : Text("menn", "men");
}

}  // namespace

void RowsSeen::add(const std::string& region, int year, Sex sex, int age, int line) {
    Group& group = groups_[{region, year}];
    group.rows.set(place(sex, age));
    group.last_line = line;
}

RowsSeen::Rows RowsSeen::all() const {
    Rows rows;
    for (const auto& [place, group] : groups_) {
        rows |= group.rows;
    }
    return rows;
}

void RowsSeen::check(const std::string& file, Problems& problems) const {
    Rows expected = all();
    bool has_age_in_common = false;
    Rows both;
    for (int age = 0; age < kForeignAges; ++age) {
        const bool is_female = expected.test(place(Sex::female, age));
        const bool is_male = expected.test(place(Sex::male, age));
        has_age_in_common = has_age_in_common || (is_female && is_male);
        both.set(place(Sex::female, age), is_female || is_male);
        both.set(place(Sex::male, age), is_female || is_male);
    }
    if (has_age_in_common) {
        expected = both;
    }
    for (const auto& [key, group] : groups_) {
        if (problems.is_full() || group.rows == expected) continue;
        std::size_t first = 0;
        while (!expected.test(first) || group.rows.test(first)) {
            ++first;
        }
        problems.add(
            {{file, group.last_line},
             key.first,
             Text::of("{} celler for året {}; den første som mangler, er {} på {} år",
                      "{} cells of the year {}; the first that is missing is of {} aged {}",
                      group.rows.count(), key.second, name_of(sex_at(first)), first / kSexes),
             Text::of("{}, de samme aldrene for begge kjønn som ellers i filen",
                      "{}, the same ages of both sexes as elsewhere in the file", expected.count()),
             ""});
    }
}

Text RowsSeen::lacks() const {
    const Rows rows = all();
    bool has_open = false;
    bool has_sex[kSexes] = {};
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (!rows.test(row)) continue;
        has_sex[row % kSexes] = true;
        has_open = has_open || row / kSexes >= static_cast<std::size_t>(kTopAge);
    }
    for (const Sex sex : {Sex::female, Sex::male}) {
        if (!has_sex[static_cast<std::size_t>(sex)]) return name_of(sex);
    }
    return has_open ? Text() : Text("alder 105 og over", "age 105 and over");
}

void AgesSeen::add(int year, int age, int line) {
    lines_[year].emplace(age, line);
}

void AgesSeen::check(const std::string& file, int youngest, int oldest, Problems& problems) const {
    for (const auto& [year, ages] : lines_) {
        int missing = 0;
        int first = 0;
        for (int age = oldest; age >= youngest; --age) {
            if (!ages.contains(age)) {
                ++missing;
                first = age;
            }
        }
        if (missing == 0) continue;
        // Told where the age should have stood: before the next one, else after the last line.
        const auto next = ages.upper_bound(first);
        const int line = next == ages.end() ? ages.rbegin()->second : next->second;
        const auto message =
            missing == 1
                ? Text::of("året {} mangler alder {}", "the year {} lacks age {}", year, first)
                : Text::of("året {} mangler {} aldere, den første er {}",
                           "the year {} lacks {} ages, the first is {}", year, missing, first);
        problems.add(
            {{file, line},
             "Age",
             message,
             Text::of("hver alder fra {} til {}", "every age from {} to {}", youngest, oldest),
             ""});
        if (problems.is_full()) return;
    }
}

}  // namespace legeplan::scenario
