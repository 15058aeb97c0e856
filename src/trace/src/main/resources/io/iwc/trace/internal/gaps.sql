-- Part of the studies of arrivals, which say before it which requests follow one another: those of ${all} for all
-- requests together, those of ${each} for each model, among requests of which ${known} holds.

--: table ${series}_gaps | needs=${needs}
SELECT g, hour, day, gap, earlier FROM (
    SELECT CAST(0 AS INT) AS g, hour, day, t - lag(t, 1) OVER (${all}) AS gap,
           lag(t, 1) OVER (${all}) - lag(t, 2) OVER (${all}) AS earlier
    FROM arrived WHERE ${known}
    UNION ALL
    SELECT model, hour, day, t - lag(t, 1) OVER (${each}),
           lag(t, 1) OVER (${each}) - lag(t, 2) OVER (${each})
    FROM arrived WHERE model IS NOT NULL AND ${known}
) followed WHERE gap IS NOT NULL

--: table ${series}_pairs | needs=${needs}
SELECT g, gap, earlier,
       rank() OVER (PARTITION BY g ORDER BY gap) + count(*) OVER (PARTITION BY g ORDER BY gap) AS later_rank,
       rank() OVER (PARTITION BY g ORDER BY earlier) + count(*) OVER (PARTITION BY g ORDER BY earlier) AS earlier_rank
FROM ${series}_gaps WHERE earlier IS NOT NULL

--: summary ${id} | needs=${needs} | unit=seconds | title=${title}
SELECT g, sum(CASE WHEN gap = 0 THEN 1 ELSE 0 END) AS zeros, @summary(gap) FROM ${series}_gaps GROUP BY g ORDER BY g

--: lag ${id} | needs=${needs}
SELECT g, count(*) AS n, @total(earlier) AS x, @total(gap) AS y, sum(@wide(earlier) * earlier) AS xx,
       sum(@wide(gap) * gap) AS yy, sum(@wide(earlier) * gap) AS xy, @total(earlier_rank) AS rx,
       @total(later_rank) AS ry, sum(@rank(earlier_rank) * earlier_rank) AS rxx,
       sum(@rank(later_rank) * later_rank) AS ryy, sum(@rank(earlier_rank) * later_rank) AS rxy
FROM ${series}_pairs GROUP BY g ORDER BY g

--: curve gaps | needs=${needs} | unit=seconds | title=${title} | single=true
@sifted(SELECT g, gap AS value FROM ${series}_gaps WHERE g IN (SELECT g FROM chosen))

--: boxes gaps_by_hour | needs=${needs} | slot=hour | title=${title} by hour of the day (UTC)
SELECT g, hour AS slot, @box(gap) FROM ${series}_gaps
WHERE g IN (SELECT g FROM chosen) GROUP BY g, hour ORDER BY g, slot

--: boxes gaps_by_day | needs=${needs} | slot=day | title=${title} by day (UTC)
SELECT g, day AS slot, @box(gap) FROM ${series}_gaps
WHERE g IN (SELECT g FROM chosen) GROUP BY g, day ORDER BY g, slot

--: table ${series}_ends | needs=${needs}
SELECT g, log10(least(min(earlier), min(gap))) AS low, log10(greatest(max(earlier), max(gap))) AS high FROM ${series}_pairs
WHERE earlier > 0 AND gap > 0 AND g IN (SELECT g FROM chosen) GROUP BY g

--: heat current_to_next_gap | needs=${needs} | bins=${bins} | title=${title}: current against next
SELECT cells.g AS g, low, high, x, y, n FROM (
    SELECT g, x, y, count(*) AS n FROM (
        SELECT ends.g AS g,
               CAST(least(${bins} - 1, floor(CASE WHEN high > low THEN (log10(earlier) - low) / (high - low) ELSE 0 END * ${bins})) AS INT) AS x,
               CAST(least(${bins} - 1, floor(CASE WHEN high > low THEN (log10(gap) - low) / (high - low) ELSE 0 END * ${bins})) AS INT) AS y
        FROM ${series}_pairs pairs JOIN ${series}_ends ends ON pairs.g = ends.g
        WHERE earlier > 0 AND gap > 0
    ) placed GROUP BY g, x, y
) cells
JOIN ${series}_ends ends ON cells.g = ends.g
ORDER BY g, x, y
