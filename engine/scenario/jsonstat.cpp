#include "scenario/jsonstat.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include <nlohmann/json.hpp>

#include "scenario/number_text.h"

namespace legeplan::scenario {

namespace {

using Json = nlohmann::json;

/// Cells of the largest dataset: SSB gives at most 800,000 at a time.
constexpr std::size_t kMaxCells = 20'000'000;
constexpr std::size_t kMaxDimensions = 20;

std::string escaped(const std::string& name) {
    std::string out;
    for (const char c : name) {
        out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    }
    return out;
}

/// Counts keys, to see whether an object has fewer than were written: the parser keeps the last of
/// those that stand twice.
class KeyCount {
public:
    void see(Json::parse_event_t event, const Json& parsed) {
        if (event == Json::parse_event_t::object_start) {
            counts_.push_back(0);
        } else if (event == Json::parse_event_t::key) {
            ++counts_.back();
        } else if (event == Json::parse_event_t::object_end) {
            has_lost_ = has_lost_ || parsed.size() != counts_.back();
            counts_.pop_back();
        }
    }

    bool has_lost() const { return has_lost_; }

private:
    std::vector<std::size_t> counts_;
    bool has_lost_ = false;
};

/// Finds the keys that stand twice in an object.
class RepeatedKeys {
public:
    void see(Json::parse_event_t event, const Json& parsed) {
        if (event == Json::parse_event_t::object_start) {
            levels_.emplace_back();
        } else if (event == Json::parse_event_t::object_end) {
            levels_.pop_back();
        } else if (event == Json::parse_event_t::key) {
            Level& level = levels_.back();
            level.key = parsed.get<std::string>();
            if (!level.keys.insert(level.key).second && pointers_.size() < Problems::kMaxKept) {
                pointers_.push_back(pointer());
            }
        }
    }

    const std::vector<std::string>& pointers() const { return pointers_; }

private:
    struct Level {
        std::unordered_set<std::string> keys;
        std::string key;
    };

    std::string pointer() const {
        std::string out;
        for (const Level& level : levels_) {
            out += "/" + escaped(level.key);
        }
        return out;
    }

    std::vector<Level> levels_;
    std::vector<std::string> pointers_;
};

class JsonStatReader {
public:
    JsonStatReader(const ForeignText& file, Problems& problems)
        : file_(file), problems_(problems) {}

    std::optional<JsonStat> read() {
        Json root;
        KeyCount count;
        try {
            root = Json::parse(file_.text, [&](int, Json::parse_event_t event, const Json& parsed) {
                count.see(event, parsed);
                return true;
            });
        } catch (const Json::parse_error& error) {
            refuse_syntax(error.byte);
            return std::nullopt;
        } catch (const Json::exception&) {
            refuse("", {"et tall som ikke kan lagres", "a number that cannot be held"},
                   {"endelige tall", "finite numbers"});
            return std::nullopt;
        }
        if (count.has_lost()) {
            refuse_repeated();
        }
        if (!root.is_object() || root.value("class", Json()) != "dataset") {
            refuse("/class", {"ikke et datasett i JSON-stat 2.0", "not a dataset of JSON-stat 2.0"},
                   Text::same("\"class\": \"dataset\""));
            return std::nullopt;
        }
        if (const Json version = root.value("version", Json("2.0")); !is_version_2(version)) {
            refuse("/version", Text::same(version.dump()), Text::same("\"2.0\""));
            return std::nullopt;
        }
        if (!is_fine_) {
            return std::nullopt;
        }
        result_.label = text_in(root, "label");
        result_.source = text_in(root, "source");
        result_.updated = text_in(root, "updated");
        read_dimensions(root);
        if (is_fine_) {
            read_roles(root);
            read_values(root);
        }
        if (is_fine_) {
            read_status(root);
        }
        return is_fine_ ? std::optional(std::move(result_)) : std::nullopt;
    }

private:
    void refuse(const std::string& pointer, const Text& message, const Text& expected) {
        problems_.add({{file_.shown, 0}, pointer, message, expected, ""});
        is_fine_ = false;
    }

    void refuse_syntax(std::size_t byte) {
        const std::size_t at = std::min(byte > 0 ? byte - 1 : 0, file_.text.size());
        const auto end = file_.text.begin() + static_cast<std::ptrdiff_t>(at);
        const auto line = 1 + std::count(file_.text.begin(), end, '\n');
        const bool is_cut = at >= file_.text.size();
        problems_.add({{file_.shown, static_cast<int>(line)},
                       "",
                       is_cut ? Text("filen slutter midt i JSON-teksten",
                                     "the file ends in the middle of the JSON")
                              : Text("er ikke JSON her", "is not JSON here"),
                       is_cut ? Text("en hel fil", "a whole file") : Text::same("JSON-stat 2.0"),
                       ""});
        is_fine_ = false;
    }

    void refuse_repeated() {
        RepeatedKeys repeated;
        const auto see = [&](int, Json::parse_event_t event, const Json& parsed) {
            repeated.see(event, parsed);
            return true;
        };
        const Json again = Json::parse(file_.text, see);
        for (const std::string& pointer : repeated.pointers()) {
            refuse(pointer, {"nøkkelen står to ganger", "the key stands twice"},
                   {"hver nøkkel én gang", "each key once"});
        }
    }

    /// Some programs write the version as a number.
    static bool is_version_2(const Json& version) { return version == "2.0" || version == 2; }

    static std::string text_in(const Json& object, const char* key) {
        const auto found = object.find(key);
        return found != object.end() && found->is_string() ? found->get<std::string>() : "";
    }

    void read_dimensions(const Json& root) {
        const Json id = root.value("id", Json());
        const Json size = root.value("size", Json());
        const Json dimension = root.value("dimension", Json());
        if (!id.is_array() || id.empty() || id.size() > kMaxDimensions) {
            refuse("/id", {"ingen liste over dimensjoner", "no list of dimensions"},
                   {"1..20 navn", "1..20 names"});
            return;
        }
        if (!size.is_array() || size.size() != id.size()) {
            refuse("/size", {"ikke like lang som /id", "not as long as /id"},
                   {"en størrelse for hver dimensjon", "a size for each dimension"});
            return;
        }
        std::size_t cells = 1;
        for (std::size_t i = 0; i < id.size() && is_fine_; ++i) {
            const std::string at = "/size/" + std::to_string(i);
            if (!id[i].is_string()) {
                refuse("/id/" + std::to_string(i), {"ikke et navn", "not a name"},
                       {"tekst", "text"});
            } else if (!size[i].is_number_unsigned() || size[i].get<std::uint64_t>() == 0 ||
                       size[i].get<std::uint64_t>() > kMaxCells / cells) {
                refuse(at, {"ikke en brukbar størrelse", "not a usable size"},
                       {"1.. og høyst 20 millioner celler i alt",
                        "1.. and at most 20 million cells in all"});
            } else {
                cells *= size[i].get<std::size_t>();
                read_dimension(dimension, id[i].get<std::string>(), size[i].get<std::size_t>());
            }
        }
        result_.values.assign(is_fine_ ? cells : 0, std::nullopt);
    }

    void read_dimension(const Json& all, const std::string& id, std::size_t size) {
        const std::string at = "/dimension/" + escaped(id);
        if (!all.is_object() || !all.contains(id) || !all[id].is_object() ||
            !all[id].contains("category") || !all[id]["category"].is_object()) {
            refuse(at, {"ingen kategorier for dimensjonen", "no categories of the dimension"},
                   {"et objekt med \"category\"", "an object with \"category\""});
            return;
        }
        JsonStatDimension dimension{id, text_in(all[id], "label"), "", {}};
        const Json& category = all[id]["category"];
        const Json label = category.value("label", Json::object());
        read_index(category, label, at + "/category", size, dimension);
        for (JsonStatCategory& each : dimension.categories) {
            const bool has_label = label.is_object() && label.contains(each.code);
            each.label = has_label && label[each.code].is_string()
                             ? label[each.code].get<std::string>()
                             : each.code;
        }
        result_.dimensions.push_back(std::move(dimension));
    }

    /// Codes in order: a list, an object of places, or the only label of a single category.
    void read_index(const Json& category, const Json& label, const std::string& at,
                    std::size_t size, JsonStatDimension& dimension) {
        std::vector<std::optional<std::string>> codes(size);
        std::set<std::string> seen;
        const auto place = [&](const std::string& code, const Json& where) {
            const bool is_place = where.is_number_unsigned() && where.get<std::uint64_t>() < size;
            if (!is_place || codes[where.get<std::size_t>()]) {
                refuse(at + "/index/" + escaped(code), {"ikke en ledig plass", "not a free place"},
                       Text::of("hver av 0..{} én gang", "each of 0..{} once", size - 1));
                return;
            }
            if (!seen.insert(code).second) {
                refuse(at + "/index/" + std::to_string(where.get<std::size_t>()),
                       Text::of("koden {} står to ganger", "the code {} stands twice",
                                printable(code, 60)),
                       {"hver kode én gang", "each code once"});
            }
            codes[where.get<std::size_t>()] = code;
        };
        const Json index = category.value("index", Json());
        if (index.is_array()) {
            for (std::size_t i = 0; i < index.size() && is_fine_; ++i) {
                if (!index[i].is_string()) {
                    refuse(at + "/index/" + std::to_string(i), {"ikke en kode", "not a code"},
                           {"tekst", "text"});
                    return;
                }
                place(index[i].get<std::string>(), Json(i));
            }
        } else if (index.is_object()) {
            for (const auto& [code, where] : index.items()) {
                if (is_fine_) place(code, where);
            }
        } else if (size == 1 && label.is_object() && label.size() == 1) {
            place(label.begin().key(), Json(0U));
        }
        for (const auto& code : codes) {
            if (!code && is_fine_) {
                refuse(
                    at + "/index",
                    {"færre kategorier enn størrelsen sier", "fewer categories than the size says"},
                    Text::of("{} kategorier", "{} categories", size));
            }
            dimension.categories.push_back({code.value_or(""), ""});
        }
    }

    void read_roles(const Json& root) {
        const Json roles = root.value("role", Json::object());
        for (JsonStatDimension& dimension : result_.dimensions) {
            for (const char* role : {"time", "geo", "metric"}) {
                const Json names = roles.is_object() ? roles.value(role, Json()) : Json();
                if (names.is_array() &&
                    std::find(names.begin(), names.end(), dimension.id) != names.end()) {
                    dimension.role = role;
                }
            }
        }
    }

    void read_value(const Json& value, std::size_t cell, const std::string& pointer) {
        if (value.is_null()) {
            return;
        }
        if (!value.is_number() || !std::isfinite(value.get<double>())) {
            refuse(pointer, {"ikke et tall", "not a number"},
                   {"et tall eller null", "a number or null"});
            return;
        }
        result_.values[cell] = value.get<double>();
    }

    void read_values(const Json& root) {
        const Json& value = root.contains("value") ? root["value"] : Json();
        if (value.is_array()) {
            if (value.size() != result_.cells()) {
                refuse("/value", Text::of("{} verdier", "{} values", value.size()),
                       Text::of("{}, produktet av størrelsene", "{}, the product of the sizes",
                                result_.cells()));
                return;
            }
            for (std::size_t i = 0; i < value.size() && !problems_.is_full(); ++i) {
                read_value(value[i], i, "/value/" + std::to_string(i));
            }
        } else if (value.is_object()) {
            for (const auto& [key, each] : value.items()) {
                if (const auto cell = cell_named(key, "/value")) {
                    read_value(each, *cell, "/value/" + key);
                }
            }
        } else {
            refuse("/value", {"ingen verdier", "no values"},
                   {"en liste eller et objekt", "a list or an object"});
        }
    }

    std::optional<std::size_t> cell_named(const std::string& key, const std::string& at) {
        const auto number = parse_integer(key);
        // "05" is no second name of cell 5.
        if (!number || std::to_string(*number) != key || *number < 0 ||
            static_cast<std::size_t>(*number) >= result_.cells()) {
            refuse(at + "/" + escaped(key), {"ikke en celle i tabellen", "not a cell of the table"},
                   Text::same(fmt::format("0..{}", result_.cells() - 1)));
            return std::nullopt;
        }
        return static_cast<std::size_t>(*number);
    }

    void read_status(const Json& root) {
        const Json& status = root.contains("status") ? root["status"] : Json();
        if (status.is_null()) {
            return;
        }
        result_.status.assign(result_.cells(), "");
        if (status.is_string()) {
            result_.status.assign(result_.cells(), status.get<std::string>());
        } else if (status.is_array() && status.size() == result_.cells()) {
            for (std::size_t i = 0; i < status.size(); ++i) {
                result_.status[i] = status[i].is_string() ? status[i].get<std::string>() : "";
            }
        } else if (status.is_object()) {
            for (const auto& [key, each] : status.items()) {
                if (const auto cell = cell_named(key, "/status"); cell && each.is_string()) {
                    result_.status[*cell] = each.get<std::string>();
                }
            }
        } else {
            refuse("/status", {"ikke en status for hver celle", "not a status of each cell"},
                   {"en tekst, en liste like lang som /value, eller et objekt",
                    "a text, a list as long as /value, or an object"});
        }
    }

    const ForeignText& file_;
    Problems& problems_;
    JsonStat result_;
    bool is_fine_ = true;
};

}  // namespace

std::optional<JsonStat> parse_jsonstat(const ForeignText& file, Problems& problems) {
    return JsonStatReader(file, problems).read();
}

}  // namespace legeplan::scenario
