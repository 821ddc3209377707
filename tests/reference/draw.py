"""One replicate's realised parameters: every uncertain number drawn once, and the yearly indices."""

import math

AMOUNTS = ("investment", "running_cost", "unit_cost", "state_grant")  # of policies, in NOK
STEPS_CUT = 5.0  # standard deviations at which a year's innovation of in-moves is cut


def path_value(by_year, year):
    """Linear between the years of a path, constant outside them."""
    known = sorted((int(y), v) for y, v in by_year.items())
    if year <= known[0][0]:
        return known[0][1]
    for (y0, v0), (y1, v1) in zip(known, known[1:]):
        if year <= y1:
            return v0 + (v1 - v0) * (year - y0) / (y1 - y0)
    return known[-1][1]


def central(quantity):
    """What stands for a distribution where nothing is uncertain: its mean, a lognormal's median."""
    if not isinstance(quantity, dict):
        return quantity
    if "value" in quantity:
        return quantity["value"]
    kind = quantity["distribution"]
    if kind == "lognormal":
        return quantity["median"]
    if kind == "normal":
        return quantity["mean"]
    if kind == "gamma":
        return quantity["shape"] * quantity["scale"]
    if kind == "beta":
        low, high = quantity.get("min", 0.0), quantity.get("max", 1.0)
        return low + (high - low) * quantity["alpha"] / (quantity["alpha"] + quantity["beta"])
    if kind == "uniform":
        return 0.5 * (quantity["min"] + quantity["max"])
    if kind == "triangular":
        return (quantity["min"] + quantity["mode"] + quantity["max"]) / 3.0
    raise ValueError(f"the reference implementation knows no distribution {kind}")


def sample(rng, quantity):
    if not isinstance(quantity, dict) or "distribution" not in quantity:
        return central(quantity)
    kind = quantity["distribution"]
    low, high = quantity.get("min", -math.inf), quantity.get("max", math.inf)
    if kind == "uniform":
        return rng.uniform(low, high)
    if kind == "triangular":
        return rng.triangular(low, high, quantity["mode"])
    if kind == "beta":
        share = rng.betavariate(quantity["alpha"], quantity["beta"])
        return quantity.get("min", 0.0) + share * (quantity.get("max", 1.0) -
                                                   quantity.get("min", 0.0))
    while True:
        if kind == "normal":
            x = rng.gauss(quantity["mean"], quantity["sd"])
        elif kind == "lognormal":
            x = rng.lognormvariate(math.log(quantity["median"]), quantity["sd_log"])
        elif kind == "gamma":
            x = rng.gammavariate(quantity["shape"], quantity["scale"])
        else:
            raise ValueError(f"the reference implementation knows no distribution {kind}")
        if low <= x <= high:
            return x


class Draw:
    def __init__(self, scenario, rng):
        self.scenario = scenario
        self.population_is_uncertain = scenario.alternative is None
        self.values = {}
        for key, quantity in scenario.parameters.items():
            if "by_year" not in quantity:
                self.values[key] = self._realise(rng, key, quantity)
        self.streams = [quantity if isinstance(quantity, dict) and "by_year" in quantity
                        else self._realise(rng, "population.stream", quantity)
                        for quantity, _ in scenario.streams]
        self.effects = {policy["id"]: sample(rng, policy.get("effect", 1.0))
                        for policy in scenario.policies}
        self.list_reductions = {policy["id"]: sample(rng, policy.get("list_reduction", 0.0))
                                for policy in scenario.policies}
        self.amounts = {policy["id"]: {key: sample(rng, policy.get(key, 0.0))
                                       for key in AMOUNTS} for policy in scenario.policies}
        self._draw_indices(rng)

    def _realise(self, rng, key, quantity):
        is_certain = key.startswith("population.") and not self.population_is_uncertain
        return central(quantity) if is_certain else sample(rng, quantity)

    def __getitem__(self, key):
        return self.values[key]

    def central(self, key):
        return central(self.scenario.parameters[key])

    def at(self, key, year):
        """Value in a year, for parameters that may be paths."""
        by_year = self.scenario.parameters[key].get("by_year")
        return path_value(by_year, year) if by_year else self.values[key]

    def stream_persons(self, k, year):
        level = self.streams[k]
        return path_value(level["by_year"], year) if isinstance(level, dict) else level

    def _draw_indices(self, rng):
        first, last = self.scenario.start // 12, self.scenario.end // 12
        mortality = fertility = older = 0.0
        in_moves = self._in_moves_before_start()
        self.mortality_index, self.fertility_index = {}, {}
        self.in_move_index, self.in_move_older_index = {}, {}
        for year in range(first, last + 1):
            if not self.population_is_uncertain:
                in_moves *= self["population.in_moves.index_persistence"]
            else:
                # A random walk and two AR(1); before the start year nothing has moved but in-moves.
                mortality += self["population.mortality.index_sd"] * rng.gauss(0.0, 1.0)
                fertility = (self["population.fertility.index_persistence"] * fertility +
                             self["population.fertility.index_sd"] * rng.gauss(0.0, 1.0))
                in_moves = (self["population.in_moves.index_persistence"] * in_moves +
                            self["population.in_moves.index_sd"] * self._heavy_tailed(rng))
                older = (self["population.in_moves.index_persistence"] * older +
                         self["population.in_moves.older_index_sd"] * rng.gauss(0.0, 1.0))
            self.mortality_index[year] = mortality
            self.fertility_index[year] = fertility
            self.in_move_index[year] = in_moves
            self.in_move_older_index[year] = older
        # The market starts in its stationary distribution.
        sd = self["recruitment.market_sd"]
        persistence = self["recruitment.market_persistence"]
        market = rng.gauss(0.0, sd)
        self.market_index = {}
        for month in range(self.scenario.start, self.scenario.end + 1):
            self.market_index[month] = market
            market = persistence * market + rng.gauss(0.0, sd * math.sqrt(1 - persistence ** 2))

    def _in_moves_before_start(self):
        """Log of the in-moves of the year before, over table and level."""
        level = self.at("population.in_moves.level", self.scenario.start // 12 - 1)
        return math.log(self["population.in_moves.last_year"] / level) if level > 0.0 else 0.0

    def _heavy_tailed(self, rng):
        """Student's t scaled to variance 1, cut."""
        df = self["population.in_moves.index_df"]
        chi_square = rng.gammavariate(0.5 * df, 2.0)
        t = rng.gauss(0.0, 1.0) / math.sqrt(chi_square / df) / math.sqrt(df / (df - 2.0))
        return max(-STEPS_CUT, min(STEPS_CUT, t))
