#include "cli/catalogue.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "output/wording.h"

using namespace legeplan;
using cli::Language;
using cli::Message;

namespace {

const std::filesystem::path kFolder = std::filesystem::path(LEGEPLAN_SOURCE_DIR) / "engine/cli";

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path);
    REQUIRE(file.good());
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Names of the messages in the order of the enumeration.
std::vector<std::string> message_names() {
    const std::string header = read(kFolder / "catalogue.h");
    const std::size_t start = header.find("enum class Message");
    const std::string body = header.substr(start, header.find("count_", start) - start);
    const std::regex entry("\n +([a-z0-9_]+),");
    std::vector<std::string> names;
    for (std::sregex_iterator i(body.begin(), body.end(), entry), end; i != end; ++i) {
        names.push_back((*i)[1]);
    }
    return names;
}

/// The fields of a text, such as "{}" and "{:>3}", in order.
std::vector<std::string> fields_of(std::string_view text) {
    const std::string copy(text);
    const std::regex field("\\{[^}]*\\}");
    std::vector<std::string> fields;
    for (std::sregex_iterator i(copy.begin(), copy.end(), field), end; i != end; ++i) {
        fields.push_back(i->str());
    }
    return fields;
}

}  // namespace

TEST_CASE("every message is said in both languages, with the same fields") {
    const auto names = message_names();
    REQUIRE(names.size() == static_cast<std::size_t>(Message::count_));
    // What the languages share.
    std::set<std::string> same;
    for (std::size_t i = 0; i < names.size(); ++i) {
        INFO(names[i]);
        const auto message = static_cast<Message>(i);
        const std::string_view nb = cli::text_of(message, Language::nb);
        const std::string_view en = cli::text_of(message, Language::en);
        CHECK_FALSE(nb.empty());
        CHECK_FALSE(en.empty());
        CHECK(fields_of(nb) == fields_of(en));
        if (nb == en) {
            same.insert(names[i]);
        }
    }
    CHECK(same ==
          std::set<std::string>{"column_crps", "column_median", "time_minutes", "time_seconds"});
}

TEST_CASE("every message is said by the program, and no other") {
    const auto names = message_names();
    std::set<std::string> used;
    const std::regex mention("Message::([a-z0-9_]+)");
    for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
        const std::string text = read(entry.path());
        for (std::sregex_iterator i(text.begin(), text.end(), mention), end; i != end; ++i) {
            used.insert((*i)[1]);
        }
    }
    used.erase("count_");
    CHECK(used == std::set<std::string>(names.begin(), names.end()));
}

TEST_CASE("fields are filled in, and months are named") {
    CHECK(cli::say(Language::nb, Message::wrote_file, "r.h5") == "Skrev r.h5");
    CHECK(cli::say(Language::en, Message::wrote_file, "r.h5") == "Wrote r.h5");
    CHECK(output::month_name(Month::of(2021, 6), Language::nb) == "juni 2021");
    CHECK(output::month_name(Month::of(2030, 12), Language::en) == "December 2030");
    CHECK(output::month_name(Month::of(2030, 1), Language::nb) == "januar 2030");
}

TEST_CASE("a projection is never called a forecast, except to say that it is none") {
    for (std::size_t i = 0; i < static_cast<std::size_t>(Message::count_); ++i) {
        const auto message = static_cast<Message>(i);
        if (message != Message::footer_run) {
            CHECK(cli::text_of(message, Language::nb).find("prognose") == std::string::npos);
            CHECK(cli::text_of(message, Language::en).find("forecast") == std::string::npos);
        }
    }
    const auto nb = cli::text_of(Message::footer_run, Language::nb);
    CHECK(nb.find("ikke en prognose") != std::string::npos);
    CHECK(nb.find("framskriving") != std::string::npos);
}
