#include "scenario/rows_seen.h"

#include <algorithm>
#include <array>

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

Text RowsSeen::sex_lacking() const {
    const Rows rows = all();
    std::array<bool, kSexes> has_sex{};
    for (std::size_t row = 0; row < rows.size(); ++row) {
        has_sex[row % kSexes] = has_sex[row % kSexes] || rows.test(row);
    }
    for (const Sex sex : {Sex::female, Sex::male}) {
        if (!has_sex[static_cast<std::size_t>(sex)]) return name_of(sex);
    }
    return {};
}

void AgesSeen::add(int year, int age, int line) {
    lines_[year].emplace(age, line);
}

std::set<int> AgesSeen::expected(int youngest, int oldest) const {
    constexpr std::size_t kMostOfExtract = 20;
    std::set<int> ages;
    for (const auto& [year, lines] : lines_) {
        for (const auto& [age, line] : lines) {
            ages.insert(age);
        }
    }
    if (ages.size() > kMostOfExtract) {
        for (int age = youngest; age <= oldest; ++age) {
            ages.insert(age);
        }
    }
    return ages;
}

void AgesSeen::check(const std::string& file, int youngest, int oldest, Problems& problems) const {
    const std::set<int> all = expected(youngest, oldest);
    for (const auto& [year, ages] : lines_) {
        const auto lacks = [&seen = ages](int age) { return !seen.contains(age); };
        const auto missing = std::count_if(all.begin(), all.end(), lacks);
        if (missing == 0) continue;
        const int first = *std::find_if(all.begin(), all.end(), lacks);
        // Told where the age should have stood: before the next one, else after the last line.
        const auto next = ages.upper_bound(first);
        const int line = next == ages.end() ? ages.rbegin()->second : next->second;
        const auto message =
            missing == 1
                ? Text::of("året {} mangler alder {}", "the year {} lacks age {}", year, first)
                : Text::of("året {} mangler {} aldere, den første er {}",
                           "the year {} lacks {} ages, the first is {}", year, missing, first);
        problems.add({{file, line},
                      "Age",
                      message,
                      Text::of("{} aldere fra {} til {}", "{} ages from {} to {}", all.size(),
                               *all.begin(), *all.rbegin()),
                      ""});
        if (problems.is_full()) return;
    }
}

}  // namespace legeplan::scenario
