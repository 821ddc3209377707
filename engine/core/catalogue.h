#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "core/language.h"

namespace legeplan {

/// One text of a catalogue, with fields for fmt.
template <typename Id>
struct CatalogueEntry {
    Id id;
    std::string_view nb;
    std::string_view en;
};

/// The texts of an enumeration that ends with count_, in its order. That none is missing, moved or
/// empty is checked when it is compiled.
template <typename Id>
class Catalogue {
public:
    using Entries = std::array<CatalogueEntry<Id>, static_cast<std::size_t>(Id::count_)>;

    consteval explicit Catalogue(const Entries& entries) : entries_(entries) {
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            if (static_cast<std::size_t>(entries_[i].id) != i || entries_[i].nb.empty() ||
                entries_[i].en.empty()) {
                throw "a text is missing, or not in the order of the enumeration";
            }
        }
    }

    constexpr std::string_view text(Id id, Language language) const {
        const CatalogueEntry<Id>& entry = entries_[static_cast<std::size_t>(id)];
        return language == Language::nb ? entry.nb : entry.en;
    }

private:
    Entries entries_;
};

/// The text of a catalogue, given by its text_of(id, language), with its fields filled in.
template <typename Id, typename... Arguments>
std::string say(Language language, Id id, const Arguments&... arguments) {
    return fmt::format(fmt::runtime(text_of(id, language)), arguments...);
}

}  // namespace legeplan
