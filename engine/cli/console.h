#pragma once

#include <cstdint>
#include <iosfwd>
#include <stdexcept>
#include <string>

#include "cli/catalogue.h"
#include "cli/language.h"

namespace legeplan::cli {

/// The command line asks for something that cannot be done; the message is in its language.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

enum class Answer : std::uint8_t { text, json };
enum class Chatter : std::uint8_t { normal, quiet };

/// Where the program's words go. With Answer::json standard output holds one document and every
/// text for people goes to standard error.
class Console {
public:
    Console(std::ostream& out, std::ostream& err, Language language)
        : out_(out), err_(err), language_(language) {}

    Language language() const { return language_; }
    Answer answer() const { return answer_; }
    Chatter chatter() const { return chatter_; }
    void set(Language language) { language_ = language; }
    void set(Answer answer) { answer_ = answer; }
    void set(Chatter chatter) { chatter_ = chatter; }

    /// A message in the console's language.
    template <typename... Arguments>
    std::string text(Message message, const Arguments&... arguments) const {
        return say(language_, message, arguments...);
    }

    /// The answer for people: to standard output. Beside a JSON document it goes to standard
    /// error, or nowhere with Chatter::quiet.
    void answer_text(const std::string& text);

    /// The JSON document, with a line end. Written as it is.
    void answer_json(const std::string& document);

    /// Something to know beside the answer; nothing with Chatter::quiet.
    void note(const std::string& line);

    /// "feil: ..." on standard error.
    void error(const std::string& line);

    /// A line on standard error as it is.
    void error_line(const std::string& line);

    std::ostream& progress_stream() { return err_; }

    /// Whether everything reached standard output.
    bool is_delivered();

private:
    std::ostream& out_;
    std::ostream& err_;
    Language language_;
    Answer answer_ = Answer::text;
    Chatter chatter_ = Chatter::normal;
};

}  // namespace legeplan::cli
