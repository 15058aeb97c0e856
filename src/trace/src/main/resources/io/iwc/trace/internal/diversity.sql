-- How many models a user turns to in a stretch of the trace. Stretches follow one another and do not overlap; one at
-- the end that is not full is left out, and counted.

--: table turns | needs=arrival,user,model
SELECT row_number() OVER (ORDER BY pos) AS turn, pos, person, model FROM arrived WHERE person IS NOT NULL AND model IS NOT NULL

--: table stretches | needs=arrival,user,model
SELECT size, CAST((turn - 1 - (turn - 1) % size) / size AS INT) AS stretch, person, model
FROM turns
CROSS JOIN (SELECT count(*) AS total FROM turns) counted
JOIN (SELECT CAST(100000 AS INT) AS size UNION ALL SELECT CAST(1000000 AS INT)) sizes ON turn <= total - total % size
GROUP BY size, CAST((turn - 1 - (turn - 1) % size) / size AS INT), person, model

--: table diversity | needs=arrival,user,model
SELECT size, stretch, person, count(*) AS models FROM stretches GROUP BY size, stretch, person
UNION ALL
SELECT 0, 0, person, count(*) FROM (SELECT DISTINCT person, model FROM turns) met GROUP BY person

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

--: table talkers | needs=arrival,user,model
SELECT person, count(*) AS total FROM turns GROUP BY person

--: table own_stretches | needs=arrival,user,model
SELECT person, (own - 1 - (own - 1) % 1000) / 1000 AS stretch, model
FROM (
    SELECT turns.person AS person, model, row_number() OVER (PARTITION BY turns.person ORDER BY pos) AS own, total
    FROM turns JOIN talkers ON turns.person = talkers.person WHERE total >= 1000
) numbered
WHERE own <= total - total % 1000
GROUP BY person, (own - 1 - (own - 1) % 1000) / 1000, model

--: metrics | needs=arrival,user,model
SELECT sum(CASE WHEN total % 1000 > 0 THEN 1 ELSE 0 END) AS "diversity.userWindow1000.partialLeftOut" FROM talkers

--: summary diversity.userWindow1000 | needs=arrival,user,model | unit=count | title=Models in 1000 requests of a user
SELECT 0 AS g, @summary(models) FROM (
    SELECT count(*) AS models FROM own_stretches GROUP BY person, stretch
) counted
