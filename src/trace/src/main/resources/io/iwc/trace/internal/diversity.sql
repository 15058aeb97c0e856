-- How many models a user turns to in a stretch of the trace. Stretches follow one another and do not overlap; one at
-- the end that is not full is left out, and counted.

--: table stretches | needs=arrival,user,model
SELECT size, (pos - 1 - (pos - 1) % size) / size AS stretch, person, model
FROM (
    SELECT person, model, row_number() OVER (ORDER BY t, place) AS pos, count(*) OVER () AS total FROM requests
    WHERE t IS NOT NULL AND person IS NOT NULL AND model IS NOT NULL
) numbered
JOIN (SELECT CAST(100000 AS BIGINT) AS size UNION ALL SELECT CAST(1000000 AS BIGINT)) sizes
  ON pos <= total - total % size
GROUP BY size, (pos - 1 - (pos - 1) % size) / size, person, model

--: table diversity | needs=arrival,user,model
SELECT size, stretch, person, count(*) AS models FROM stretches GROUP BY size, stretch, person
UNION ALL
SELECT 0, 0, person, count(DISTINCT model) FROM requests
WHERE t IS NOT NULL AND person IS NOT NULL AND model IS NOT NULL GROUP BY person

--: rows models_per_user_and_stretch | needs=arrival,user,model
SELECT CASE WHEN size = 0 THEN 'all' ELSE CAST(size AS VARCHAR(20)) END AS requests_per_stretch, CAST(stretch AS BIGINT) AS stretch,
       count(*) AS users, CAST(sum(models) AS DOUBLE) / count(*) AS mean_models,
       CAST(sum(CASE WHEN models > 1 THEN 1 ELSE 0 END) AS DOUBLE) / count(*) AS share_with_several, max(models) AS most_models
FROM diversity GROUP BY size, stretch ORDER BY size, stretch

--: lines mean_models_per_user_100k | needs=arrival,user,model | title=Models per user in stretches of 100,000 requests | x=Stretch | y=Models per user
SELECT 0 AS g, 'mean' AS name, CAST(stretch AS BIGINT) AS x, CAST(sum(models) AS DOUBLE) / count(*) AS y
FROM diversity WHERE size = 100000 GROUP BY stretch ORDER BY x

--: curve models_per_user_all | needs=arrival,user,model | unit=count | title=Models per user, whole trace
@curve(SELECT 0 AS g, models AS value, count(*) AS n FROM diversity WHERE size = 0 GROUP BY models)

--: curve models_per_user_100k | needs=arrival,user,model | unit=count | title=Models per user in stretches of 100,000 requests
@curve(SELECT 0 AS g, models AS value, count(*) AS n FROM diversity WHERE size = 100000 GROUP BY models)

--: curve models_per_user_1000k | needs=arrival,user,model | unit=count | title=Models per user in stretches of 1,000,000 requests
@curve(SELECT 0 AS g, models AS value, count(*) AS n FROM diversity WHERE size = 1000000 GROUP BY models)

--: table own_stretches | needs=arrival,user,model
SELECT person, (pos - 1 - (pos - 1) % 1000) / 1000 AS stretch, model, total
FROM (
    SELECT person, model, row_number() OVER (PARTITION BY person ORDER BY t, place) AS pos,
           count(*) OVER (PARTITION BY person) AS total
    FROM requests WHERE t IS NOT NULL AND person IS NOT NULL AND model IS NOT NULL
) numbered
WHERE pos <= total - total % 1000
GROUP BY person, (pos - 1 - (pos - 1) % 1000) / 1000, model, total

--: metrics | needs=arrival,user,model
SELECT sum(CASE WHEN n % 1000 > 0 THEN 1 ELSE 0 END) AS "diversity.userWindow1000.partialLeftOut"
FROM (
    SELECT count(*) AS n FROM requests WHERE t IS NOT NULL AND person IS NOT NULL AND model IS NOT NULL GROUP BY person
) totals

--: summary diversity.userWindow1000 | needs=arrival,user,model | unit=count | title=Models in 1000 requests of a user
SELECT 0 AS g, @summary(models) FROM (
    SELECT count(*) AS models FROM own_stretches GROUP BY person, stretch
) counted
