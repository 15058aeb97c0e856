-- What all studies start from: the requests, users and models by number, the requests in the order of their arrival, and
-- the models that figures show. Group 0 stands for all requests together. Numbers of users and models have 32 bits: what
-- is sorted and counted most often is as narrow as it can be.

--: table people
SELECT person AS name, CAST(row_number() OVER (ORDER BY min(place)) AS INT) AS id FROM raw WHERE person IS NOT NULL GROUP BY person

--: table models
SELECT model AS name, CAST(row_number() OVER (ORDER BY min(place)) AS INT) AS id FROM raw WHERE model IS NOT NULL GROUP BY model

--: table requests
SELECT raw.place, raw.t, raw.prompt, raw.output, raw.ttft, raw.duration, raw.status, raw.called,
       people.id AS person, models.id AS model
FROM raw
LEFT JOIN people ON raw.person = people.name
LEFT JOIN models ON raw.model = models.name

--: table arrived
SELECT row_number() OVER (ORDER BY t, place) AS pos, t, person, model,
       CAST((t % 86400000000000 - t % 3600000000000) / 3600000000000 AS INT) AS hour,
       CAST((t - t % 86400000000000) / 86400000000000 AS INT) AS day
FROM requests WHERE t IS NOT NULL

--: table chosen
SELECT CAST(0 AS INT) AS g
UNION ALL
SELECT model FROM (
    SELECT model, row_number() OVER (ORDER BY count(*) DESC, model) AS rank
    FROM requests WHERE model IS NOT NULL GROUP BY model
) ranked WHERE rank <= ${top}
