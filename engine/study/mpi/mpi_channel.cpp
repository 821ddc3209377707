// The module that speaks MPI. The program loads it for a sweep under mpirun or srun only.

#include <cstring>
#include <list>
#include <vector>

#include <mpi.h>

#include "study/channel.h"

namespace legeplan::study {

namespace {

class MpiChannel : public Channel {
public:
    MpiChannel() {
        int provided = 0;
        MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &provided);
        MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
        MPI_Comm_size(MPI_COMM_WORLD, &size_);
    }

    ~MpiChannel() override {
        for (Sending& sending : sendings_) {
            MPI_Wait(&sending.request, MPI_STATUS_IGNORE);
        }
        MPI_Finalize();
    }

    int rank() const override { return rank_; }
    int size() const override { return size_; }

    void send(int to, const Message& message) override {
        sendings_.remove_if([](Sending& sending) {
            int is_done = 0;
            MPI_Test(&sending.request, &is_done, MPI_STATUS_IGNORE);
            return is_done != 0;
        });
        Sending& sending = sendings_.emplace_back();
        sending.bytes.resize(kHead + message.text.size());
        const std::int64_t head[] = {static_cast<std::int64_t>(message.kind), message.number};
        std::memcpy(sending.bytes.data(), head, kHead);
        std::memcpy(sending.bytes.data() + kHead, message.text.data(), message.text.size());
        MPI_Isend(sending.bytes.data(), static_cast<int>(sending.bytes.size()), MPI_BYTE, to, 0,
                  MPI_COMM_WORLD, &sending.request);
    }

    std::optional<Message> receive() override {
        int is_there = 0;
        MPI_Status status;
        MPI_Iprobe(MPI_ANY_SOURCE, 0, MPI_COMM_WORLD, &is_there, &status);
        if (is_there == 0) {
            return std::nullopt;
        }
        int length = 0;
        MPI_Get_count(&status, MPI_BYTE, &length);
        std::vector<char> bytes(static_cast<std::size_t>(length));
        MPI_Recv(bytes.data(), length, MPI_BYTE, status.MPI_SOURCE, 0, MPI_COMM_WORLD,
                 MPI_STATUS_IGNORE);
        std::int64_t head[2] = {};
        std::memcpy(head, bytes.data(), kHead);
        return Message{static_cast<Message::Kind>(head[0]), head[1],
                       std::string(bytes.begin() + static_cast<std::ptrdiff_t>(kHead), bytes.end()),
                       status.MPI_SOURCE};
    }

private:
    static constexpr std::size_t kHead = 2 * sizeof(std::int64_t);

    /// A message on its way: its bytes must stay until it has arrived.
    struct Sending {
        std::vector<char> bytes;
        MPI_Request request = MPI_REQUEST_NULL;
    };

    int rank_ = 0;
    int size_ = 1;
    std::list<Sending> sendings_;
};

}  // namespace

}  // namespace legeplan::study

extern "C" __attribute__((visibility("default"))) legeplan::study::Channel* legeplan_mpi_channel() {
    return new legeplan::study::MpiChannel();
}
