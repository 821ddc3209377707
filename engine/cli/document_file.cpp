#include "cli/document_file.h"

#include <algorithm>

#include "cli/output_files.h"

namespace legeplan::cli {

std::string one_line(std::string text) {
    while (text.ends_with('\n')) {
        text.pop_back();
    }
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

DocumentFile::DocumentFile(const Arguments& arguments, const Console& console) {
    expect_replaceable(arguments.output, {"{\"format\":"}, arguments, console);
    if (arguments.output) {
        file_ = std::make_unique<output::AtomicFile>(*arguments.output);
    }
}

void DocumentFile::write(const nlohmann::ordered_json& document, Console& console) {
    using Handler = nlohmann::ordered_json::error_handler_t;
    const std::string text = document.dump(-1, ' ', false, Handler::replace);
    if (file_) {
        output::write_text(*file_, text + '\n');
        console.note(console.text(Message::wrote_file, file_->path().string()));
    }
    if (console.answer() == Answer::json) {
        console.answer_json(text);
    }
}

}  // namespace legeplan::cli
