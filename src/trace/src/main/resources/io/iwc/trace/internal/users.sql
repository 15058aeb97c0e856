-- Who sends how much, and to how many models.

--: table per_person | needs=user
SELECT person, count(*) AS n, count(DISTINCT model) AS models, min(place) AS first_place
FROM requests WHERE person IS NOT NULL GROUP BY person

--: population users | needs=user | title=Requests per user
SELECT n AS size, count(*) AS members FROM per_person GROUP BY n ORDER BY n

--: curve requests_per_user | needs=user | unit=count | title=Requests per user
@curve(SELECT 0 AS g, n AS value, count(*) AS n FROM per_person GROUP BY per_person.n)

--: rank requests_per_user_rank | needs=user | title=Requests per user by rank | of=Requests
SELECT rank, n, name FROM (
    SELECT row_number() OVER (ORDER BY n DESC, first_place) AS rank, n, people.name AS name
    FROM per_person JOIN people ON per_person.person = people.id
) ranked WHERE @drawn(rank) ORDER BY rank

--: summary population.users.models | needs=user,model | unit=count | title=Models per user
SELECT 0 AS g, @summary(models) FROM per_person WHERE models > 0

--: curve models_per_user | needs=user,model | unit=count | title=Models per user
@curve(SELECT 0 AS g, models AS value, count(*) AS n FROM per_person WHERE models > 0 GROUP BY models)

--: rank models_per_user_rank | needs=user,model | title=Models per user by rank | of=Models
SELECT rank, n, name FROM (
    SELECT row_number() OVER (ORDER BY models DESC, first_place) AS rank, models AS n, people.name AS name
    FROM per_person JOIN people ON per_person.person = people.id WHERE models > 0
) ranked WHERE @drawn(rank) ORDER BY rank

--: rows share_of_top_users | needs=user
SELECT percent AS top_percent_of_users, max(rank) AS users, sum(n) AS requests, CAST(sum(n) AS DOUBLE) / max(total) AS share
FROM (
    SELECT row_number() OVER (ORDER BY n DESC, first_place) AS rank, n, sum(n) OVER () AS total, count(*) OVER () AS people
    FROM per_person
) ranked
JOIN (SELECT 1 AS percent UNION ALL SELECT 5 UNION ALL SELECT 10 UNION ALL SELECT 20 UNION ALL SELECT 50) shares
  ON rank <= ceil(CAST(people AS DOUBLE) * percent / 100)
GROUP BY percent ORDER BY percent
