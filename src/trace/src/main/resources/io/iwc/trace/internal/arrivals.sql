-- Time between requests, of all and of each model.

--: table by_model | needs=arrival
SELECT CAST(0 AS BIGINT) AS g, 0 AS u, place, t FROM requests WHERE t IS NOT NULL
UNION ALL
SELECT model, 0, place, t FROM requests WHERE t IS NOT NULL AND model IS NOT NULL

--: include gaps | series=by_model | id=arrivals.gap | needs=arrival | title=Time between requests
