-- How much there is of everything.

--: metrics
SELECT count(*) AS "requests.count" FROM requests

--: metrics | needs=arrival | reason=no arrival times
SELECT count(*) - count(t) AS "arrivals.unknown",
       CAST(max(t) - min(t) AS DOUBLE) / 1e9 AS "arrivals.spanSeconds"
FROM requests

--: metrics | needs=arrival | reason=all requests arrive at the same instant
SELECT CAST(count(t) AS DOUBLE) / nullif(CAST(max(t) - min(t) AS DOUBLE) / 1e9, 0) AS "arrivals.meanRps",
       CAST(count(t) - 1 AS DOUBLE) / nullif(CAST(max(t) - min(t) AS DOUBLE) / 1e9, 0) AS "arrivals.gapRate"
FROM requests

--: metrics | needs=user
SELECT count(DISTINCT person) AS "population.users.count",
       CAST(count(person) AS DOUBLE) / count(*) AS "population.users.coverage"
FROM requests

--: metrics | needs=model
SELECT count(DISTINCT model) AS "population.models.count",
       CAST(count(model) AS DOUBLE) / count(*) AS "population.models.coverage"
FROM requests

--: bars requests_by_model | needs=model | title=Requests by model | of=model
SELECT models.name AS name, count(*) AS n FROM requests JOIN models ON requests.model = models.id
GROUP BY models.name, models.id ORDER BY n DESC, models.id

--: bars requests_by_function | needs=function | title=Requests by function | of=function
SELECT called AS name, count(*) AS n FROM requests WHERE called IS NOT NULL GROUP BY called ORDER BY n DESC, name

--: bars requests_by_status | needs=status | title=Requests by status | of=status
SELECT status AS name, count(*) AS n FROM requests WHERE status IS NOT NULL GROUP BY status ORDER BY n DESC, name

--: summary tokens.prompt | needs=prompt_tokens | unit=tokens | title=Prompt tokens
SELECT 0 AS g, count(*) - count(prompt) AS unknown, @summary(prompt) FROM requests

--: summary tokens.output | needs=output_tokens | unit=tokens | title=Output tokens
SELECT 0 AS g, count(*) - count(output) AS unknown, @summary(output) FROM requests

--: summary latency.ttft | needs=ttft | unit=seconds | title=Time to first token
SELECT 0 AS g, count(*) - count(ttft) AS unknown, @summary(ttft) FROM requests

--: summary latency.duration | needs=duration | unit=seconds | title=Duration
SELECT 0 AS g, count(*) - count(duration) AS unknown, @summary(duration) FROM requests

--: curve prompt_tokens | needs=prompt_tokens | unit=tokens | title=Prompt tokens
@curve(SELECT 0 AS g, prompt AS value, count(*) AS n FROM requests WHERE prompt IS NOT NULL GROUP BY prompt)

--: curve output_tokens | needs=output_tokens | unit=tokens | title=Output tokens
@curve(SELECT 0 AS g, output AS value, count(*) AS n FROM requests WHERE output IS NOT NULL GROUP BY output)

--: curve ttft | needs=ttft | unit=seconds | title=Time to first token
@curve(SELECT 0 AS g, ttft AS value, count(*) AS n FROM requests WHERE ttft IS NOT NULL GROUP BY ttft)

--: curve duration | needs=duration | unit=seconds | title=Duration
@curve(SELECT 0 AS g, duration AS value, count(*) AS n FROM requests WHERE duration IS NOT NULL GROUP BY duration)

--: timeline requests_per_hour | needs=arrival | slot=3600 | title=Requests per hour (UTC)
SELECT 0 AS g, t - t % 3600000000000 AS slot, count(*) AS n FROM requests WHERE t IS NOT NULL
GROUP BY t - t % 3600000000000 ORDER BY slot

--: timeline requests_per_day | needs=arrival | slot=86400 | title=Requests per day (UTC)
SELECT 0 AS g, t - t % 86400000000000 AS slot, count(*) AS n FROM requests WHERE t IS NOT NULL
GROUP BY t - t % 86400000000000 ORDER BY slot

--: timeline requests_by_hour_of_day | needs=arrival | slot=3600 | clock=day | title=Requests by hour of the day (UTC)
SELECT 0 AS g, t % 86400000000000 - t % 3600000000000 AS slot, count(*) AS n FROM requests WHERE t IS NOT NULL
GROUP BY t % 86400000000000 - t % 3600000000000 ORDER BY slot
