#pragma once

#include <string>
#include <vector>

#include "study/fit_row.h"
#include "study/fit_text.h"

namespace legeplan::study {

/// A calibration: what was found, how well it fits, and the files that state it.
struct Calibration {
    std::optional<MunicipalFit> fit;  ///< with a history
    GpFit gps;
    std::vector<FitRow> rows;
    FitFiles files;
    std::string scenario;  ///< text of the file that is written
};

/// How a calibration is written down.
struct CalibrationNames {
    std::string place;
    std::string extends;  ///< reference to the scenario, from the written file
    std::string data;     ///< name of the file of targets
    std::string stem;     ///< what the tables' names begin with
};

/// Fits a scenario's population to the history in the targets, and its GPs and lists to the named
/// figures there.
///
/// Throws: ScenarioError when the targets hold neither, or too short a history.
Calibration calibrate(const inputs::Inputs& scenario, const Targets& targets,
                      const CalibrationNames& names);

/// First line of a file that calibrate() has written: such a file may be written anew.
inline constexpr const char* kWrittenByCalibrate = "# Written by legeplan calibrate";

}  // namespace legeplan::study
