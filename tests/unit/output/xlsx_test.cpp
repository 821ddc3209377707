#include "output/xlsx.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "support/scenario_files.h"

using namespace legeplan;
using output::AtomicFile;
using output::xlsx::Book;
using output::xlsx::Sheet;
using output::xlsx::sheet_names;

namespace {

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A small workbook's bytes.
std::string book_of(const std::string& created, double value = 1.5) {
    const test::TempFolder folder;
    AtomicFile file(folder.path() / "book.xlsx");
    Book book(file, "Title", created);
    Sheet sheet = book.add_sheet("Ark");
    sheet.text({0, 0}, "text", output::xlsx::Style::title);
    sheet.number({1, 0}, value, "0.0");
    sheet.month({2, 0}, Month::of(2021, 7));
    book.close();
    file.commit();
    return bytes_of(file.path());
}

}  // namespace

TEST_CASE("names of sheets are cut between words to the length that Excel allows") {
    const std::vector<std::string> titles{"Innbyggere", "Personer på lister uten fast lege",
                                          std::string(40, 'x'), "Åpne lister hos mannlige legerå"};
    const auto names = sheet_names(titles);
    CHECK(names[0] == "Innbyggere");
    CHECK(names[1] == "Personer på lister uten fast…");
    CHECK(names[2] == std::string(30, 'x') + "…");
    CHECK(names[3] == titles[3]);  // 31 characters in 33 bytes
}

TEST_CASE("names of sheets are different and without signs that Excel does not allow") {
    const std::vector<std::string> titles{
        "a/b", "A B", "a:b", "'a'", std::string(31, 'x'), std::string(31, 'X')};
    const auto names = sheet_names(titles);
    CHECK(names[0] == "a b");
    CHECK(names[1] == "A B 2");
    CHECK(names[2] == "a b 3");
    CHECK(names[3] == " a ");
    CHECK(names[5] == std::string(28, 'X') + "… 2");
}

TEST_CASE("a text takes the lines that its characters fill") {
    CHECK(output::xlsx::lines_of("", 10.0) == 1);
    CHECK(output::xlsx::lines_of("0123456789", 10.0) == 1);
    CHECK(output::xlsx::lines_of("åååååååååå", 10.0) == 1);
    CHECK(output::xlsx::lines_of("0123456789a", 10.0) == 2);
}

TEST_CASE("the same content is the same bytes, and a ZIP archive") {
    const std::string book = book_of("2024-01-31T12:00:00Z");
    CHECK(book.starts_with("PK\x03\x04"));
    CHECK(book == book_of("2024-01-31T12:00:00Z"));
    CHECK(book != book_of("2024-01-31T12:00:01Z"));
    CHECK(book != book_of("2024-01-31T12:00:00Z", 1.6));
    CHECK(book_of("") == book_of("no time"));
}

TEST_CASE("what is not finite is an empty cell") {
    const std::string created = "2024-01-31T12:00:00Z";
    CHECK(book_of(created, std::nan("")) == book_of(created, INFINITY));
    CHECK(book_of(created, std::nan("")) != book_of(created, 0.0));
}

TEST_CASE("a sheet that cannot be, and a text too long for a cell") {
    const test::TempFolder folder;
    AtomicFile file(folder.path() / "book.xlsx");
    Book book(file, "Title", "");
    Sheet sheet = book.add_sheet("Ark");
    CHECK_THROWS_AS(book.add_sheet("ARK"), output::FileError);
    CHECK_THROWS_AS(book.add_sheet("a/b"), output::FileError);
    CHECK_THROWS_AS(book.add_sheet(std::string(32, 'x')), output::FileError);
    CHECK_THROWS_AS(sheet.number({2'000'000, 0}, 1.0, "0"), output::FileError);
    CHECK_NOTHROW(sheet.text({0, 0}, std::string(40'000, 'x')));
}
