#pragma once

#include <algorithm>

#include <tbb/global_control.h>
#include <tbb/task_arena.h>

namespace legeplan::run {

/// Threads the machine runs at a time.
inline int machine_threads() {
    return std::max(1, tbb::this_task_arena::max_concurrency());
}

/// An arena of exactly `threads` threads, more than the machine's own number included.
class ThreadPool {
public:
    explicit ThreadPool(int threads)
        : threads_(threads > 0 ? threads : machine_threads()),
          limit_(tbb::global_control::max_allowed_parallelism,
                 static_cast<std::size_t>(std::max(threads_, machine_threads()))),
          arena_(threads_) {}

    int threads() const { return threads_; }

    template <typename Body>
    void execute(const Body& body) {
        arena_.execute(body);
    }

private:
    int threads_;
    tbb::global_control limit_;
    tbb::task_arena arena_;
};

}  // namespace legeplan::run
