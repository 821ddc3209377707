#include "cli/console.h"

#include <sstream>

#include <catch2/catch.hpp>

using namespace legeplan;
using cli::Answer;
using cli::Chatter;
using cli::Console;
using cli::Language;

namespace {

struct Streams {
    std::ostringstream out;
    std::ostringstream err;
    Console console{out, err, Language::nb};
};

}  // namespace

TEST_CASE_METHOD(Streams, "the answer goes to standard output, all else to standard error") {
    console.answer_text("svar\n");
    console.note("merknad");
    console.error("galt");
    CHECK(out.str() == "svar\n");
    CHECK(err.str() == "merknad\nfeil: galt\n");
}

TEST_CASE_METHOD(Streams, "beside a document standard output holds nothing else") {
    console.set(Answer::json);
    console.set(Language::en);
    console.answer_text("table\n");
    console.answer_json("{}");
    console.error("wrong");
    CHECK(out.str() == "{}\n");
    CHECK(err.str() == "table\nerror: wrong\n");
}

TEST_CASE_METHOD(Streams, "a quiet console says what was asked for, and errors") {
    console.set(Chatter::quiet);
    console.note("note");
    console.answer_text("table\n");
    CHECK(out.str() == "table\n");
    console.set(Answer::json);
    console.answer_text("table\n");
    console.error_line("line");
    CHECK(out.str() == "table\n");
    CHECK(err.str() == "line\n");
}

TEST_CASE_METHOD(Streams, "an output that cannot be written is noticed") {
    console.answer_text("table\n");
    CHECK(console.is_delivered());
    out.setstate(std::ios::badbit);
    CHECK_FALSE(console.is_delivered());
}
