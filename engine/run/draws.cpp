#include "run/draws.h"

#include <algorithm>
#include <array>

#include "core/contract_checks.h"

namespace legeplan::run {

double Draws::bytes(std::uint64_t replicates, std::size_t times, std::size_t snapshots) {
    return static_cast<double>(replicates) *
           static_cast<double>(Draws(times, snapshots).slot_size() * sizeof(float));
}

void Draws::grow(std::uint64_t replicates) {
    LEGEPLAN_EXPECTS(replicates >= replicates_);
    if (replicates > replicates_) {
        // Not zeroed: each slot is written whole before it is read, by the thread that fills it.
        const std::size_t size = (replicates - replicates_) * slot_size();
        blocks_.push_back({replicates_, std::unique_ptr<float[]>(new float[size])});
        replicates_ = replicates;
    }
}

float* Draws::start_of(std::uint64_t replicate) const {
    LEGEPLAN_EXPECTS(replicate < replicates_);
    const auto block = std::find_if(blocks_.rbegin(), blocks_.rend(), [&](const Block& candidate) {
        return candidate.first <= replicate;
    });
    return block->values.get() + (replicate - block->first) * slot_size();
}

std::span<float> Draws::slot(std::uint64_t replicate) {
    return {start_of(replicate), slot_size()};
}

std::span<const float> Draws::slot(std::uint64_t replicate) const {
    return {start_of(replicate), slot_size()};
}

std::span<const float> Draws::values(std::uint64_t replicate, record::Indicator id) const {
    return slot(replicate).subspan(static_cast<std::size_t>(id) * times_, times_);
}

void Draws::by_time(record::Indicator id, std::vector<float>& out) const {
    // Tiles of replicates keep both the read rows and the written columns in the cache.
    constexpr std::uint64_t kTile = 16;
    std::array<const float*, kTile> rows{};
    out.resize(times_ * replicates_);
    for (std::uint64_t first = 0; first < replicates_; first += kTile) {
        const std::uint64_t count = std::min(kTile, replicates_ - first);
        for (std::uint64_t k = 0; k < count; ++k) {
            rows[k] = values(first + k, id).data();
        }
        for (std::size_t time = 0; time < times_; ++time) {
            float* const column = out.data() + time * replicates_ + first;
            for (std::uint64_t k = 0; k < count; ++k) {
                column[k] = rows[k][time];
            }
        }
    }
}

void Draws::by_snapshot(std::size_t row, std::vector<float>& out) const {
    LEGEPLAN_EXPECTS(row < record::kProfileRows);
    out.resize(snapshots_ * replicates_);
    const std::size_t first = record::kIndicators * times_ + row * snapshots_;
    for (std::uint64_t replicate = 0; replicate < replicates_; ++replicate) {
        const auto values = slot(replicate).subspan(first, snapshots_);
        for (std::size_t snapshot = 0; snapshot < snapshots_; ++snapshot) {
            out[snapshot * replicates_ + replicate] = values[snapshot];
        }
    }
}

}  // namespace legeplan::run
