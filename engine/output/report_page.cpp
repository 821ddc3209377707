#include "output/report_page.h"

#include <array>
#include <stdexcept>
#include <utility>

#include "output/report_numbers.h"
#include "output/report_template.h"

namespace legeplan::output {

std::string html_text(std::string_view text) {
    constexpr std::array<std::pair<char, std::string_view>, 5> kEscapes{
        {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}}};
    std::string out;
    for (const char c : text) {
        std::string_view escape;
        for (const auto& [sign, name] : kEscapes) {
            escape = sign == c ? name : escape;
        }
        escape.empty() ? out += c : out += escape;
    }
    return out;
}

std::string script_json(const nlohmann::ordered_json& json) {
    using Handler = nlohmann::ordered_json::error_handler_t;
    std::string out;
    for (const char c : json.dump(-1, ' ', false, Handler::replace)) {
        // Only strings can hold it, and there the escape means the same.
        c == '<' ? out += "\\u003c" : out += c;
    }
    return out;
}

namespace {

/// Puts a text in the place of the first such mark.
void fill(std::string& page, std::string_view mark, const std::string& text) {
    const std::size_t at = page.find(mark);
    if (at == std::string::npos) {
        throw std::logic_error("the report's page lacks " + std::string(mark));
    }
    page.replace(at, mark.size(), text);
}

std::string page_with(std::string_view made, const nlohmann::ordered_json& data,
                      Language language) {
    std::string title = "Legeplan";
    const std::string subject = data["subject"];
    title += subject.empty() ? "" : " – " + subject;
    std::string page(made);
    // From the last mark to the first, so that what a scenario says is never taken for one.
    fill(page, "%LEGEPLAN_DATA%", script_json(data));
    fill(page, "%LEGEPLAN_TITLE%", html_text(title));
    fill(page, "%LEGEPLAN_LANGUAGE%", code_of(language));
    return page;
}

}  // namespace

std::string report_page(std::span<const ReportSource> sources, Language language) {
    return page_with(report_template(), report_data(sources, language), language);
}

std::string study_page(const nlohmann::ordered_json& data, Language language) {
    return page_with(study_template(), data, language);
}

}  // namespace legeplan::output
