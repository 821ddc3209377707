# What every translation unit is compiled with. No third-party source is built here, so the options
# can be set for the whole project.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
# The static libraries also go into the Python module, which is a shared object.
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# Nobody replaces a function of these libraries at run time, so calls within a file may be inlined in
# position-independent code too: 5 % of a replicate.
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
add_compile_options(-fno-semantic-interposition)

if(NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    find_program(LEGEPLAN_CCACHE ccache)
    mark_as_advanced(LEGEPLAN_CCACHE)
    if(LEGEPLAN_CCACHE)
        # Trees share what they have in common, wherever each lies: a clone, and the commit that
        # bench/gate.py builds. What a file depends on is asked of the compiler, not found by a run
        # of the preprocessor before it. Precompiled headers ask for the last of these.
        set(CMAKE_CXX_COMPILER_LAUNCHER
            "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=true
            CCACHE_DEPEND=true CCACHE_SLOPPINESS=pch_defines,time_macros "${LEGEPLAN_CCACHE}"
        )
    endif()
endif()

# The same seed gives the same bytes on every machine. Fused multiply-add and reordered sums would
# make the last digits depend on the processor and the compiler's mood.
if(" ${CMAKE_CXX_FLAGS} " MATCHES " (-ffast-math|-Ofast|-funsafe-math-optimizations|-march=[^ ]*) ")
    message(FATAL_ERROR "${CMAKE_MATCH_1} changes results (the same seed must give the same bytes "
                        "on every machine). Remove it from CXXFLAGS.")
endif()
add_compile_options(-ffp-contract=off)
# __FILE__ in a message names the file in the source tree, not where the tree happens to lie.
file(RELATIVE_PATH from_build "${PROJECT_BINARY_DIR}" "${PROJECT_SOURCE_DIR}")
add_compile_options(
    "-fmacro-prefix-map=${PROJECT_SOURCE_DIR}/=" "-fmacro-prefix-map=${from_build}="
)

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # At -O3, GCC 12 sees overlapping copies and uninitialised members inside std::string that are
    # not there (bug 105651, and moved-from aggregates of strings).
    add_compile_options(-Wno-restrict -Wno-maybe-uninitialized)
endif()
if(LEGEPLAN_WERROR)
    add_compile_options(-Werror)
endif()

# legeplan_precompile(target header...): what most files read first, and the target's in particular,
# read once. Only in the builds with contracts: the others show that each file includes what it needs.
function(legeplan_precompile target)
    if(LEGEPLAN_CHECKS AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT CMAKE_CXX_CLANG_TIDY)
        target_precompile_headers(
            ${target} PRIVATE <algorithm> <chrono> <filesystem> <functional> <map> <optional>
            <string> <vector> ${ARGN} <fmt/format.h>
        )
        # Beside such a header GCC 12 sees copies and comparisons inside std::string go too far,
        # which they do not; the other builds keep these warnings.
        target_compile_options(
            ${target} PRIVATE -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread
        )
    endif()
endfunction()

if(LEGEPLAN_CHECKS)
    add_compile_definitions(LEGEPLAN_CHECKS=1 _GLIBCXX_ASSERTIONS)
endif()

if(LEGEPLAN_SANITIZE)
    add_compile_options(
        "-fsanitize=${LEGEPLAN_SANITIZE}" -fno-sanitize-recover=all -fno-omit-frame-pointer
    )
    add_link_options("-fsanitize=${LEGEPLAN_SANITIZE}")
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # The instrumentation hides initialisations from this warning, in std::regex for one.
        add_compile_options(-Wno-maybe-uninitialized)
    endif()
endif()

if(LEGEPLAN_LTO)
    include(CheckIPOSupported)
    check_ipo_supported()
    set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
endif()
