#include "scenario/glossary.h"

#include <algorithm>
#include <array>
#include <utility>

namespace legeplan::scenario {

namespace {

constexpr std::array kTerms{
    // Policies and events.
    Term{"open_centre", "nytt legesenter"},
    Term{"open_centre", "nytt senter"},
    Term{"add_positions", "nye hjemler"},
    Term{"add_positions", "ny hjemmel"},
    Term{"add_positions", "flere hjemler"},
    Term{"close_position", "legg ned hjemmel"},
    Term{"close_position", "nedlagt hjemmel"},
    Term{"set_list_cap", "listetak"},
    Term{"set_list_cap", "kortere lister"},
    Term{"change_contract", "endret avtaleform"},
    Term{"recruitment_grant", "rekrutteringstilskudd"},
    Term{"recruitment_grant", "tilskudd"},
    Term{"retention", "behold leger"},
    Term{"retention", "seniortiltak"},
    Term{"new_premises", "nye lokaler"},
    Term{"new_premises", "nytt kontor"},
    Term{"new_premises", "nye kontorer"},
    Term{"capacity_rule", "kapasitetsregel"},
    Term{"alis_programme", "alis"},
    Term{"lis1_posts", "lis1-stillinger"},
    Term{"duty_reform", "legevaktreform"},
    Term{"service_post", "stilling i tjenestene"},
    Term{"combination_posts", "kombinasjonsstillinger"},
    Term{"salary_plan", "lønnsplan"},
    Term{"primary_health_team", "primærhelseteam"},
    Term{"gp_leaves", "lege slutter"},
    Term{"gp_starts", "lege begynner"},
    Term{"set_cap", "listetak"},
    Term{"set_contract", "avtaleform"},
    Term{"absence", "fravær"},
    Term{"absence", "permisjon"},
    // Sections and lists.
    Term{"title", "tittel"},
    Term{"period", "periode"},
    Term{"municipality", "kommune"},
    Term{"population", "befolkning"},
    Term{"population", "folkemengde"},
    Term{"fertility", "fruktbarhet"},
    Term{"mortality", "dødelighet"},
    Term{"in_moves", "innflytting"},
    Term{"out_moves", "utflytting"},
    Term{"lists", "lister"},
    Term{"gp", "fastlege"},
    Term{"gp", "fastleger"},
    Term{"recruitment", "rekruttering"},
    Term{"locum", "vikar"},
    Term{"workload", "arbeidsmengde"},
    Term{"training", "utdanning"},
    Term{"duty", "legevakt"},
    Term{"services", "tjenester"},
    Term{"costs", "kostnader"},
    Term{"continuity", "kontinuitet"},
    Term{"policy", "tiltak"},
    Term{"event", "hendelse"},
    // Keys.
    Term{"name", "navn"},
    Term{"level", "nivå"},
    Term{"date", "dato"},
    Term{"start", "startdato"},
    Term{"end", "slutt"},
    Term{"until", "til og med"},
    Term{"office", "legesenter"},
    Term{"office", "legekontor"},
    Term{"offices", "legesentre"},
    Term{"rooms", "rom"},
    Term{"rooms", "kontorer"},
    Term{"positions", "hjemler"},
    Term{"count", "antall"},
    Term{"contract", "avtaleform"},
    Term{"contract", "avtale"},
    Term{"list_cap", "listetak"},
    Term{"list_length", "listelengde"},
    Term{"surplus", "overskytende"},
    Term{"effect", "virkning"},
    Term{"effect", "effekt"},
    Term{"min_age", "alder"},
    Term{"investment", "investering"},
    Term{"running_cost", "driftskostnad"},
    Term{"roster", "leger"},
    // Values of keys.
    Term{"self_employed", "næringsdrivende"},
    Term{"agreement_8_2", "8.2-avtale"},
    Term{"salaried", "fastlønn"},
    Term{"salaried", "fastlønnet"},
    Term{"combination", "kombinasjonsstilling"},
    Term{"now", "straks"},
    Term{"now", "nå"},
    Term{"at_takeover", "ved legeskifte"},
    Term{"low", "lav"},
    Term{"high", "høy"},
    Term{"filled", "besatt"},
    Term{"vacant", "ledig"},
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

/// A word as it is compared.
std::string folded(std::string_view word) {
    std::string text(word);
    for (char& letter : text) {
        const bool is_capital = letter >= 'A' && letter <= 'Z';
        letter = is_capital                       ? static_cast<char>(letter - 'A' + 'a')
                 : letter == '_' || letter == '-' ? ' '
                                                  : letter;
    }
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kLetters{{{"å", "a"},
                                                                                     {"Å", "a"},
                                                                                     {"aa", "a"},
                                                                                     {"ø", "o"},
                                                                                     {"Ø", "o"},
                                                                                     {"oe", "o"},
                                                                                     {"æ", "ae"},
                                                                                     {"Æ", "ae"}}};
    for (const auto& [from, to] : kLetters) {
        replace_all(text, from, to);
    }
    return text;
}

/// How like two words are, by the pairs of neighbouring letters that they share: 0 to 1.
/// Source: Dice (1945).
double likeness(const std::string& a, const std::string& b) {
    if (a == b) {
        return 1.0;
    }
    if (a.size() < 2 || b.size() < 2) {
        return 0.0;
    }
    std::vector<std::string> pairs;
    for (std::size_t i = 0; i + 1 < b.size(); ++i) {
        pairs.push_back(b.substr(i, 2));
    }
    double shared = 0.0;
    for (std::size_t i = 0; i + 1 < a.size(); ++i) {
        const auto found = std::find(pairs.begin(), pairs.end(), a.substr(i, 2));
        if (found != pairs.end()) {
            pairs.erase(found);
            shared += 1.0;
        }
    }
    return 2.0 * shared / static_cast<double>(a.size() + b.size() - 2);
}

}  // namespace

const Term* term_for(std::string_view word, const std::vector<std::string>& candidates) {
    constexpr std::size_t kMaxBytes = 60;
    constexpr double kLikeEnough = 0.7;
    if (word.size() > kMaxBytes) {
        return nullptr;
    }
    const std::string asked = folded(word);
    const Term* best = nullptr;
    double most = kLikeEnough;
    for (const Term& term : kTerms) {
        const double like = likeness(asked, folded(term.nb));
        const bool is_there =
            std::find(candidates.begin(), candidates.end(), term.name) != candidates.end();
        if (is_there && (like > most || (best == nullptr && like == most))) {
            best = &term;
            most = like;
        }
    }
    return best;
}

}  // namespace legeplan::scenario
