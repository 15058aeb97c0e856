-- Lengths by model.

--: table prompt_counts | needs=prompt_tokens
SELECT model AS g, prompt AS value, count(*) AS n FROM requests
WHERE prompt IS NOT NULL GROUP BY model, prompt

--: table output_counts | needs=output_tokens
SELECT model AS g, output AS value, count(*) AS n FROM requests
WHERE output IS NOT NULL GROUP BY model, output

--: table ratios | needs=prompt_tokens,output_tokens
SELECT model, CAST(output AS DOUBLE) / prompt AS value FROM requests WHERE prompt > 0 AND output IS NOT NULL

--: summary tokens.prompt.byModel | needs=prompt_tokens,model | unit=tokens | title=Prompt tokens by model
SELECT model AS g, count(*) - count(prompt) AS unknown, @summary(prompt) FROM requests
WHERE model IS NOT NULL GROUP BY model ORDER BY g

--: summary tokens.output.byModel | needs=output_tokens,model | unit=tokens | title=Output tokens by model
SELECT model AS g, count(*) - count(output) AS unknown, @summary(output) FROM requests
WHERE model IS NOT NULL GROUP BY model ORDER BY g

--: summary tokens.outputPromptRatio | needs=prompt_tokens,output_tokens | unit=ratio | title=Output tokens per prompt token by model
SELECT CASE WHEN whole = 1 THEN 0 ELSE model END AS g, n, total, squares, least, most, quantiles FROM (
    SELECT model, grouping(model) AS whole, @ratios(value) FROM ratios GROUP BY GROUPING SETS ((), (model))
) grouped WHERE whole = 1 OR model IS NOT NULL ORDER BY g

--: curve prompt_tokens | needs=prompt_tokens | unit=tokens | title=Prompt tokens | single=true
@curve(SELECT 0 AS g, value, sum(n) AS n FROM prompt_counts GROUP BY value
       UNION ALL SELECT g, value, n FROM prompt_counts WHERE g IN (SELECT g FROM chosen))

--: curve output_tokens | needs=output_tokens | unit=tokens | title=Output tokens | single=true
@curve(SELECT 0 AS g, value, sum(n) AS n FROM output_counts GROUP BY value
       UNION ALL SELECT g, value, n FROM output_counts WHERE g IN (SELECT g FROM chosen))

--: curve output_prompt_ratio | needs=prompt_tokens,output_tokens | unit=ratio | title=Output tokens per prompt token | single=true
@sifted(SELECT 0 AS g, value FROM ratios
        UNION ALL SELECT model, value FROM ratios WHERE model IN (SELECT g FROM chosen))
