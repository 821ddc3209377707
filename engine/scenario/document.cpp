#include "scenario/document.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "scenario/paths.h"
#include "scenario/toml_reader.h"

namespace legeplan::scenario {

namespace {

/// Takes a member out of a table.
std::optional<Node> take(Node& table, std::string_view name) {
    const auto found = std::find_if(table.members.begin(), table.members.end(),
                                    [&](const Member& member) { return member.name == name; });
    if (found == table.members.end()) {
        return std::nullopt;
    }
    Node value = std::move(found->value);
    table.members.erase(found);
    return value;
}

class Loader {
public:
    Loader(const SchemaIndex& schema, const LoadOptions& options, Problems& problems)
        : schema_(schema), options_(options), problems_(problems) {}

    Document load(const std::filesystem::path& path) {
        document_.main = std::make_shared<const SourceFile>(named_file(path, options_.data_dir));
        document_.root = read(document_.main, {document_.main->shown, 0});
        for (const Delta& delta : options_.deltas) {
            lay_over(delta);
        }
        return std::move(document_);
    }

private:
    /// The file merged with what it extends; empty after a problem that keeps it from being read.
    Node read(const std::shared_ptr<const SourceFile>& file, const Location& asked_from) {
        const std::string key = chain_.empty() ? "" : "extends";
        const std::optional<std::string> text = read_text_file(*file, asked_from, key, problems_);
        std::optional<Node> node;
        if (text) {
            document_.files.push_back(file->path);
            node = read_toml(*text, file, problems_);
        }
        if (!node) {
            document_.completeness = Completeness::partial;
            return empty_table(file);
        }
        take(*node, "format");
        const std::optional<Node> extends = take(*node, "extends");
        chain_.push_back(file->path);
        Node base = extends ? read_base(*file, *extends) : Node{};
        chain_.pop_back();
        return merge(std::move(base), std::move(*node), schema_, document_.completeness, problems_);
    }

    void lay_over(const Delta& delta) {
        auto file = std::make_shared<SourceFile>(*document_.main);
        file->shown = delta.name;
        std::optional<Node> node = read_toml(delta.text, file, problems_);
        if (!node) {
            document_.completeness = Completeness::partial;
            return;
        }
        take(*node, "format");
        if (const std::optional<Node> extends = take(*node, "extends")) {
            problems_.add({extends->where(), "extends", extends->to_text(),
                           Text::of("ingenting: dette bygger på {}", "nothing: this extends {}",
                                    document_.main->shown),
                           ""});
        }
        document_.root = merge(std::move(document_.root), std::move(*node), schema_,
                               document_.completeness, problems_);
    }

    Node read_base(const SourceFile& file, const Node& extends) {
        const auto base = base_file(file, extends);
        if (!base) {
            document_.completeness = Completeness::partial;
            return {};
        }
        return read(std::make_shared<const SourceFile>(*base), extends.where());
    }

    std::optional<SourceFile> base_file(const SourceFile& file, const Node& extends) {
        const std::string key = "extends";
        if (!extends.is_string()) {
            problems_.add({extends.where(),
                           key,
                           extends.to_text(),
                           {"navnet på en fil", "the name of a file"},
                           ""});
            return std::nullopt;
        }
        auto base = referenced_file(extends.string, file, options_.data_dir, extends.where(), key,
                                    problems_);
        if (!base) {
            return std::nullopt;
        }
        if (std::find(chain_.begin(), chain_.end(), base->path) != chain_.end()) {
            problems_.add(
                {extends.where(),
                 key,
                 Text::of("{} bygger på seg selv, direkte eller gjennom andre filer",
                          "{} extends itself, directly or through other files", base->shown),
                 {"en fil som ikke fører tilbake hit", "a file that does not lead back here"},
                 ""});
            return std::nullopt;
        }
        if (chain_.size() > kMaxExtends) {
            problems_.add(
                {extends.where(),
                 key,
                 {"for mange filer bygger på hverandre", "too many files extend one another"},
                 Text::of("høyst {} trinn", "at most {} steps", kMaxExtends),
                 ""});
            return std::nullopt;
        }
        return base;
    }

    static Node empty_table(const std::shared_ptr<const SourceFile>& file) {
        Node node;
        node.file = file;
        return node;
    }

    const SchemaIndex& schema_;
    const LoadOptions& options_;
    Problems& problems_;
    Document document_;
    std::vector<std::filesystem::path> chain_;
};

}  // namespace

Document load_document(const std::filesystem::path& path, const SchemaIndex& schema,
                       const LoadOptions& options, Problems& problems) {
    return Loader(schema, options, problems).load(path);
}

}  // namespace legeplan::scenario
