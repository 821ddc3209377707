#include "scenario/gp_lists.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "scenario/csv.h"
#include "scenario/csv_footer.h"
#include "scenario/foreign_words.h"
#include "scenario/number_text.h"
#include "scenario/schema.h"
#include "scenario/suggest.h"

namespace legeplan::scenario {

namespace {

constexpr std::size_t kMaxShown = 60;

struct WholeNumber {
    std::int64_t min = 0;
    std::int64_t max = 0;
};

constexpr WholeNumber kCap{1, 3500};
constexpr WholeNumber kLength{0, 6000};
constexpr WholeNumber kAge{24, 90};

const std::map<std::string, std::string, std::less<>>& contract_words() {
    static const std::map<std::string, std::string, std::less<>> kWords{
        {"self_employed", "self_employed"},
        {"n\xc3\xa6ringsdrivende", "self_employed"},
        {"selvstendig n\xc3\xa6ringsdrivende", "self_employed"},
        {"agreement_8_2", "agreement_8_2"},
        {"8.2", "agreement_8_2"},
        {"8.2-avtale", "agreement_8_2"},
        {"salaried", "salaried"},
        {"fastl\xc3\xb8nn", "salaried"},
        {"kommunalt ansatt", "salaried"},
        {"ansatt", "salaried"},
        {"salaried_trainee", "salaried_trainee"},
        {"lis3", "salaried_trainee"},
        {"combination", "combination"},
        {"kombinasjonsstilling", "combination"},
    };
    return kWords;
}

const std::vector<std::string>& columns() {
    static const std::vector<std::string> kColumns{"gp_id",       "age",          "sex",
                                                   "specialist",  "contract",     "list_cap",
                                                   "list_length", "vacant_since", "office"};
    return kColumns;
}

/// The column of a header, by its name or the Norwegian one; the word itself when it is none.
std::string column_of(const std::string& header) {
    static const std::map<std::string, std::string, std::less<>> kNorwegian{
        {"lege_id", "gp_id"},
        {"fastlege_id", "gp_id"},
        {"alder", "age"},
        {"kj\xc3\xb8nn", "sex"},
        {"spesialist", "specialist"},
        {"kontrakt", "contract"},
        {"avtale", "contract"},
        {"listetak", "list_cap"},
        {"listelengde", "list_length"},
        {"ledig_siden", "vacant_since"},
        {"ubesatt_siden", "vacant_since"},
        {"kontor", "office"},
        {"legekontor", "office"},
    };
    std::string word = folded(header);
    std::replace(word.begin(), word.end(), ' ', '_');
    const auto found = kNorwegian.find(word);
    return found == kNorwegian.end() ? word : found->second;
}

class GpListReader {
public:
    GpListReader(const ForeignText& file, Problems& problems) : file_(file), problems_(problems) {}

    GpLists read() {
        const std::size_t end = file_.text.find('\n');
        const std::string first = file_.text.substr(0, end);
        const char delimiter = first.find(';') != std::string::npos    ? ';'
                               : first.find('\t') != std::string::npos ? '\t'
                                                                       : ',';
        CsvText csv = split_csv(file_.text, file_.shown, problems_, delimiter);
        result_.positions.kind = "positions";
        result_.roster.kind = "roster";
        result_.positions.encoding = file_.encoding;
        if (problems_.any()) {
            return {};
        }
        if (!csv.records.empty()) {
            if (const std::size_t footer = drop_footer(csv, 0); footer > 0) {
                result_.positions.left_out[LeftOut::footer] = static_cast<std::int64_t>(footer);
            }
        }
        read_header(csv.records.empty() ? CsvRecord{} : csv.records.front());
        for (std::size_t i = 1; i < csv.records.size() && !header_is_wrong_; ++i) {
            read_row(csv.records[i], csv.records.front().fields.size());
        }
        if (csv.records.size() < 2 && !header_is_wrong_) {
            refuse(1, "", {"ingen rader", "no rows"},
                   {"en rad for hver liste", "a row for each list"});
        }
        describe();
        return std::move(result_);
    }

private:
    void refuse(int line, const std::string& column, const Text& message, const Text& expected,
                const std::string& suggestion = {}) {
        problems_.add({{file_.shown, line}, column, message, expected, suggestion});
    }

    void read_header(const CsvRecord& header) {
        for (std::size_t i = 0; i < header.fields.size(); ++i) {
            const std::string name = column_of(header.fields[i]);
            const bool is_known =
                std::find(columns().begin(), columns().end(), name) != columns().end();
            if (!is_known || !place_.emplace(name, i).second) {
                refuse(header.line, header.fields[i],
                       is_known ? Text("kolonnen står to ganger", "the column stands twice")
                                : Text("ukjent kolonne", "unknown column"),
                       Text::of("kolonnene {}", "the columns {}", all_of(columns())),
                       is_known ? "" : closest(name, columns()));
                header_is_wrong_ = true;
            }
        }
        header_ = header.fields;
        for (const char* name : {"gp_id", "list_cap", "list_length"}) {
            if (!place_.contains(name) && !header_is_wrong_) {
                refuse(header.line, name, {"kolonnen mangler", "the column is missing"},
                       {"minst kolonnene gp_id, list_cap og list_length",
                        "the columns gp_id, list_cap and list_length at least"});
                header_is_wrong_ = true;
            }
        }
    }

    std::string field(const CsvRecord& record, const std::string& name) const {
        const auto found = place_.find(name);
        return found == place_.end() ? std::string{} : record.fields[found->second];
    }

    /// A column as the file calls it.
    std::string heading(const std::string& column) const { return header_[place_.at(column)]; }

    void wrong(const CsvRecord& record, const std::string& column, const Text& expected,
               const std::string& suggestion = {}) {
        refuse(record.line, heading(column),
               Text::same("\"" + printable(field(record, column), kMaxShown) + "\""), expected,
               suggestion);
    }

    std::string number(const CsvRecord& record, const std::string& column, WholeNumber bounds,
                       Presence presence) {
        const std::string text = field(record, column);
        if (text.empty() && presence == Presence::optional) {
            return {};
        }
        const CountCell cell = count_of_words(text);
        const auto value = static_cast<std::int64_t>(cell.value);
        if (cell.kind != CountCell::Kind::number || cell.value != static_cast<double>(value) ||
            value < bounds.min || value > bounds.max) {
            wrong(
                record, column,
                Text::of("et helt tall, {}..{}", "a whole number, {}..{}", bounds.min, bounds.max));
            return {};
        }
        return std::to_string(value);
    }

    std::string contract(const CsvRecord& record) {
        const std::string text = folded(field(record, "contract"));
        if (text.empty()) {
            return "self_employed";
        }
        const auto found = contract_words().find(text);
        if (found == contract_words().end()) {
            const std::vector<std::string> names(kContractNames.begin(), kContractNames.end());
            wrong(record, "contract", one_of(names), closest(text, names));
            return {};
        }
        return found->second;
    }

    std::string sex(const CsvRecord& record) {
        const std::string text = field(record, "sex");
        if (text.empty()) {
            return {};
        }
        const SexCell cell = sex_of_words(text);
        if (cell.kind != CellKind::single) {
            wrong(record, "sex", {"female eller male", "female or male"});
            return {};
        }
        return cell.sex == Sex::female ? "female" : "male";
    }

    std::string specialist(const CsvRecord& record) {
        const std::string text = folded(field(record, "specialist"));
        const std::set<std::string> yes{"yes", "ja", "1", "true"};
        const std::set<std::string> no{"no", "nei", "0", "false"};
        if (!text.empty() && !yes.contains(text) && !no.contains(text)) {
            wrong(record, "specialist", {"ja eller nei", "yes or no"});
        }
        return text.empty() ? "" : yes.contains(text) ? "yes" : "no";
    }

    /// A date as 2021-07-01 or 01.07.2021.
    std::string date(const CsvRecord& record, const std::string& column) {
        std::string text = field(record, column);
        constexpr std::size_t kWidth = 10;
        if (text.size() == kWidth && text[2] == '.' && text[5] == '.') {
            text = text.substr(6) + "-" + text.substr(3, 2) + "-" + text.substr(0, 2);
        }
        if (!text.empty() && !parse_date(text)) {
            wrong(record, column, {"en dato slik som 2021-07-01", "a date such as 2021-07-01"});
        }
        return text;
    }

    void read_row(const CsvRecord& record, std::size_t width) {
        if (record.fields.size() != width) {
            refuse(record.line, "", Text::of("{} felter", "{} fields", record.fields.size()),
                   Text::of("{} som i overskriftsraden", "{} as in the header", width));
            return;
        }
        const std::string id = field(record, "gp_id");
        if (id.empty() || !ids_.insert(id).second) {
            refuse(record.line, heading("gp_id"),
                   id.empty() ? Text("tom celle", "empty cell")
                              : Text("står to ganger", "stands twice"),
                   {"hver liste én gang", "each list once"});
        }
        const std::string age = number(record, "age", kAge, Presence::optional);
        const std::string sex_word = sex(record);
        const std::string is_specialist = specialist(record);
        const std::string since = date(record, "vacant_since");
        const std::string cap = number(record, "list_cap", kCap, Presence::required);
        const std::string length = number(record, "list_length", kLength, Presence::required);
        const bool has_doctor = !age.empty() || !sex_word.empty() || since.empty();
        const std::string staffing = since.empty() ? "filled" : has_doctor ? "locum" : "vacant";
        std::string reason;
        if (!cap.empty() && !length.empty() && std::stol(length) > std::stol(cap)) {
            ++result_.over_cap;
            reason = "lengre enn taket i den importerte listen (longer than its cap)";
            if (staffing != "filled") {
                refuse(record.line, heading("list_length"), Text::same(length),
                       Text::of("høyst list_cap, {}: en liste uten fastlege tar ikke inn noen",
                                "at most list_cap, {}: a list without a GP takes nobody", cap));
            }
        }
        const std::string office = field(record, "office");
        const std::string name = "p" + std::to_string(result_.positions.rows.size() + 1);
        offices_.insert(office.empty() ? "office" : office);
        result_.positions.rows.push_back({name, office.empty() ? "office" : office,
                                          contract(record), cap, length, staffing, since, reason});
        if (has_doctor && (!age.empty() || !sex_word.empty() || !is_specialist.empty())) {
            result_.roster.rows.push_back({name, age, sex_word, is_specialist});
        }
    }

    void describe() {
        std::string offices;
        for (const std::string& office : offices_) {
            offices += (offices.empty() ? "" : ", ") + office;
        }
        const std::string file = std::filesystem::path(file_.shown).filename().string();
        result_.positions.header = {"id",          "office",   "contract",     "list_cap",
                                    "list_length", "staffing", "vacant_since", "over_cap_reason"};
        result_.positions.comments = {
            "GP positions (initial.positions), p1.. in the order of " + file + ".",
            "Source: the municipality's own list, imported by legeplan import lists.",
            "Offices to name in initial.offices: " + offices + "."};
        result_.roster.header = {"position", "age", "sex", "specialist"};
        result_.roster.comments = {std::string(kRosterStart.substr(2)) +
                                       " PERSONAL: never part of a result.",
                                   "Source: the municipality's own list (" + file +
                                       "), imported by legeplan import lists."};
    }

    const ForeignText& file_;
    Problems& problems_;
    std::map<std::string, std::size_t, std::less<>> place_;
    std::vector<std::string> header_;
    std::set<std::string> ids_;
    std::set<std::string> offices_;
    bool header_is_wrong_ = false;
    GpLists result_;
};

}  // namespace

GpLists import_gp_lists(const std::filesystem::path& path) {
    Problems problems;
    const std::optional<ForeignText> file = read_foreign_text(path, problems);
    GpLists lists;
    if (file) {
        lists = GpListReader(*file, problems).read();
    }
    throw_if_any(problems);
    return lists;
}

}  // namespace legeplan::scenario
