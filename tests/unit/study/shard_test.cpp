#include "study/shard.h"

#include <catch2/catch.hpp>

#include "output/atomic_file.h"
#include "support/scenario_files.h"

using namespace legeplan;
using study::read_shards;
using study::ShardWriter;

namespace {

const std::string kIdentity(64, 'a');
const std::vector<float> kFirst{1.0F, 2.5F, -3.0F};
const std::vector<float> kSecond{4.0F};

/// A folder with one shard of two records.
struct Written {
    Written() {
        ShardWriter writer(folder.path() / "a.shard", kIdentity);
        writer.append(5, kFirst);
        writer.append(2, kSecond);
    }
    void overwrite(const std::string& bytes) const { folder.write("a.shard", bytes); }

    test::TempFolder folder;
};

}  // namespace

TEST_CASE("what is appended is read back") {
    const Written written;
    const auto shards = read_shards(written.folder.path(), kIdentity);
    CHECK(shards.damages.empty());
    REQUIRE(shards.units.size() == 2);
    CHECK(study::read_record(shards.units.at(5), 5) == kFirst);
    CHECK(study::read_record(shards.units.at(2), 2) == kSecond);
    CHECK_THROWS_AS(study::read_record(shards.units.at(2), 5), output::FileError);
}

TEST_CASE("a shard cut off anywhere gives the records before the cut") {
    const Written written;
    const std::string whole = written.folder.read("a.shard");
    const std::size_t head = std::string("legeplan-shard 1\n").size() + kIdentity.size() + 1;
    const std::size_t first_end = head + 24 + 3 * sizeof(float) + 64;
    for (std::size_t size = 1; size < whole.size(); ++size) {
        written.overwrite(whole.substr(0, size));
        const auto shards = read_shards(written.folder.path(), kIdentity);
        CAPTURE(size);
        CHECK(shards.units.size() == (size >= first_end ? 1 : 0));
        CHECK(shards.damages.size() == (size == head || size == first_end ? 0 : 1));
    }
}

TEST_CASE("any flipped bit is found, and costs no other record") {
    const Written written;
    const std::string whole = written.folder.read("a.shard");
    const std::size_t head = std::string("legeplan-shard 1\n").size() + kIdentity.size() + 1;
    for (std::size_t place = 0; place < whole.size(); ++place) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string changed = whole;
            changed[place] = static_cast<char>(changed[place] ^ (1 << bit));
            written.overwrite(changed);
            const auto shards = read_shards(written.folder.path(), kIdentity);
            const bool is_as_it_should =
                shards.damages.size() == 1 && shards.units.size() == (place < head ? 0U : 1U);
            if (!is_as_it_should) {
                CAPTURE(place, bit);
                CHECK(is_as_it_should);
            }
        }
    }
}

TEST_CASE("a shard of another sweep gives nothing, and an empty one is no damage") {
    const Written written;
    const auto other = read_shards(written.folder.path(), std::string(64, 'b'));
    CHECK(other.units.empty());
    CHECK(other.damages.size() == 1);
    written.overwrite("");
    CHECK(read_shards(written.folder.path(), kIdentity).damages.empty());
}

TEST_CASE("a shard is never written over") {
    const Written written;
    CHECK_THROWS_AS(ShardWriter(written.folder.path() / "a.shard", kIdentity), output::FileError);
}
