#include "cli/console.h"

#include <ostream>

namespace legeplan::cli {

void Console::answer_text(const std::string& text) {
    if (answer_ == Answer::text) {
        out_ << text << std::flush;
    } else if (chatter_ == Chatter::normal) {
        err_ << text << std::flush;
    }
}

void Console::answer_json(const std::string& document) {
    out_ << document << '\n' << std::flush;
}

void Console::note(const std::string& line) {
    if (chatter_ == Chatter::normal) {
        err_ << line << std::endl;
    }
}

void Console::error(const std::string& line) {
    err_ << text(Message::error_prefix, line) << std::endl;
}

void Console::error_line(const std::string& line) {
    err_ << line << std::endl;
}

bool Console::is_delivered() {
    out_.flush();
    return static_cast<bool>(out_);
}

}  // namespace legeplan::cli
