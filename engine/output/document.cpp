#include "output/document.h"

#include <fstream>
#include <limits>
#include <utility>

#include "output/atomic_file.h"

namespace legeplan::output {

using Json = nlohmann::ordered_json;

void Document::fail(const Text& reason) const {
    const std::string place = (place_.empty() ? "/" : place_) + ": ";
    throw FileError(*file_, {place + reason.nb, place + reason.en});
}

Document Document::at(const std::string& key) const {
    if (!json_->is_object()) {
        fail({"ikke et objekt", "not an object"});
    }
    const auto found = json_->find(key);
    if (found == json_->end()) {
        fail(Text::of("«{}» mangler", "\"{}\" is missing", key));
    }
    return {*this, *found, key};
}

bool Document::has(const std::string& key) const {
    return json_->is_object() && json_->contains(key);
}

std::vector<Document> Document::list() const {
    if (!json_->is_array()) {
        fail({"ikke en liste", "not a list"});
    }
    std::vector<Document> all;
    for (const Json& element : *json_) {
        all.push_back({*this, element, std::to_string(all.size())});
    }
    return all;
}

std::vector<std::pair<std::string, Document>> Document::members() const {
    if (!json_->is_object()) {
        fail({"ikke et objekt", "not an object"});
    }
    std::vector<std::pair<std::string, Document>> all;
    for (const auto& [key, value] : json_->items()) {
        all.emplace_back(key, Document(*this, value, key));
    }
    return all;
}

std::string Document::text() const {
    if (!json_->is_string()) {
        fail({"ikke en tekst", "not a text"});
    }
    return json_->get<std::string>();
}

double Document::number() const {
    if (json_->is_null()) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    if (!json_->is_number()) {
        fail({"ikke et tall", "not a number"});
    }
    return json_->get<double>();
}

Json Document::plain() const {
    if (json_->is_structured()) {
        fail({"ikke en verdi", "not a value"});
    }
    return *json_;
}

bool Document::flag() const {
    if (!json_->is_boolean()) {
        fail({"verken true eller false", "not true or false"});
    }
    return json_->get<bool>();
}

Text Document::both() const {
    return {at("nb").text(), at("en").text()};
}

Json read_document(const std::filesystem::path& path) {
    try {
        return Json::parse(read_file(path));
    } catch (const Json::exception&) {
        throw FileError(path, {"ikke et JSON-dokument, eller ikke et helt",
                               "not a JSON document, or not a whole one"});
    }
}

bool is_document(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return file.get() == '{';
}

}  // namespace legeplan::output
