#include "scenario/distribution_form.h"

#include <cmath>

#include "scenario/number_text.h"

namespace legeplan::scenario {

namespace {

using random::DistributionKind;

std::string list_text(const std::vector<double>& numbers) {
    std::string text;
    for (const double number : numbers) {
        text += (text.empty() ? "" : ", ") + number_text(number);
    }
    return "[" + text + "]";
}

}  // namespace

const std::vector<DistributionForm>& distribution_forms() {
    static const std::vector<DistributionForm> kForms = {
        {"normal", DistributionKind::normal, {"mean", "sd"}, {"min", "max"}},
        {"lognormal", DistributionKind::lognormal, {"median", "sd_log"}, {"min", "max"}},
        {"beta", DistributionKind::beta, {"alpha", "beta"}, {"min", "max"}},
        {"gamma", DistributionKind::gamma, {"shape", "scale"}, {"min", "max"}},
        {"triangular", DistributionKind::triangular, {"min", "mode", "max"}, {}},
        {"uniform", DistributionKind::uniform, {"min", "max"}, {}},
        {"discrete", DistributionKind::discrete, {"values", "weights"}, {}},
    };
    return kForms;
}

std::vector<std::pair<std::string, std::string>> parameters_of(const random::Distribution& x) {
    std::vector<std::pair<std::string, std::string>> result;
    for (const DistributionForm& form : distribution_forms()) {
        if (form.kind != x.kind) {
            continue;
        }
        if (x.kind == DistributionKind::discrete) {
            return {{"values", list_text(x.values)}, {"weights", list_text(x.weights)}};
        }
        const double numbers[] = {x.a, x.b, x.c};
        for (std::size_t i = 0; i < form.required.size(); ++i) {
            result.emplace_back(form.required[i], number_text(numbers[i]));
        }
        if (!form.optional.empty() && std::isfinite(x.lower)) {
            result.emplace_back("min", number_text(x.lower));
        }
        if (!form.optional.empty() && std::isfinite(x.upper)) {
            result.emplace_back("max", number_text(x.upper));
        }
    }
    return result;
}

std::string name_of(random::DistributionKind kind) {
    for (const DistributionForm& form : distribution_forms()) {
        if (form.kind == kind) {
            return form.name;
        }
    }
    return {};
}

}  // namespace legeplan::scenario
