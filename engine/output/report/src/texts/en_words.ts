import type { Words } from "./types";

/** Names of the sections of scenarios. */
export const enWords: Words = {
  sections: {
    capacity_rule: "Criteria for capacity",
    calibration: "Calibration",
    continuity: "Continuity",
    costs: "Costs",
    duty: "Out-of-hours duty",
    event: "Known events",
    gp: "GPs",
    initial: "The starting point",
    lists: "Lists",
    locum: "Locums",
    municipality: "The municipality",
    period: "The period",
    policy: "Measures",
    population: "Population",
    recruitment: "Recruitment",
    services: "Municipal services",
    training: "Specialist training",
    workload: "Workload",
  },
};
