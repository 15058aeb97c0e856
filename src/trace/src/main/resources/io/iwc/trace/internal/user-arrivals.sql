-- Time between requests of one user, and of one user to one model; no gap lies between two users.

--: table by_person | needs=arrival,user
SELECT CAST(0 AS BIGINT) AS g, person AS u, place, t FROM requests WHERE t IS NOT NULL AND person IS NOT NULL
UNION ALL
SELECT model, person, place, t FROM requests WHERE t IS NOT NULL AND person IS NOT NULL AND model IS NOT NULL

--: include gaps | series=by_person | id=arrivals.userGap | needs=arrival,user | title=Time between requests of a user
