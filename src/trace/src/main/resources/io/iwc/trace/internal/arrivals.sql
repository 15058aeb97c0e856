-- Time between requests, of all and of each model.

--: include gaps | series=request | id=arrivals.gap | needs=arrival | all=ORDER BY pos | each=PARTITION BY model ORDER BY pos | known=TRUE | title=Time between requests
