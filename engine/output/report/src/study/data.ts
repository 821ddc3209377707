// The documents that engine/output/study_data.cpp and findings_data.cpp write.

import { page, type Page } from "../page";

export type Numbers = (number | null)[];
export type Bounds = [number | null, number | null];

export interface Axis {
  id: string;
  key: string;
  unit: string;
  title: string;
  numbers?: number[]; // by point
  words?: string[]; // by point
}

/** An indicator as all documents name it. */
export interface Named {
  id: string;
  label: string;
  unit: string;
  decimals: number;
}

export interface StudyIndicator extends Named {
  wish: "higher" | "lower" | "neither";
  /** [point][time] */
  mean: Numbers[];
  error: Numbers[];
  low: Numbers[];
  high: Numbers[];
  /** By point a digit for each time: 1 told from the lowest mean, 2 from the highest, 3 from both. */
  told: string[];
}

export interface Study extends Page {
  kind: "study";
  design: "grid" | "latin_hypercube" | "sobol" | "morris" | "table";
  paired: boolean;
  sha256: string;
  scenarios: { id: string; title: string; description: string; sha256: string }[];
  axes: Axis[];
  municipality: string[]; // by point; "all": all together; empty where the study is of no region
  municipality_name: string[]; // by point
  scenario: number[]; // by point
  trajectories: number[]; // by point, of Morris
  changed: number[]; // by point, of Morris: the axis that differs from the point before, or -1
  times: string[];
  year_ends: number;
  indicators: StudyIndicator[];
}

export interface MorrisEffect {
  parameter: number;
  mu_star: number | null;
  bounds: Bounds;
  mu: number | null;
  sigma: number | null;
}

export interface SobolFactor {
  parameters: number[];
  first: number | null;
  first_bounds: Bounds;
  total: number | null;
  total_bounds: Bounds;
  totals: Numbers;
}

export interface Budget {
  total: number | null;
  parts: { name: string; share: number | null; bounds: Bounds }[];
}

export interface SensitivityIndicator extends Named {
  morris: MorrisEffect[] | null;
  sobol: SobolFactor[] | null;
  variance: Budget | null;
}

export interface Sensitivity extends Page {
  kind: "sensitivity";
  at: string;
  interval: number;
  scenarios: string[];
  words: string;
  parameters: { key: string; unit: string; title: string }[];
  indicators: SensitivityIndicator[];
}

export type Setting = (number | string | null)[];

export interface GoalPoint {
  values: Setting;
  replicates: number;
  probability?: number;
  bounds?: Bounds;
  verdict?: string;
  objective?: number | null;
  objective_bounds?: Bounds;
  standing?: "front" | "near" | "ruled_out";
}

export interface Goal extends Page {
  kind: "goal";
  probability: number;
  scenario: string;
  goal: string;
  conditions: string[];
  answer_words: string;
  check_words: string;
  method_words: string;
  levers: { title: string; unit: string }[];
  objective: { title: string; unit: string } | null;
  answer: Setting | null;
  points: GoalPoint[];
}

export interface Regret extends Page {
  kind: "regret";
  indicator: Named;
  at: string;
  answer_words: string;
  words: string;
  futures: string[];
  policies: {
    title: string;
    mean: Numbers;
    regret: Numbers;
    error: Numbers;
    largest: number | null;
    worst: string;
    is_least: boolean;
  }[];
}

export const found = page as Study | Sensitivity | Goal | Regret;

/** A month as documents write it, "2030-12", as its last day. */
export function dateOf(month: string): Date {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0));
}
