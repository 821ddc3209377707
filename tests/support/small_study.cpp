#include "support/small_study.h"

#include <limits>

namespace legeplan::test {

namespace {

constexpr std::size_t kPoints = 6;

record::Series series(std::size_t point, std::size_t indicator) {
    record::Series result(2);
    for (std::size_t t = 0; t < 2; ++t) {
        const double mean = small_study_mean(point, indicator, t);
        record::Summary summary{mean, 40.0, 4.0, {}};
        for (std::size_t q = 0; q < summary.quantiles.size(); ++q) {
            summary.quantiles[q] = mean + static_cast<double>(q) - 3.0;
        }
        result.set(t, summary);
    }
    return result;
}

}  // namespace

double small_study_mean(std::size_t point, std::size_t indicator, std::size_t time) {
    return indicator == 2 ? std::numeric_limits<double>::quiet_NaN()
                          : 100.0 * static_cast<double>(indicator + 1) +
                                10.0 * static_cast<double>(point) + static_cast<double>(time);
}

output::Cube small_study() {
    using record::Indicator;
    output::Cube cube;
    cube.version = "0";
    cube.git_sha = "none";
    output::CubeLayout& layout = cube.layout;
    layout.title = {"Prøve", "Trial"};
    layout.design = "grid";
    layout.seed = 7;
    layout.replicates = 100;
    layout.scenario_ids = {"base"};
    layout.scenario_texts = {"format = 1\n"};
    layout.scenario.assign(kPoints, "base");
    layout.seeds.assign(kPoints, 7);
    layout.axes = {{"level", "recruitment.level", "ratio", {"Nivå", "Level"}, {}, {}},
                   {"contract", "policy[x].contract", "", {"Avtale", "Contract"}, {}, {}}};
    for (std::size_t p = 0; p < kPoints; ++p) {
        layout.design_points.push_back(static_cast<std::int64_t>(p));
        layout.axes[0].numbers.push_back(0.25 * static_cast<double>(1 + p / 2));
        layout.axes[1].words.emplace_back(p % 2 == 0 ? "salaried" : "agreement_8_2");
        cube.points.push_back({series(p, 0), series(p, 1), series(p, 2)});
    }
    layout.indicators = {Indicator::persons_without_gp, Indicator::list_free,
                         Indicator::gps_mean_age};
    layout.months = {Month::of(2021, 12), Month::of(2022, 12)};
    return cube;
}

void write_study(const std::filesystem::path& path, const output::Cube& cube) {
    output::AtomicFile file(path);
    output::CubeWriter writer(file, cube.layout);
    writer.write(0, cube.points);
    writer.commit();
}

}  // namespace legeplan::test
