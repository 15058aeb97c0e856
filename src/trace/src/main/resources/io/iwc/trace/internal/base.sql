-- What all studies start from: the requests in the order of their arrival, users and models by number, and the models
-- that figures show. Group 0 stands for all requests together.

--: table people
SELECT person AS name, row_number() OVER (ORDER BY min(place)) AS id FROM raw WHERE person IS NOT NULL GROUP BY person

--: table models
SELECT model AS name, row_number() OVER (ORDER BY min(place)) AS id FROM raw WHERE model IS NOT NULL GROUP BY model

--: table requests
SELECT raw.place, raw.t, raw.prompt, raw.output, raw.ttft, raw.duration, raw.status, raw.called,
       people.id AS person, models.id AS model
FROM raw
LEFT JOIN people ON raw.person = people.name
LEFT JOIN models ON raw.model = models.name

--: table chosen
SELECT CAST(0 AS BIGINT) AS g
UNION ALL
SELECT model FROM (
    SELECT model, row_number() OVER (ORDER BY count(*) DESC, model) AS rank
    FROM requests WHERE model IS NOT NULL GROUP BY model
) ranked WHERE rank <= ${top}
