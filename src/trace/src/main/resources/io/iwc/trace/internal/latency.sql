-- What the service took: by load, by prompt length, per output token.

--: table spent | needs=ttft,duration,output_tokens
SELECT model, CAST(duration - ttft AS DOUBLE) / 1e9 / (output - 1) AS value FROM requests WHERE output > 1 AND duration >= ttft

--: summary latency.tpot | needs=ttft,duration,output_tokens | unit=seconds_real | title=Time per output token after the first
SELECT CASE WHEN whole = 1 THEN 0 ELSE model END AS g, n, total, squares, least, most, quantiles FROM (
    SELECT model, grouping(model) AS whole, @ratios(value) FROM spent GROUP BY GROUPING SETS ((), (model))
) grouped WHERE whole = 1 OR model IS NOT NULL ORDER BY g

--: summary latency.outputSpeed | needs=duration,output_tokens | unit=ratio | title=Output tokens per second of a request
SELECT 0 AS g, @ratios(value) FROM (
    SELECT CAST(output AS DOUBLE) * 1e9 / duration AS value FROM requests WHERE duration > 0 AND output IS NOT NULL
) speeds

--: summary latency.ttft.byModel | needs=ttft,model | unit=seconds | title=Time to first token by model
SELECT model AS g, count(*) - count(ttft) AS unknown, @summary(ttft) FROM requests WHERE model IS NOT NULL GROUP BY model ORDER BY g

--: summary latency.duration.byModel | needs=duration,model | unit=seconds | title=Duration by model
SELECT model AS g, count(*) - count(duration) AS unknown, @summary(duration) FROM requests WHERE model IS NOT NULL GROUP BY model ORDER BY g

--: curve tpot | needs=ttft,duration,output_tokens | unit=seconds_real | title=Time per output token after the first
@sifted(SELECT 0 AS g, value FROM spent)

--: steps ttft_by_prompt_tokens | needs=ttft,prompt_tokens | title=Time to first token against prompt tokens | x=Prompt tokens | unit=seconds
SELECT 0 AS g, min(prompt) AS x, max(prompt) AS x_to, count(*) AS n, @middle(ttft) FROM requests
WHERE prompt > 0 AND ttft IS NOT NULL GROUP BY floor(log10(prompt) * 5) ORDER BY x

--: table minutes | needs=arrival
SELECT t - t % 60000000000 AS minute, count(*) AS arrivals FROM requests WHERE t IS NOT NULL GROUP BY t - t % 60000000000

--: steps ttft_by_rate | needs=arrival,ttft | title=Time to first token against requests per minute | x=Requests per minute | unit=seconds
SELECT 0 AS g, min(arrivals) AS x, max(arrivals) AS x_to, count(*) AS n, @middle(ttft)
FROM requests JOIN minutes ON t - t % 60000000000 = minute WHERE ttft IS NOT NULL
GROUP BY floor(log10(arrivals) * 10) ORDER BY x

--: steps duration_by_rate | needs=arrival,duration | title=Duration against requests per minute | x=Requests per minute | unit=seconds
SELECT 0 AS g, min(arrivals) AS x, max(arrivals) AS x_to, count(*) AS n, @middle(duration)
FROM requests JOIN minutes ON t - t % 60000000000 = minute WHERE duration IS NOT NULL
GROUP BY floor(log10(arrivals) * 10) ORDER BY x

--: lines output_tokens_per_second | needs=arrival,output_tokens | clock=calendar | title=Output tokens per second, by hour of arrival | x=Time | y=Output tokens per second
SELECT 0 AS g, 'all' AS name, t - t % 3600000000000 AS x, CAST(sum(output) AS DOUBLE) / 3600 AS y FROM requests
WHERE t IS NOT NULL AND output IS NOT NULL GROUP BY t - t % 3600000000000 ORDER BY x
