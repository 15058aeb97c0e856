#!/usr/bin/env python3
"""Every number of a trace study, computed anew: plain Python, nothing of IWC, no database.

    python3 recompute.py ../resources/io/iwc/trace/internal/small.csv > ../resources/io/iwc/trace/internal/small.json

The definitions are those of the documentation: percentiles interpolate linearly (Hyndman-Fan type 7), spread is the
sample standard deviation, gaps lie within one group, windows do not overlap. The tables are laid out as in study.json.
"""

import csv
import datetime
import json
import math
import sys
from collections import Counter, defaultdict
from fractions import Fraction

NS = 10**9
HOUR = 3600 * NS
DAY = 24 * HOUR
TOP = 10
BINS = 50


def nanos(text):
    if not text:
        return None
    whole, _, part = text.partition(".")
    moment = datetime.datetime.strptime(whole, "%Y-%m-%d %H:%M:%S").replace(tzinfo=datetime.timezone.utc)
    return int(moment.timestamp()) * NS + int((part + "0" * 9)[:9])


def tokens(text):
    return int(text) if text and int(text) >= 0 else None


def seconds(text):
    return round(Fraction(text) * NS) if text and Fraction(text) >= 0 else None


def read(path):
    rows = []
    with open(path, newline="") as file:
        for place, row in enumerate(csv.DictReader(file)):
            rows.append({
                "place": place,
                "t": nanos(row["started_at"]),
                "prompt": tokens(row["input_tokens"]),
                "output": tokens(row["output_tokens"]),
                "ttft": seconds(row["ttft"]),
                "duration": seconds(row["duration"]),
                "user": row["user_id"] or None,
                "model": row["model_name"] or None,
            })
    return rows


def percentile(ordered, share):
    h = (len(ordered) - 1) * Fraction(share).limit_denominator(1000)
    low = math.floor(h)
    high = min(low + 1, len(ordered) - 1)
    return float(ordered[low] + (h - low) * (ordered[high] - ordered[low]))


SUMMARY = ["group", "n", "mean", "std", "min", "p25", "p50", "p75", "p90", "p95", "p99", "max"]


def summary(group, values, scale=1, extra=()):
    exact = sorted(Fraction(value) / scale for value in values)
    n = len(exact)
    if n == 0:
        return [group, 0] + [None] * 10 + list(extra)
    mean = sum(exact) / n
    std = math.sqrt(sum((x - mean) ** 2 for x in exact) / (n - 1)) if n > 1 else None
    cells = [group, n, float(mean), std, float(exact[0])]
    cells += [percentile(exact, share) for share in (0.25, 0.5, 0.75, 0.9, 0.95, 0.99)]
    return cells + [float(exact[-1])] + list(extra)


def curve(group, values, scale=1):
    counts, rows, seen, n = Counter(values), [], 0, len(values)
    for value in sorted(counts):
        before, seen = seen, seen + counts[value]
        if math.floor(seen * 200 / n) > math.floor(before * 200 / n) or before == 0 or seen == n:
            rows.append([group, float(Fraction(value) / scale), seen / n, n])
    return rows


def table(columns, rows):
    return {"columns": columns, "rows": rows}


def curves(groups, scale=1):
    return table(["group", "value", "share", "n"], [row for g, values in groups if values for row in curve(g, values, scale)])


def instant(ns):
    return datetime.datetime.fromtimestamp(ns // NS, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def drawn(rank):
    return rank <= 50 or math.floor(math.log10(rank) * 40) > math.floor(math.log10(rank - 1) * 40)


def put(metrics, name, row, columns):
    for column, cell in zip(columns[1:], row[1:]):
        if cell is not None:
            metrics[name + "." + column] = float(cell)


def first_seen(rows, field):
    return list(dict.fromkeys(row[field] for row in rows if row[field] is not None))


def largest(rows, field, names):
    counts = Counter(row[field] for row in rows if row[field] is not None)
    return [name for name in sorted(names, key=lambda name: (-counts[name], names.index(name)))][:TOP]


class Trace:
    def __init__(self, rows):
        self.rows = rows
        self.models = first_seen(rows, "model")
        self.users = first_seen(rows, "user")
        # groups as the tables have them: all, then the models by first appearance
        self.shown = [m for m in self.models if m in largest(rows, "model", self.models)]

    def known(self, *fields, model=None):
        return [r for r in self.rows if all(r[f] is not None for f in fields) and (model is None or r["model"] == model)]

    def groups(self, *fields):
        return [("all", self.known(*fields))] + [(m, self.known(*fields, model=m)) for m in self.models]


def overview(trace):
    rows, metrics, tables = trace.rows, {}, {}
    timed = [r["t"] for r in trace.known("t")]
    span = (max(timed) - min(timed)) / NS
    metrics["requests.count"] = len(rows)
    metrics["arrivals.unknown"] = len(rows) - len(timed)
    metrics["arrivals.spanSeconds"] = span
    metrics["arrivals.meanRps"] = len(timed) / span
    metrics["arrivals.gapRate"] = (len(timed) - 1) / span
    for name, field, all_names in (("users", "user", trace.users), ("models", "model", trace.models)):
        metrics["population.%s.count" % name] = len(all_names)
        metrics["population.%s.coverage" % name] = len(trace.known(field)) / len(rows)
    by_model = Counter(r["model"] for r in trace.known("model"))
    tables["requests_by_model"] = table(
        ["name", "n"], [[m, by_model[m]] for m in sorted(trace.models, key=lambda m: (-by_model[m], trace.models.index(m)))])
    for name, field, scale in (("tokens.prompt", "prompt", 1), ("tokens.output", "output", 1),
                               ("latency.ttft", "ttft", NS), ("latency.duration", "duration", NS)):
        values = [r[field] for r in trace.known(field)]
        columns = SUMMARY + ["unknown"]
        row = summary("all", values, scale, [len(rows) - len(values)])
        tables[name] = table(columns, [row])
        put(metrics, name, row, columns)
        short = {"prompt": "prompt_tokens", "output": "output_tokens"}.get(field, field)
        tables[short] = curves([("all", values)], scale)
    for name, width, of_day in (("requests_per_hour", HOUR, False), ("requests_per_day", DAY, False),
                                ("requests_by_hour_of_day", HOUR, True)):
        slots = Counter((t % DAY if of_day else t) // width for t in timed)
        tables[name] = table(
            ["hour" if of_day else "from", "requests"],
            [[slot if of_day else instant(slot * width), slots[slot]] for slot in sorted(slots)])
    return metrics, tables


def zipf(counts):
    """Maximum likelihood by bisection: the exponent whose expected log rank is the observed one."""
    counts = sorted(counts, reverse=True)
    logs = [math.log(r) for r in range(1, len(counts) + 1)]
    observed = math.fsum(c * l for c, l in zip(counts, logs)) / sum(counts)
    low, high = 0.0, 10.0
    for _ in range(200):
        s = (low + high) / 2
        weights = [math.exp(-s * l) for l in logs]
        if math.fsum(w * l for w, l in zip(weights, logs)) / math.fsum(weights) > observed:
            low = s
        else:
            high = s
    weights = [math.exp(-low * l) for l in logs]
    distance, seen, fitted = 0, 0, 0
    for count, weight in zip(counts, weights):
        seen += count / sum(counts)
        fitted += weight / math.fsum(weights)
        distance = max(distance, abs(seen - fitted))
    return low, distance


def users(trace):
    metrics, tables = {}, {}
    of = defaultdict(list)
    for row in trace.known("user"):
        of[row["user"]].append(row)
    sizes = {u: len(of[u]) for u in trace.users}
    models = {u: len({r["model"] for r in of[u]} - {None}) for u in trace.users}
    total, n = sum(sizes.values()), len(sizes)
    falling = sorted(sizes.values(), reverse=True)
    metrics["population.users.topShare"] = falling[0] / total
    metrics["population.users.top10Share"] = sum(falling[:10]) / total
    rising = falling[::-1]
    metrics["population.users.gini"] = float(
        Fraction(2 * sum((i + 1) * x for i, x in enumerate(rising)), n * total) - Fraction(n + 1, n))
    metrics["population.users.zipfExponent"], metrics["population.users.zipfDistance"] = zipf(falling)
    members = Counter(sizes.values())
    tables["users"] = table(["size", "members"], [[size, members[size]] for size in sorted(members)])
    tables["requests_per_user"] = curves([("all", list(sizes.values()))])
    for name, of_user, chosen in (("requests_per_user_rank", sizes, trace.users),
                                  ("models_per_user_rank", models, [u for u in trace.users if models[u]])):
        ranked = sorted(chosen, key=lambda u: (-of_user[u], trace.users.index(u)))
        tables[name] = table(
            ["rank", "n", "name"], [[i + 1, of_user[u], u] for i, u in enumerate(ranked) if drawn(i + 1)])
    known = [m for m in models.values() if m]
    row = summary("all", known)
    tables["population.users.models"] = table(SUMMARY, [row])
    put(metrics, "population.users.models", row, SUMMARY)
    tables["models_per_user"] = curves([("all", known)])
    shares = []
    for percent in (1, 5, 10, 20, 50):
        first = math.ceil(n * percent / 100)
        shares.append([percent, first, sum(falling[:first]), sum(falling[:first]) / total])
    tables["share_of_top_users"] = table(["top_percent_of_users", "users", "requests", "share"], shares)
    return metrics, tables


def token_study(trace):
    metrics, tables = {}, {}
    for name, field in (("prompt", "prompt"), ("output", "output")):
        rows = []
        for model in trace.models:
            values = [r[field] for r in trace.known(field, model=model)]
            rows.append(summary(model, values, 1, [len(trace.known("model", model=model)) - len(values)]))
        tables["tokens.%s.byModel" % name] = table(SUMMARY + ["unknown"], rows)
        tables[name + "_tokens"] = curves(
            [(g, [r[field] for r in rows]) for g, rows in trace.groups(field) if g == "all" or g in trace.shown])
    ratios = [(g, [r["output"] / r["prompt"] for r in rows if r["prompt"] > 0]) for g, rows in trace.groups("prompt", "output")]
    rows = [summary(g, values) for g, values in ratios]
    tables["tokens.outputPromptRatio"] = table(SUMMARY, rows)
    put(metrics, "tokens.outputPromptRatio", rows[0], SUMMARY)
    tables["output_prompt_ratio"] = curves([(g, v) for g, v in ratios if g == "all" or g in trace.shown])
    return metrics, tables


def ranks(values):
    order = sorted(range(len(values)), key=lambda i: values[i])
    result, i = [0.0] * len(values), 0
    while i < len(order):
        j = i
        while j < len(order) and values[order[j]] == values[order[i]]:
            j += 1
        for k in range(i, j):
            result[order[k]] = (i + j + 1) / 2
        i = j
    return result


def pearson(x, y):
    mx, my = Fraction(sum(map(Fraction, x)), len(x)), Fraction(sum(map(Fraction, y)), len(y))
    sxy = sum((Fraction(a) - mx) * (Fraction(b) - my) for a, b in zip(x, y))
    sxx = sum((Fraction(a) - mx) ** 2 for a in x)
    syy = sum((Fraction(b) - my) ** 2 for b in y)
    return float(sxy) / math.sqrt(sxx) / math.sqrt(syy) if sxx and syy else None


def gap_study(trace, prefix, within, extra):
    metrics, tables = {}, {}
    needed = ["t"] + ([within] if within else [])
    series, named = {}, trace.groups(*needed)
    for group, rows in named:
        gaps, pairs = [], []
        last = defaultdict(list)
        for row in sorted(rows, key=lambda r: (r["t"], r["place"])):
            seen = last[row[within] if within else 0]
            if seen:
                gap = row["t"] - seen[-1][0]
                gaps.append((row["t"], gap))
                if seen[-1][1] is not None:
                    pairs.append((seen[-1][1], gap))
                seen.append((row["t"], gap))
            else:
                seen.append((row["t"], None))
        series[group] = gaps, pairs
    with_gaps = [g for g, _ in named if series[g][0]]
    columns = SUMMARY + ["zeros"]
    rows = [summary(g, [x for _, x in series[g][0]], NS, [sum(x == 0 for _, x in series[g][0])]) for g in with_gaps]
    tables[prefix] = table(columns, rows)
    put(metrics, prefix, rows[0], columns)
    lag = []
    for group in (g for g in with_gaps if series[g][1]):
        pairs = series[group][1]
        x, y = [p[0] for p in pairs], [p[1] for p in pairs]
        if len(pairs) < 3:
            lag.append([group, len(pairs), None, None, "fewer than four gaps"])
        else:
            lag.append([group, len(pairs), pearson(x, y), pearson(ranks(x), ranks(y)), ""])
    tables["lag1_correlation"] = table(["group", "pairs", "pearson", "spearman", "undefined"], lag)
    metrics[prefix + "Lag1Pearson"], metrics[prefix + "Lag1Spearman"] = lag[0][2], lag[0][3]
    shown = [g for g in with_gaps if g == "all" or g in trace.shown]
    tables["gaps"] = curves([(g, [x for _, x in series[g][0]]) for g in shown], NS)
    for name, slot, key in (("gaps_by_hour", "hour", lambda t: t % DAY // HOUR), ("gaps_by_day", "day", lambda t: t // DAY)):
        boxes = []
        for group in shown:
            slots = defaultdict(list)
            for t, gap in series[group][0]:
                slots[key(t)].append(Fraction(gap, NS))
            for at in sorted(slots):
                values = sorted(slots[at])
                label = at if slot == "hour" else instant(at * DAY)[:10]
                boxes.append([group, label, len(values), float(sum(values) / len(values))]
                             + [percentile(values, share) for share in (0.1, 0.25, 0.5, 0.75, 0.9)])
        tables[name] = table(["group", slot, "n", "mean", "p10", "p25", "p50", "p75", "p90"], boxes)
    cells = []
    for group in shown:
        pairs = [(a, b) for a, b in series[group][1] if a > 0 and b > 0]
        if not pairs:
            continue
        low = math.log10(min(min(p) for p in pairs))
        high = math.log10(max(max(p) for p in pairs))

        def bin_of(gap):
            return min(BINS - 1, math.floor((math.log10(gap) - low) / (high - low) * BINS)) if high > low else 0

        counts = Counter((bin_of(a), bin_of(b)) for a, b in pairs)
        width = (high - low) / BINS
        for x, y in sorted(counts):
            cells.append([group, x, y, 10 ** (low - 9 + width * x), 10 ** (low - 9 + width * y), counts[x, y],
                          counts[x, y] / len(pairs), low - 9, high - 9])
    tables["current_to_next_gap"] = table(
        ["group", "current_bin", "next_bin", "current_from", "next_from", "pairs", "share", "log10_from", "log10_to"], cells)
    return metrics, tables


def diversity(trace):
    metrics, tables = {}, {}
    rows = sorted(trace.known("t", "user", "model"), key=lambda r: (r["t"], r["place"]))
    models = defaultdict(set)
    per_user = defaultdict(list)
    for row in rows:
        models[row["user"]].add(row["model"])
        per_user[row["user"]].append(row["model"])
    counts = [len(m) for m in models.values()]
    tables["models_per_user_and_stretch"] = table(
        ["requests_per_stretch", "stretch", "users", "mean_models", "share_with_several", "most_models"],
        [["all", 0, len(counts), sum(counts) / len(counts), sum(c > 1 for c in counts) / len(counts), max(counts)]])
    assert len(rows) < 100000  # no stretch of that length is full
    tables["mean_models_per_user_100k"] = table(["name", "x", "y"], [])
    tables["models_per_user_all"] = curves([("all", counts)])
    tables["models_per_user_100k"] = curves([])
    tables["models_per_user_1000k"] = curves([])
    metrics["diversity.userWindow1000.partialLeftOut"] = sum(len(m) % 1000 > 0 for m in per_user.values())
    full = [len(set(m[i:i + 1000])) for m in per_user.values() for i in range(0, len(m) - 999, 1000)]
    row = summary("all", full)
    tables["diversity.userWindow1000"] = table(SUMMARY, [row])
    put(metrics, "diversity.userWindow1000", row, SUMMARY)
    return metrics, tables


def latency(trace):
    metrics, tables = {}, {}

    def tpot(rows):
        return [(r["duration"] - r["ttft"]) / 1e9 / (r["output"] - 1) for r in rows
                if r["output"] > 1 and r["duration"] >= r["ttft"]]

    spent = [(g, tpot(rows)) for g, rows in trace.groups("ttft", "duration", "output")]
    rows = [summary(g, values) for g, values in spent if values]
    tables["latency.tpot"] = table(SUMMARY, rows)
    put(metrics, "latency.tpot", rows[0], SUMMARY)
    row = summary("all", [r["output"] * 1e9 / r["duration"] for r in trace.known("duration", "output") if r["duration"] > 0])
    tables["latency.outputSpeed"] = table(SUMMARY, [row])
    put(metrics, "latency.outputSpeed", row, SUMMARY)
    for field in ("ttft", "duration"):
        rows = []
        for model in trace.models:
            values = [r[field] for r in trace.known(field, model=model)]
            rows.append(summary(model, values, NS, [len(trace.known("model", model=model)) - len(values)]))
        tables["latency.%s.byModel" % field] = table(SUMMARY + ["unknown"], rows)
    tables["tpot"] = curves([spent[0]])
    minutes = Counter(r["t"] // (60 * NS) for r in trace.known("t"))

    def steps(rows, of, field, per_decade):
        taken = defaultdict(list)
        for row in rows:
            taken[math.floor(math.log10(of(row)) * per_decade)].append(row)
        result = []
        for key in sorted(taken):
            x = [of(row) for row in taken[key]]
            y = sorted(Fraction(row[field], NS) for row in taken[key])
            result.append([min(x), max(x), len(x), percentile(y, 0.5), percentile(y, 0.9)])
        return table(["from", "to", "n", "p50", "p90"], result)

    tables["ttft_by_prompt_tokens"] = steps(
        [r for r in trace.known("ttft", "prompt") if r["prompt"] > 0], lambda r: r["prompt"], "ttft", 5)
    for field in ("ttft", "duration"):
        tables[field + "_by_rate"] = steps(trace.known("t", field), lambda r: minutes[r["t"] // (60 * NS)], field, 10)
    hours = defaultdict(int)
    for row in trace.known("t", "output"):
        hours[row["t"] // HOUR] += row["output"]
    tables["output_tokens_per_second"] = table(
        ["name", "x", "y"], [["all", instant(h * HOUR), hours[h] / 3600] for h in sorted(hours)])
    return metrics, tables


def timelines(trace):
    tables = {}
    for name, field, names in (("requests_of_models", "model", trace.models), ("requests_of_users", "user", trace.users)):
        rows = []
        chosen = largest(trace.known(field), field, names)
        for who in (n for n in names if n in chosen):
            hours = Counter(r["t"] // HOUR for r in trace.known("t", field) if r[field] == who)
            rows += [[who, instant(h * HOUR), float(hours[h])] for h in sorted(hours)]
        tables[name] = table(["name", "x", "y"], rows)
    return {}, tables


def main():
    trace = Trace(read(sys.argv[1]))
    studies = {
        "overview": overview(trace),
        "users": users(trace),
        "tokens": token_study(trace),
        "arrivals": gap_study(trace, "arrivals.gap", None, []),
        "user-arrivals": gap_study(trace, "arrivals.userGap", "user", []),
        "diversity": diversity(trace),
        "latency": latency(trace),
        "timelines": timelines(trace),
    }
    json.dump({name: {"metrics": metrics, "tables": tables} for name, (metrics, tables) in studies.items()},
              sys.stdout, separators=(",", ":"), sort_keys=True)
    sys.stdout.write("\n")


main()
