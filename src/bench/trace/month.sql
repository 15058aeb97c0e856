-- A month of made-up traffic in the shape of a serving log: ${ROWS} rows to the file ${FILE}. The same rows on every
-- machine: what looks random is a hash of the row's number.
--
-- Planted, to be seen in the figures: four times as many requests at noon UTC as at midnight, users by a power law (the
-- one of rank r makes a share that falls with r^(2/3)), and the model gamma-70b, whose requests come in bursts, two
-- seconds of each ten minutes. One in 200 rows knows no output length (-1), one in 1000 neither ttft nor duration.
CREATE MACRO draw(i, k) AS (hash(i * 16 + k) >> 11) / 9007199254740992.0;

COPY (
    WITH drawn AS (
        SELECT i, draw(i, 0) AS u0, draw(i, 1) AS u1, draw(i, 2) AS u2, draw(i, 3) AS u3, draw(i, 4) AS u4,
               draw(i, 5) AS u5, draw(i, 6) AS u6, draw(i, 7) AS u7
        FROM range(${ROWS}) AS rows(i)
    ), chosen AS (
        SELECT *, CAST(floor(60000 * power(u1, 3)) AS BIGINT) AS person,
               floor(u0 * 30) AS day, u0 * 30 - floor(u0 * 30) AS x
        FROM drawn
    ), placed AS (
        SELECT *,
               ['alpha-8b', 'beta-32b', 'gamma-70b', 'delta-14b', 'epsilon-3b', 'zeta-120b', 'eta-7b', 'theta-24b',
                'iota-235b', 'kappa-1b', 'lambda-9b', 'mu-30b', 'nu-405b', 'xi-4b', 'omicron-12b', 'pi-671b'][
                   1 + CAST(floor(16 * power(draw(CASE WHEN u2 < 0.75 THEN person * 131 ELSE i END, 8), 1.8)) AS INT)] AS model,
               86400.0 * (day + x + 0.6 * sin(6.283185307179586 * x) / 6.283185307179586) AS even
        FROM chosen
    ), timed AS (
        SELECT *, CASE WHEN model = 'gamma-70b' THEN floor(even / 600) * 600 + 2 * u3 ELSE even END AS seconds,
               1 + CAST(floor(exp(5.5 + 1.4 * sqrt(-2 * ln(1 - u4)) * cos(6.283185307179586 * u5))) AS BIGINT) AS input,
               1 + CAST(floor(exp(4.6 + 1.1 * sqrt(-2 * ln(1 - u4)) * sin(6.283185307179586 * u5))) AS BIGINT) AS output
        FROM placed
    ), served AS (
        SELECT *, round(0.05 + input * 0.00004 + 0.2 * u6 * u6, 4) AS began,
               round(0.05 + input * 0.00004 + 0.2 * u6 * u6 + output * (0.012 + 0.01 * u7), 4) AS took,
               make_timestamp(CAST(1756684800000000 + seconds * 1000000 AS BIGINT)) AS moment
        FROM timed
    )
    SELECT printf('%016x', hash(i)) AS invocation_id, printf('u%08x', hash(person) >> 32) AS user_id, model AS model_name,
           input AS input_tokens, CASE WHEN u6 < 0.005 THEN -1 ELSE output END AS output_tokens,
           strftime(moment, '%Y-%m-%d %H:%M:%S.%f') AS started_at,
           strftime(moment + to_microseconds(CAST(took * 1000000 AS BIGINT)), '%Y-%m-%d %H:%M:%S.%f') AS completed_at,
           CASE WHEN u7 < 0.001 THEN NULL ELSE began END AS ttft,
           CASE WHEN u7 < 0.001 THEN NULL ELSE took END AS duration
    FROM served
    ORDER BY moment, i
) TO '${FILE}' (${FORMAT});
