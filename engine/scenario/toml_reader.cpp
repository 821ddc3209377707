#include "scenario/toml_reader.h"

#include <string>
#include <utility>

// Header-only and without exceptions: the library is used in this file alone, and its errors are
// returned as values.
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include "scenario/nesting.h"

namespace legeplan::scenario {

namespace {

constexpr std::size_t kMaxElements = 100'000;
constexpr int kFormat = 1;

int line_of(const toml::source_region& source) {
    return static_cast<int>(source.begin.line);
}

/// Turns the parser's tree into nodes, noting what no scenario may hold.
class Converter {
public:
    Converter(std::shared_ptr<const SourceFile> file, Problems& problems)
        : file_(std::move(file)), problems_(problems) {}

    Node table(const toml::table& source, int line) {
        Node node = make(NodeKind::table, line);
        node.members.reserve(source.size());
        for (const auto& [key, value] : source) {
            // The line of the key: an implicit or multi-line value has no better one.
            node.members.push_back({std::string(key.str()), convert(value, line_of(key.source()))});
        }
        return node;
    }

private:
    Node convert(const toml::node& source, int line) {
        switch (source.type()) {
            case toml::node_type::table:
                return table(*source.as_table(), line);
            case toml::node_type::array:
                return list(*source.as_array(), line);
            case toml::node_type::string:
                return string(source.as_string()->get(), line);
            case toml::node_type::date:
                return date(source.as_date()->get(), line);
            default:
                return scalar(source, line);
        }
    }

    Node list(const toml::array& source, int line) {
        Node node = make(NodeKind::list, line);
        if (source.size() > kMaxElements) {
            problems_.add({node.where(), "",
                           "a list of " + std::to_string(source.size()) + " values",
                           "at most " + std::to_string(kMaxElements), ""});
            return node;
        }
        node.elements.reserve(source.size());
        for (const toml::node& element : source) {
            node.elements.push_back(convert(element, line_of(element.source())));
        }
        return node;
    }

    Node string(const std::string& text, int line) {
        Node node = make(NodeKind::string, line);
        if (text.find('\0') != std::string::npos) {
            problems_.add({node.where(), "", "a string contains a NUL byte", "text", ""});
        }
        node.string = text;
        return node;
    }

    Node date(const toml::date& source, int line) {
        Node node = make(NodeKind::date, line);
        node.date = Date{std::chrono::year(source.year), std::chrono::month(source.month),
                         std::chrono::day(source.day)};
        return node;
    }

    Node scalar(const toml::node& source, int line) {
        Node node = make(NodeKind::time, line);
        if (const auto* integer = source.as_integer()) {
            node.kind = NodeKind::integer;
            node.integer = integer->get();
        } else if (const auto* real = source.as_floating_point()) {
            node.kind = NodeKind::real;
            node.real = real->get();
        } else if (const auto* boolean = source.as_boolean()) {
            node.kind = NodeKind::boolean;
            node.boolean = boolean->get();
        }
        return node;
    }

    Node make(NodeKind kind, int line) const {
        Node node;
        node.kind = kind;
        node.line = line;
        node.file = file_;
        return node;
    }

    std::shared_ptr<const SourceFile> file_;
    Problems& problems_;
};

std::string_view line_text(std::string_view text, int line) {
    for (int i = 1; i < line; ++i) {
        const std::size_t end = text.find('\n');
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return text.substr(0, text.find('\n'));
}

/// Whether a line is `format = 1` and nothing else but spaces and a comment.
bool is_format_line(std::string_view line) {
    const auto skip_spaces = [&line] {
        const std::size_t start = line.find_first_not_of(" \t\r");
        line = start == std::string_view::npos ? std::string_view{} : line.substr(start);
    };
    for (const std::string_view part : {"format", "=", "1"}) {
        skip_spaces();
        if (!line.starts_with(part)) {
            return false;
        }
        line.remove_prefix(part.size());
    }
    skip_spaces();
    return line.empty() || line.front() == '#';
}

/// Whether the rest of the file can be read: a missing line is reported and read on, another format
/// would only give problems that are none.
bool check_format(const Node& root, std::string_view text, Problems& problems) {
    const std::string expected = "format = " + std::to_string(kFormat);
    const Node* format = root.find("format");
    if (format == nullptr) {
        problems.add({{root.file->shown, 1}, "format", "missing", "the line " + expected, ""});
        return true;
    }
    if (format->kind == NodeKind::integer && format->integer == kFormat &&
        is_format_line(line_text(text, format->line))) {
        return true;
    }
    const bool is_newer = format->kind == NodeKind::integer && format->integer > kFormat;
    const std::string shown = format->kind == NodeKind::integer && !is_newer
                                  ? "is not written just so"
                                  : format->to_string();
    problems.add({format->where(), "format",
                  shown + (is_newer ? " is newer than this version of Legeplan reads" : ""),
                  "the line " + expected, ""});
    return false;
}

/// The parser's words without their standing start: "Error while parsing key: why" -> "key: why".
std::string parser_words(std::string_view description) {
    constexpr std::string_view kStart = "Error while parsing ";
    if (description.starts_with(kStart)) {
        description.remove_prefix(kStart.size());
    }
    return std::string(description);
}

}  // namespace

std::optional<Node> read_toml(std::string_view text, std::shared_ptr<const SourceFile> file,
                              Problems& problems) {
    const std::string shown = file->shown;
    const int deep_line = first_line_nested_too_deeply(text);
    if (deep_line > 0) {
        problems.add({{shown, deep_line},
                      "",
                      "nested too deeply",
                      "at most " + std::to_string(kMaxNesting) + " levels",
                      ""});
        return std::nullopt;
    }
    const toml::parse_result result = toml::parse(text);
    if (!result) {
        problems.add({{shown, line_of(result.error().source())},
                      "",
                      "not valid TOML: " + parser_words(result.error().description()),
                      "",
                      ""});
        return std::nullopt;
    }
    const std::size_t before = problems.size();
    Node root = Converter(std::move(file), problems).table(result.table(), 0);
    const bool is_whole = problems.size() == before;
    const bool is_readable = check_format(root, text, problems);
    return is_whole && is_readable ? std::optional(std::move(root)) : std::nullopt;
}

}  // namespace legeplan::scenario
