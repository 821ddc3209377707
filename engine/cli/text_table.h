#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace legeplan::cli {

enum class Align : std::uint8_t { left, right };

/// Text in columns for a terminal.
class TextTable {
public:
    /// The first row's cells and how each column is aligned.
    TextTable(std::vector<std::string> header, std::vector<Align> align);

    void add(std::vector<std::string> row);

    /// Lines with two spaces between columns and none at the end.
    std::string to_string() const;

private:
    std::vector<Align> align_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace legeplan::cli
