#include "study/channel.h"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <dlfcn.h>

namespace legeplan::study {

namespace {

namespace fs = std::filesystem;

constexpr const char* kModule = "legeplan_mpi.so";
constexpr const char* kFunction = "legeplan_mpi_channel";

class Alone : public Channel {
public:
    int rank() const override { return 0; }
    int size() const override { return 1; }
    void send(int, const Message&) override {}
    std::optional<Message> receive() override { return std::nullopt; }
};

/// Variables by which launchers tell a process that it is one of several.
bool is_launched() {
    constexpr std::array kVariables{"OMPI_COMM_WORLD_SIZE", "PMIX_RANK", "PMI_RANK"};
    for (const char* variable : kVariables) {
        if (std::getenv(variable) != nullptr) {
            return true;
        }
    }
    return false;
}

/// The module beside the program, as it is built, or in the library folder, as it is installed.
fs::path module_file() {
    std::error_code error;
    const fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
    for (const fs::path& file : {folder / kModule, folder / ".." / LEGEPLAN_MODULE_DIR / kModule}) {
        if (fs::exists(file, error)) {
            return file;
        }
    }
    return {};
}

}  // namespace

std::unique_ptr<Channel> open_channel() {
    if (!is_launched()) {
        return std::make_unique<Alone>();
    }
    const fs::path file = module_file();
    if (file.empty()) {
        throw ChannelError("");
    }
    // Global, for Open MPI's own modules look for its symbols there. Never closed again.
    void* const module = ::dlopen(file.c_str(), RTLD_NOW | RTLD_GLOBAL);
    void* const function = module != nullptr ? ::dlsym(module, kFunction) : nullptr;
    if (function == nullptr) {
        throw ChannelError(::dlerror());
    }
    return std::unique_ptr<Channel>(reinterpret_cast<Channel* (*)()>(function)());
}

}  // namespace legeplan::study
