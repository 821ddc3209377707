#include "output/assumption_text.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "output/number_text.h"
#include "output/workbook_words.h"

namespace legeplan::output {

namespace {

using Json = nlohmann::ordered_json;

/// A name of the scenario files as people read it.
struct Term {
    std::string_view name;
    std::string_view nb;
    std::string_view en;
};

constexpr std::array kDistributions{
    Term{"normal", "normalfordeling", "normal"},
    Term{"lognormal", "lognormal", "lognormal"},
    Term{"beta", "betafordeling", "beta"},
    Term{"gamma", "gammafordeling", "gamma"},
    Term{"uniform", "jevn fordeling", "uniform"},
    Term{"triangular", "trekantfordeling", "triangular"},
    Term{"discrete", "diskret fordeling", "discrete"},
};

constexpr std::array kParameters{
    Term{"mean", "gjennomsnitt", "mean"},
    Term{"sd", "standardavvik", "sd"},
    Term{"sd_log", "standardavvik (log)", "sd (log)"},
    Term{"max", "maks", "max"},
    Term{"mode", "topp", "mode"},
    Term{"alpha", "α", "α"},
    Term{"beta", "β", "β"},
    Term{"shape", "form", "shape"},
    Term{"scale", "skala", "scale"},
    Term{"values", "verdier", "values"},
    Term{"weights", "vekter", "weights"},
};

constexpr std::array kChoices{
    Term{"self_employed", "næringsdrivende", "self-employed"},
    Term{"agreement_8_2", "8.2-avtale", "8.2 agreement"},
    Term{"salaried", "fastlønn", "salaried"},
    Term{"salaried_trainee", "ansatt LIS3", "salaried trainee"},
    Term{"combination", "kombinasjonsstilling", "combination post"},
    Term{"newborns_only", "bare nyfødte", "newborns only"},
    Term{"attrition", "ved naturlig avgang", "by attrition"},
    Term{"transfer", "ved å flytte personer", "by moving people"},
    Term{"ignored", "teller ikke", "does not count"},
    Term{"probabilistic", "probabilistisk", "probabilistic"},
    Term{"low", "lavt", "low"},
    Term{"high", "høyt", "high"},
    Term{"main", "hovedalternativet", "main"},
    Term{"now", "straks", "at once"},
    Term{"at_takeover", "ved neste legeskifte", "at the next change of GP"},
    Term{"closed", "legges ned", "closed"},
    Term{"kept", "beholdes", "kept"},
    Term{"open", "oppretter en hjemmel", "open a position"},
    Term{"review", "ber om en vurdering", "ask for a review"},
    Term{"open_centre", "nytt legesenter", "new medical centre"},
    Term{"add_positions", "nye hjemler", "new positions"},
    Term{"close_position", "hjemmel legges ned", "close a position"},
    Term{"set_list_cap", "listetak", "list caps"},
    Term{"change_contract", "endret avtaleform", "change of contract"},
    Term{"recruitment_grant", "rekrutteringstilskudd", "recruitment grant"},
    Term{"retention", "tiltak for å beholde leger", "retention"},
    Term{"capacity_rule", "kapasitetsregel", "capacity rule"},
    Term{"new_premises", "nye lokaler", "new premises"},
    Term{"alis_programme", "ALIS-program", "programme for trainee GPs (ALIS)"},
    Term{"lis1_posts", "LIS1-stillinger", "LIS1 posts"},
    Term{"duty_reform", "omlagt legevakt", "out-of-hours reform"},
    Term{"service_post", "stillinger i en kommunal tjeneste", "posts in a municipal service"},
    Term{"combination_posts", "kombinasjonsstillinger", "combination posts"},
    Term{"salary_plan", "lønnsplan", "pay plan"},
    Term{"primary_health_team", "primærhelseteam", "primary health team"},
    Term{"gp_starts", "fastlege begynner", "a GP starts"},
    Term{"gp_leaves", "fastlege slutter", "a GP leaves"},
    Term{"absence", "fravær", "absence"},
    Term{"set_cap", "endret listetak", "change of cap"},
    Term{"set_contract", "endret avtaleform", "change of contract"},
    Term{"gps", "fastleger", "GPs"},
    Term{"own", "egne stillinger", "posts of their own"},
    Term{"places", "etter plasser", "by places"},
    Term{"coverage", "etter dekningsgrad", "by coverage"},
    Term{"nursing_home", "sykehjem", "nursing homes"},
    Term{"child_health", "helsestasjon for barn", "child health centre"},
    Term{"youth_health", "helsestasjon for ungdom", "youth health centre"},
    Term{"school", "skolelege", "schools"},
    Term{"prison", "fengselshelsetjeneste", "prison"},
    Term{"migration", "migrasjonshelse", "migration health"},
    Term{"public_health", "samfunnsmedisin", "public health"},
    Term{"day_emergency", "daglegevakt", "daytime emergency"},
    Term{"kad", "kommunal akutt døgnenhet", "municipal acute beds"},
    Term{"administration", "administrasjon og veiledning", "administration and supervision"},
    Term{"true", "ja", "yes"},
    Term{"false", "nei", "no"},
};

template <std::size_t size>
std::string term(const std::array<Term, size>& terms, const std::string& name, Language language) {
    const auto known = std::find_if(terms.begin(), terms.end(),
                                    [&](const Term& other) { return other.name == name; });
    if (known == terms.end()) {
        return name;
    }
    return std::string(language == Language::nb ? known->nb : known->en);
}

/// Numbers as they were given, with the language's decimal sign; words as people read them.
std::string given(const Json& value, Language language) {
    if (value.is_array()) {
        std::string text;
        for (const Json& element : value) {
            text += (text.empty() ? "" : "; ") + given(element, language);
        }
        return text;
    }
    if (value.is_number()) {
        std::string text = number_text(value.get<double>());
        if (language == Language::nb) {
            std::replace(text.begin(), text.end(), '.', ',');
        }
        return text;
    }
    return term(kChoices, value.is_string() ? value.get<std::string>() : value.dump(), language);
}

std::string pairs(const Json& members, std::string_view between_name_and_value, Language language) {
    std::string text;
    for (const auto& [name, member] : members.items()) {
        text += (text.empty() ? "" : ", ") + term(kParameters, name, language) +
                std::string(between_name_and_value) + given(member, language);
    }
    return text;
}

}  // namespace

const Json* plain_number(const Assumption& assumption) {
    const auto number = assumption.value.find("number");
    return number != assumption.value.end() && number->is_number() ? &*number : nullptr;
}

std::string value_text(const Assumption& assumption, Language language) {
    const Json& value = assumption.value;
    if (plain_number(assumption) != nullptr) {
        return {};
    }
    if (value.contains("distribution")) {
        return term(kDistributions, value["distribution"].get<std::string>(), language) + ": " +
               pairs(value["parameters"], " ", language);
    }
    if (value.contains("path")) {
        return pairs(value["path"], ": ", language);
    }
    if (value.contains("table")) {
        return say(language, Word::table_rows, value["table"].get<std::size_t>());
    }
    if (value.contains("title")) {
        const Json& title = value["title"];
        return in_language({title["nb"].get<std::string>(), title["en"].get<std::string>()},
                           language);
    }
    return given(value.front(), language);
}

std::string measure_name(const Measure& measure, Language language) {
    const std::string& title = in_language(measure.title, language);
    if (!title.empty() || measure.type.empty()) {
        return title.empty() ? measure.id : title;
    }
    if (measure.type == "add_positions" && measure.count > 0) {
        return say(language, measure.count == 1 ? Word::new_position : Word::new_positions,
                   measure.count);
    }
    std::string name = term(kChoices, measure.type, language);
    if (name[0] >= 'a' && name[0] <= 'z') {
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
    }
    return name;
}

std::string name_of(const Assumption& assumption, Language language) {
    const std::string& label = in_language(assumption.label, language);
    if (!label.empty()) {
        return label;
    }
    return assumption.key.ends_with(".type") ? say(language, Word::kind_of_measure)
                                             : assumption.key;
}

}  // namespace legeplan::output
