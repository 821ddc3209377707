#include "scenario/csv.h"

#include <algorithm>
#include <utility>

namespace legeplan::scenario {

namespace {

class Splitter {
public:
    Splitter(std::string_view text, const std::string& file, Problems& problems, char delimiter)
        : text_(text), file_(file), problems_(problems), delimiter_(delimiter) {
        plain_end_ = std::string("\r\n\"") + delimiter;
    }

    CsvText split() {
        check_characters();
        while (at_ < text_.size() && is_fine_) {
            if (text_[at_] == '#') {
                result_.comments.push_back(rest_of_line());
            } else if (!skip_line_end()) {
                read_record();
            }
        }
        return std::move(result_);
    }

private:
    /// Refuses what has no place in a text file and would garble what the table is shown in.
    void check_characters() {
        for (std::size_t i = 0; i < text_.size() && is_fine_; ++i) {
            const auto byte = static_cast<unsigned char>(text_[i]);
            line_ += byte == '\n' ? 1 : 0;
            if (byte == '\r' && text_.substr(i, 2) != "\r\n") {
                fail({"en vognretur inne i en linje", "a carriage return within a line"},
                     {"linjer som slutter med LF eller CRLF", "lines ended by LF or CRLF"});
            } else if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') ||
                       byte == 0x7f) {
                fail({"et kontrolltegn", "a control character"}, {"tekst", "text"});
            }
        }
        line_ = 1;
    }

    std::string rest_of_line() {
        const std::size_t end = std::min(text_.find('\n', at_), text_.size());
        std::string_view line = text_.substr(at_ + 1, end - at_ - 1);
        const std::size_t last = line.find_last_not_of(" \t\r");
        const std::size_t first = line.find_first_not_of(" \t");
        at_ = end;
        skip_line_end();
        return last == std::string_view::npos ? std::string{}
                                              : std::string(line.substr(first, last + 1 - first));
    }

    /// Steps over LF or CRLF if it stands here.
    bool skip_line_end() {
        const std::size_t start = at_;
        if (text_.substr(at_, 2) == "\r\n") {
            at_ += 2;
        } else if (text_.substr(at_, 1) == "\n") {
            at_ += 1;
        }
        line_ += at_ > start ? 1 : 0;
        return at_ > start;
    }

    void read_record() {
        CsvRecord record;
        record.line = line_;
        for (;;) {
            record.fields.push_back(at_ < text_.size() && text_[at_] == '"' ? quoted() : plain());
            if (!is_fine_) {
                return;
            }
            if (at_ >= text_.size() || skip_line_end()) {
                break;
            }
            if (text_[at_] != delimiter_) {
                fail({"et anførselstegn må lukkes der feltet slutter",
                      "a quote must close at the end of its field"},
                     delimiter_ == ','
                         ? Text("et komma etter anførselstegnet", "a comma after the quote")
                         : Text("et skilletegn etter anførselstegnet",
                                "a delimiter after the quote"));
                return;
            }
            ++at_;
        }
        result_.records.push_back(std::move(record));
    }

    std::string plain() {
        const std::size_t end = std::min(text_.find_first_of(plain_end_, at_), text_.size());
        std::string field(text_.substr(at_, end - at_));
        at_ = end;
        if (at_ < text_.size() && text_[at_] == '"') {
            fail({"et anførselstegn inne i et felt", "a quote within a field"},
                 {"hele feltet i anførselstegn, og \"\" for et anførselstegn",
                  "the whole field in quotes, \"\" for a quote"});
        }
        return field;
    }

    std::string quoted() {
        const int start_line = line_;
        std::string field;
        for (++at_; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '"') {
                if (text_.substr(at_, 2) != "\"\"") {
                    ++at_;
                    return field;
                }
                ++at_;
            }
            line_ += c == '\n' ? 1 : 0;
            if (c != '\r') field += c;
        }
        line_ = start_line;
        fail({"et anførselstegn som aldri lukkes", "a quote that is never closed"},
             {"et anførselstegn som lukker", "a closing quote"});
        return field;
    }

    void fail(const Text& message, const Text& expected) {
        problems_.add({{file_, line_}, "", message, expected, ""});
        is_fine_ = false;
    }

    std::string_view text_;
    const std::string& file_;
    Problems& problems_;
    char delimiter_;
    std::string plain_end_;  ///< what ends a field without quotes
    CsvText result_;
    std::size_t at_ = 0;
    int line_ = 1;
    bool is_fine_ = true;
};

}  // namespace

CsvText split_csv(std::string_view text, const std::string& file, Problems& problems,
                  char delimiter) {
    return Splitter(text, file, problems, delimiter).split();
}

std::string csv_field(const std::string& text) {
    if (text.find_first_of(",\"\r\n#") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + "\"";
}

}  // namespace legeplan::scenario
