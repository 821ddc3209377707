import "./style.css";

import { found } from "./study/data";
import { showGoal } from "./study/goal";
import { showRegret } from "./study/regret";
import { showSensitivity } from "./study/sensitivity";
import { showSweep } from "./study/sweep";

const pages = {
  study: showSweep,
  sensitivity: showSensitivity,
  goal: showGoal,
  regret: showRegret,
};

pages[found.kind]();
