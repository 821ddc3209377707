#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/error.h"
#include "support/small_inputs.h"

namespace legeplan::test {

/// A folder for one test, removed with everything in it.
class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path write(const std::string& name, std::string_view text) const;
    std::string read(const std::string& name) const;

private:
    std::filesystem::path path_;
};

/// A complete valid scenario in a temporary folder: scenario.toml with each key on a line of its
/// own and a CSV file for each table ("population.csv", "positions.csv", ...). Tests change single
/// lines of it.
class TempScenario {
public:
    /// The files that say what the inputs say: loading them gives the same inputs back.
    explicit TempScenario(const inputs::Inputs& inputs = small_inputs());

    std::filesystem::path file() const { return folder_.path() / "scenario.toml"; }
    const TempFolder& folder() const { return folder_; }

    /// Gives a key of scenario.toml another value, written as TOML; adds the key if it is new.
    /// Throws std::logic_error when lists of tables have been appended and the key is new.
    TempScenario& set(const std::string& key, const std::string& toml);

    /// Takes a key out of scenario.toml.
    TempScenario& remove(const std::string& key);

    /// Adds text at the end of scenario.toml, such as a [[policy]].
    TempScenario& append(const std::string& toml);

    /// Replaces one line of a file; throws std::logic_error unless it stands there exactly once.
    TempScenario& replace_line(const std::string& name, const std::string& line,
                               const std::string& by);

    /// Writes a whole file.
    TempScenario& write(const std::string& name, const std::string& text);

    /// Number of the line, from 1, that starts with the text; 0 if none does.
    int line_of(const std::string& name, const std::string& start) const;

    /// Loads the scenario; what is wrong goes to `problems`.
    std::optional<inputs::Inputs> load(Problems& problems) const;

private:
    TempFolder folder_;
};

}  // namespace legeplan::test
