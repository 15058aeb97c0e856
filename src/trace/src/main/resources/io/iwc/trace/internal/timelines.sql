-- Who was there when.

--: lines requests_of_models | needs=arrival,model | clock=calendar | title=Requests per hour of the largest models | x=Time | y=Requests per hour
SELECT requests.model AS g, models.name AS name, t - t % 3600000000000 AS x, count(*) AS y
FROM requests JOIN models ON requests.model = models.id
WHERE t IS NOT NULL AND requests.model IN (SELECT g FROM chosen)
GROUP BY requests.model, models.name, t - t % 3600000000000 ORDER BY g, x

--: lines requests_of_users | needs=arrival,user | clock=calendar | title=Requests per hour of the largest users | x=Time | y=Requests per hour
SELECT requests.person AS g, people.name AS name, t - t % 3600000000000 AS x, count(*) AS y
FROM requests JOIN people ON requests.person = people.id
WHERE t IS NOT NULL AND requests.person IN (
    SELECT person FROM (
        SELECT person, row_number() OVER (ORDER BY count(*) DESC, person) AS rank FROM requests
        WHERE person IS NOT NULL GROUP BY person
    ) ranked WHERE rank <= ${top}
)
GROUP BY requests.person, people.name, t - t % 3600000000000 ORDER BY g, x
