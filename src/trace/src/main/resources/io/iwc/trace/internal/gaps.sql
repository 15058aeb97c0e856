-- Part of the studies of arrivals, which say before it what a series is: ${series} is a table of g (what is shown
-- together), u (within which a gap lies), place and t.

--: table ${series}_gaps | needs=${needs}
SELECT g, t, t - lag(t, 1) OVER (PARTITION BY g, u ORDER BY t, place) AS gap,
       lag(t, 1) OVER (PARTITION BY g, u ORDER BY t, place) - lag(t, 2) OVER (PARTITION BY g, u ORDER BY t, place) AS earlier
FROM ${series}

--: table ${series}_pairs | needs=${needs}
SELECT g, gap, earlier,
       rank() OVER (PARTITION BY g ORDER BY gap) + count(*) OVER (PARTITION BY g ORDER BY gap) AS later_rank,
       rank() OVER (PARTITION BY g ORDER BY earlier) + count(*) OVER (PARTITION BY g ORDER BY earlier) AS earlier_rank
FROM ${series}_gaps WHERE earlier IS NOT NULL

--: summary ${id} | needs=${needs} | unit=seconds | title=${title}
SELECT g, sum(CASE WHEN gap = 0 THEN 1 ELSE 0 END) AS zeros, @summary(gap) FROM ${series}_gaps WHERE gap IS NOT NULL GROUP BY g ORDER BY g

--: lag ${id} | needs=${needs}
SELECT g, count(*) AS n, sum(@wide(earlier)) AS x, sum(@wide(gap)) AS y, sum(@wide(earlier) * earlier) AS xx,
       sum(@wide(gap) * gap) AS yy, sum(@wide(earlier) * gap) AS xy, sum(@wide(earlier_rank)) AS rx,
       sum(@wide(later_rank)) AS ry, sum(@wide(earlier_rank) * earlier_rank) AS rxx,
       sum(@wide(later_rank) * later_rank) AS ryy, sum(@wide(earlier_rank) * later_rank) AS rxy
FROM ${series}_pairs GROUP BY g ORDER BY g

--: curve gaps | needs=${needs} | unit=seconds | title=${title} | single=true
SELECT DISTINCT r.g AS g, gap AS value, upto, total
FROM (
    SELECT g, gap, rank() OVER (PARTITION BY g ORDER BY gap) - 1 AS below,
           count(*) OVER (PARTITION BY g ORDER BY gap) AS upto
    FROM ${series}_gaps WHERE gap IS NOT NULL AND g IN (SELECT g FROM chosen)
) r
JOIN (SELECT g, count(gap) AS total FROM ${series}_gaps GROUP BY g) totals ON r.g = totals.g
WHERE floor(CAST(upto AS DOUBLE) * 200 / total) > floor(CAST(below AS DOUBLE) * 200 / total) OR below = 0 OR upto = total
ORDER BY g, value

--: boxes gaps_by_hour | needs=${needs} | slot=hour | title=${title} by hour of the day (UTC)
SELECT g, (t % 86400000000000 - t % 3600000000000) / 3600000000000 AS slot, @box(gap) FROM ${series}_gaps
WHERE gap IS NOT NULL AND g IN (SELECT g FROM chosen) GROUP BY g, (t % 86400000000000 - t % 3600000000000) / 3600000000000 ORDER BY g, slot

--: boxes gaps_by_day | needs=${needs} | slot=day | title=${title} by day (UTC)
SELECT g, (t - t % 86400000000000) / 86400000000000 AS slot, @box(gap) FROM ${series}_gaps
WHERE gap IS NOT NULL AND g IN (SELECT g FROM chosen) GROUP BY g, (t - t % 86400000000000) / 86400000000000 ORDER BY g, slot

--: heat current_to_next_gap | needs=${needs} | bins=${bins} | title=${title}: current against next
SELECT l.g AS g, low, high,
       least(${bins} - 1, floor(CASE WHEN high > low THEN (x - low) / (high - low) ELSE 0 END * ${bins})) AS x,
       least(${bins} - 1, floor(CASE WHEN high > low THEN (y - low) / (high - low) ELSE 0 END * ${bins})) AS y, count(*) AS n
FROM (
    SELECT g, log10(earlier) AS x, log10(gap) AS y FROM ${series}_pairs
    WHERE earlier > 0 AND gap > 0 AND g IN (SELECT g FROM chosen)
) l
JOIN (
    SELECT g, log10(least(min(earlier), min(gap))) AS low, log10(greatest(max(earlier), max(gap))) AS high FROM ${series}_pairs
    WHERE earlier > 0 AND gap > 0 AND g IN (SELECT g FROM chosen) GROUP BY g
) ends ON l.g = ends.g
GROUP BY l.g, low, high, 4, 5 ORDER BY g, x, y
