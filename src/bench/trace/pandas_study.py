#!/usr/bin/env python3
"""The numbers of `iwc trace` with pandas, as one would write them: vectorised, no figures. Prints seconds a study.

    python3 pandas_study.py month.csv
"""

import sys
import time

import numpy as np
import pandas as pd

SHARES = [0.25, 0.5, 0.75, 0.9, 0.95, 0.99]
BOX = [0.1, 0.25, 0.5, 0.75, 0.9]
GRID = np.arange(201) / 200
begun = time.time()
numbers = 0


def took(name):
    global begun
    print("%-14s %7.1f s" % (name, time.time() - begun), flush=True)
    begun = time.time()


def summary(grouped):
    global numbers
    parts = [grouped.agg(["count", "mean", "std", "min", "max"]), grouped.quantile(SHARES)]
    numbers += sum(np.size(part.values if hasattr(part, "values") else part) for part in parts)


def curve(series):
    global numbers
    counts = series.dropna().value_counts().sort_index().cumsum()
    numbers += len(np.unique(np.searchsorted(counts.values, GRID * counts.values[-1])))


def correlations(pairs, by):
    """Pearson and Spearman of each gap with the next, in each group."""
    global numbers
    for side in ("earlier", "gap"):
        pairs["rank_" + side] = pairs.groupby(by)[side].rank() if by is not None else pairs[side].rank()
    for x, y in (("earlier", "gap"), ("rank_earlier", "rank_gap")):
        if by is None:
            pairs[x].corr(pairs[y])
        else:
            pairs.groupby(by)[[x, y]].corr()
        numbers += 1


def gaps(rows, name, within):
    global numbers
    ordered = rows.sort_values(within + ["t"], kind="stable") if within else rows.sort_values("t", kind="stable")
    found = ordered.groupby(within)["t"].diff() if within else ordered["t"].diff()
    frame = pd.DataFrame({"model": ordered["model"], "t": ordered["t"], "gap": found})
    keys = [ordered[key] for key in within]
    frame["earlier"] = frame.groupby(keys)["gap"].shift() if within else frame["gap"].shift()
    frame = frame.dropna(subset=["gap"])
    by = "model" if within and name != "user" else None
    summary(frame.groupby(by)["gap"] if by else frame["gap"])
    top = rows["model"].value_counts().index[:10]
    for model in top if by else [None]:
        curve(frame.loc[frame["model"] == model, "gap"] if by else frame["gap"])
    hour = (frame["t"] // 3_600_000_000_000) % 24
    day = frame["t"] // 86_400_000_000_000
    for slot in (hour, day):
        group = frame.groupby(["model", slot] if by else slot)["gap"]
        numbers += np.size(group.quantile(BOX).values) + np.size(group.mean().values)
    pairs = frame.dropna(subset=["earlier"]).copy()
    correlations(pairs, by)
    positive = pairs[(pairs["gap"] > 0) & (pairs["earlier"] > 0)]
    for model in top if by else [None]:
        part = positive[positive["model"] == model] if by else positive
        x, y = np.log10(part["earlier"]), np.log10(part["gap"])
        ends = [[min(x.min(), y.min()), max(x.max(), y.max())]] * 2
        numbers += np.size(np.histogram2d(x, y, 50, ends)[0])


def main():
    global numbers
    rows = pd.read_csv(sys.argv[1], usecols=["user_id", "model_name", "input_tokens", "output_tokens", "started_at", "ttft",
                                             "duration"])
    rows["t"] = pd.to_datetime(rows.pop("started_at"), utc=True).astype("int64")
    rows = rows.rename(columns={"model_name": "model", "user_id": "user", "input_tokens": "p", "output_tokens": "o"})
    for column in ("p", "o", "ttft", "duration"):
        rows.loc[rows[column] == -1, column] = np.nan
    rows["model"] = rows["model"].astype("category")
    rows["user"] = rows["user"].astype("category").cat.codes
    took("reading")
    for column in ("p", "o", "ttft", "duration"):
        summary(rows[column])
        curve(rows[column])
    rows["model"].value_counts(), rows["user"].nunique()
    for width in (3_600_000_000_000, 86_400_000_000_000):
        numbers += len((rows["t"] // width).value_counts())
    numbers += len(((rows["t"] // 3_600_000_000_000) % 24).value_counts())
    took("overview")
    per_user = rows["user"].value_counts()
    models = rows.groupby("user")["model"].nunique()
    curve(per_user), curve(models), summary(models)
    ranks = np.log(np.arange(1, len(per_user) + 1))
    low, high, observed = 0.0, 10.0, (per_user.values * ranks).sum() / per_user.sum()
    for _ in range(60):
        s = (low + high) / 2
        weights = np.exp(-s * ranks)
        low, high = (s, high) if (weights * ranks).sum() / weights.sum() > observed else (low, s)
    fitted = np.cumsum(np.exp(-s * ranks)) / np.exp(-s * ranks).sum()
    numbers += np.size(np.abs(np.cumsum(per_user.values) / per_user.sum() - fitted).max())  # goodness of the fit
    ascending = np.sort(per_user.values)
    gini = 1 - 2 * np.cumsum(ascending).sum() / len(ascending) / ascending.sum() + 1 / len(ascending)
    shares = [per_user.values[: int(np.ceil(len(per_user) * percent / 100))].sum() for percent in (1, 5, 10, 20, 50)]
    numbers += np.size(gini) + len(shares)
    took("users")
    rows["ratio"] = rows["o"] / rows["p"]
    for column in ("p", "o", "ratio"):
        summary(rows.groupby("model", observed=True)[column])
        curve(rows[column])
        for model in rows["model"].value_counts().index[:10]:
            curve(rows.loc[rows["model"] == model, column])
    took("tokens")
    gaps(rows, "all", [])
    gaps(rows, "model", ["model"])
    took("arrivals")
    gaps(rows, "user", ["user"])
    gaps(rows, "model and user", ["model", "user"])
    took("user-arrivals")
    ordered = rows.sort_values("t", kind="stable")
    position = np.arange(len(ordered))
    for size in (100_000, 1_000_000):
        full = len(ordered) - len(ordered) % size
        met = ordered.iloc[:full].groupby([position[:full] // size, "user"])["model"].nunique()
        numbers += np.size(met.groupby(level=0).agg(["size", "mean", "max", lambda models: (models > 1).mean()]).values)
        if full:
            curve(met)
    own = ordered.groupby("user").cumcount()
    size = ordered.groupby("user")["t"].transform("size")
    whole = ordered[own < size - size % 1000]
    summary(whole.groupby(["user", own[whole.index] // 1000])["model"].nunique())
    took("diversity")
    rows["tpot"] = (rows["duration"] - rows["ttft"]) / (rows["o"] - 1).where(rows["o"] > 1)
    rows["speed"] = rows["o"] / rows["duration"]
    summary(rows["tpot"]), summary(rows["speed"]), curve(rows["tpot"])
    summary(rows.groupby("model", observed=True)["tpot"])
    for column in ("ttft", "duration"):
        summary(rows.groupby("model", observed=True)[column])
    rows.groupby(np.floor(np.log10(rows["p"]) * 5))["ttft"].quantile([0.5, 0.9])
    rate = rows.groupby(rows["t"] // 60_000_000_000)["t"].transform("size")
    for column in ("ttft", "duration"):
        rows.groupby(np.floor(np.log10(rate) * 10))[column].quantile([0.5, 0.9])
    rows.groupby(rows["t"] // 3_600_000_000_000)["o"].sum()
    took("latency")
    hour = rows["t"] // 3_600_000_000_000
    for column in ("model", "user"):
        top = rows[column].value_counts().index[:10]
        part = rows[rows[column].isin(top)]
        numbers += len(part.groupby([column, hour[part.index]], observed=True).size())
    took("timelines")


total = time.time()
main()
print("%-14s %7.1f s" % ("all", time.time() - total))
