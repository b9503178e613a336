-- Functions that return figures also return the name of the partner: another result needs another function. Their files create them again.

DROP FUNCTION IF EXISTS daily_known_on(date);
DROP FUNCTION IF EXISTS monthly_known_on(date);
DROP FUNCTION IF EXISTS rolling_on(date);
DROP FUNCTION IF EXISTS rolling_known_on(date, date);
DROP FUNCTION IF EXISTS year_on_year_known_on(date);
DROP FUNCTION IF EXISTS year_on_year_after(integer);
DROP VIEW IF EXISTS price_and_volume;
DROP FUNCTION IF EXISTS price_and_volume_in(text, date);
