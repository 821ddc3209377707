#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

namespace legeplan::study {

/// What one process of a sweep tells another.
struct Message {
    enum class Kind : std::int64_t {
        hello,   ///< a worker is ready; text: what its sweep is about
        start,   ///< it may begin; number: of the run
        want,    ///< a worker has a free thread
        unit,    ///< a unit for it; number: the unit
        done,    ///< a unit is finished and stored
        failed,  ///< a unit cannot be run; text: why
        stop,    ///< stop at once
        bye,     ///< a worker has stopped; text: the trouble it met, if any
        end,     ///< everything is finished; number: the exit code
    };

    Kind kind = Kind::hello;
    std::int64_t number = 0;
    std::string text = {};
    int from = 0;  ///< set by the receiver
};

/// The processes of a sweep, as one of them sees them. Used by one thread.
class Channel {
public:
    Channel() = default;
    virtual ~Channel() = default;
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;

    virtual int rank() const = 0;
    virtual int size() const = 0;

    virtual void send(int to, const Message& message) = 0;

    /// The next message that has come, if any; does not wait.
    virtual std::optional<Message> receive() = 0;
};

/// The program was started by mpirun or srun as one of several, and cannot speak with the others.
class ChannelError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The channel between the processes that a launcher (mpirun, srun) started, else that of one
/// process alone. MPI is loaded here and nowhere else, so that no other command needs it.
/// Throws: ChannelError.
std::unique_ptr<Channel> open_channel();

}  // namespace legeplan::study
