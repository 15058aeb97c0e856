-- Time between requests of one user, and of one user to one model; no gap lies between two users.

--: include gaps | series=user | id=arrivals.userGap | needs=arrival,user | all=PARTITION BY person ORDER BY pos | each=PARTITION BY model, person ORDER BY pos | known=person IS NOT NULL | title=Time between requests of a user
