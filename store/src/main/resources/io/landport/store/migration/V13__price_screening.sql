-- A unit value that has changed by more than this factor since the same month a year earlier is left out of price indices

ALTER TABLE screening_policy ADD COLUMN greatest_change numeric NOT NULL DEFAULT 10 CHECK (greatest_change > 1);
