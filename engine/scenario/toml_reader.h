#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "core/error.h"
#include "scenario/node.h"

namespace legeplan::scenario {

/// The table a TOML text holds; problems where it is not TOML, nested too deeply, or not a scenario
/// file of `format = 1`.
std::optional<Node> read_toml(std::string_view text, std::shared_ptr<const SourceFile> file,
                              Problems& problems);

}  // namespace legeplan::scenario
