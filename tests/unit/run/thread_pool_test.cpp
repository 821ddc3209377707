#include "run/thread_pool.h"

#include <catch2/catch.hpp>

using namespace legeplan;
using run::ThreadPool;

TEST_CASE("a pool has the number of threads that was asked for") {
    for (const int threads : {1, 2, 16}) {
        ThreadPool pool(threads);
        CHECK(pool.threads() == threads);
        int inside = 0;
        pool.execute([&] { inside = tbb::this_task_arena::max_concurrency(); });
        CHECK(inside == threads);
    }
}

TEST_CASE("without a number a pool has as many threads as the machine runs") {
    CHECK(run::machine_threads() >= 1);
    CHECK(ThreadPool(0).threads() == run::machine_threads());
}
