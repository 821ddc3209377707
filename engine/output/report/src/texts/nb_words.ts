import type { Words } from "./types";

/** Names of the sections of scenarios. */
export const nbWords: Words = {
  sections: {
    capacity_rule: "Kriterier for kapasitet",
    calibration: "Tilpasning til historikken",
    continuity: "Kontinuitet",
    costs: "Kostnader",
    duty: "Legevakt",
    event: "Kjente hendelser",
    gp: "Fastleger",
    initial: "Utgangspunktet",
    lists: "Lister",
    locum: "Vikarer",
    municipality: "Kommunen",
    period: "Perioden",
    policy: "Tiltak",
    population: "Befolkning",
    recruitment: "Rekruttering",
    services: "Kommunale legetjenester",
    training: "Spesialisering",
    workload: "Arbeidsmengde",
  },
};
