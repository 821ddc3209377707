#include <iostream>
#include <string>
#include <vector>

#include "cli/program.h"
#include "output/result_file.h"

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    legeplan::output::leave_hdf5_at_exit();
    return static_cast<int>(legeplan::cli::run_program(words, std::cout, std::cerr));
}
