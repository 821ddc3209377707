#include "scenario/glossary.h"

#include <set>

#include <catch2/catch.hpp>

#include "inputs/schema.h"
#include "scenario/schema_index.h"

using namespace legeplan;

namespace {

std::string meant(std::string_view word, const std::vector<std::string>& candidates) {
    const scenario::Term* term = scenario::term_for(word, candidates);
    return term != nullptr ? std::string(term->name) : "";
}

std::vector<std::string> policies() {
    const scenario::SchemaIndex index(inputs::scenario_schema());
    return index.lists().at("policy").types();
}

}  // namespace

TEST_CASE("every kind of policy is found by its Norwegian name") {
    const std::vector<std::string> types = policies();
    std::set<std::string> found;
    for (const char* word :
         {"nytt legesenter", "nye_hjemler", "legg_ned_hjemmel", "Listetak", "endret_avtaleform",
          "rekrutteringstilskudd", "behold-leger", "nye_lokaler", "kapasitetsregel", "ALIS",
          "lis1_stillinger", "legevaktreform", "stilling_i_tjenestene", "kombinasjonsstilling",
          "loennsplan", "prim\xc3\xa6rhelseteam"}) {
        INFO(word);
        found.insert(meant(word, types));
        CHECK_FALSE(meant(word, types).empty());
    }
    CHECK(found.size() == types.size());
    CHECK(meant("ny_hjemmel", types) == "add_positions");
}

TEST_CASE("a word means what may stand where it stands") {
    CHECK(meant("listetak", {"set_list_cap", "add_positions"}) == "set_list_cap");
    CHECK(meant("listetak", {"list_cap", "count"}) == "list_cap");
    CHECK(meant("nivaa", {"level", "market_level"}) == "level");
    CHECK(meant("NIV\xc3\x85", {"level"}) == "level");
    CHECK(meant("rekruttering", {"gp", "recruitment"}) == "recruitment");
    CHECK(meant("xyz", {"gp", "recruitment"}).empty());
    CHECK(meant("", {"gp"}).empty());
    CHECK(meant(std::string(10'000, 'a'), {"gp"}).empty());
}
