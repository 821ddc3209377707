#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/text.h"

namespace legeplan::output {

/// A place in a JSON document that another run of the program wrote. What is not as expected is
/// told with the file and the place. The document must outlive it.
class Document {
public:
    Document(const std::filesystem::path& file, const nlohmann::ordered_json& json)
        : file_(&file), json_(&json) {}

    /// Throws: FileError, as all below.
    Document at(const std::string& key) const;
    bool has(const std::string& key) const;
    bool is_null() const { return json_->is_null(); }

    std::vector<Document> list() const;
    std::vector<std::pair<std::string, Document>> members() const;

    std::string text() const;
    /// A number; NaN for null.
    double number() const;
    /// A number or text as it stands, or null.
    nlohmann::ordered_json plain() const;
    bool flag() const;
    /// A text in both languages.
    Text both() const;

    [[noreturn]] void fail(const Text& reason) const;

private:
    Document(const Document& parent, const nlohmann::ordered_json& json, const std::string& name)
        : file_(parent.file_), json_(&json), place_(parent.place_ + "/" + name) {}

    const std::filesystem::path* file_;
    const nlohmann::ordered_json* json_;
    std::string place_;
};

/// A JSON document from a file. Throws: FileError.
nlohmann::ordered_json read_document(const std::filesystem::path& path);

/// Whether a file begins as a JSON document does.
bool is_document(const std::filesystem::path& path);

}  // namespace legeplan::output
