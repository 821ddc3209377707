# Writes generated/version_info.h. In a build it runs as a script each time, so that the commit
# follows HEAD without a new configure step; the file changes only when its content does.

set(LEGEPLAN_GENERATED_DIR "${CMAKE_BINARY_DIR}/include")

if(NOT CMAKE_SCRIPT_MODE_FILE)
    set(version_info_command
        "${CMAKE_COMMAND}"
        "-DCMAKE_BINARY_DIR=${PROJECT_BINARY_DIR}"
        "-DSOURCE_DIR=${PROJECT_SOURCE_DIR}"
        "-DVERSION=${PROJECT_VERSION}"
        -P "${CMAKE_CURRENT_LIST_FILE}"
    )
    add_custom_target(
        legeplan_version_info
        COMMAND ${version_info_command}
        BYPRODUCTS "${LEGEPLAN_GENERATED_DIR}/generated/version_info.h"
        COMMENT "Reading the commit"
        VERBATIM
    )
    return()
endif()

set(LEGEPLAN_VERSION "${VERSION}")
set(LEGEPLAN_GIT_SHA "unknown")

find_program(GIT git)
# A source archive unpacked inside someone else's repository must not report that repository's HEAD.
if(GIT AND EXISTS "${SOURCE_DIR}/.git")
    execute_process(
        COMMAND "${GIT}" rev-parse HEAD
        WORKING_DIRECTORY "${SOURCE_DIR}"
        OUTPUT_VARIABLE head
        RESULT_VARIABLE failed
        OUTPUT_STRIP_TRAILING_WHITESPACE
        ERROR_QUIET
    )
    if(NOT failed)
        execute_process(
            COMMAND "${GIT}" --no-optional-locks status --porcelain -- engine cmake CMakeLists.txt
            WORKING_DIRECTORY "${SOURCE_DIR}"
            OUTPUT_VARIABLE changes
            ERROR_QUIET
        )
        set(LEGEPLAN_GIT_SHA "${head}")
        if(changes)
            string(APPEND LEGEPLAN_GIT_SHA "-dirty")
        endif()
    endif()
endif()

configure_file(
    "${SOURCE_DIR}/cmake/version_info.h.in" "${LEGEPLAN_GENERATED_DIR}/generated/version_info.h" @ONLY
)
