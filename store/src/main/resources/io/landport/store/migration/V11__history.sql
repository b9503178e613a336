-- Lag, rates and alarms of the last 30 days, which the process that serves the page of operators writes

-- A row a minute, in the slot that the minute has in 30 days: the rows are never more, whatever clocks say.
CREATE TABLE pipeline_history (
  slot                integer PRIMARY KEY CHECK (slot BETWEEN 0 AND 43199),
  minute              timestamptz NOT NULL,
  measured_ms         integer NOT NULL CHECK (measured_ms >= 0),
  records_read        bigint NOT NULL CHECK (records_read >= 0),
  records_rejected    bigint NOT NULL CHECK (records_rejected >= 0),
  streams_lag         bigint,
  streams_lag_seconds bigint,
  store_lag           bigint,
  store_lag_seconds   bigint
) WITH (fillfactor = 80);

CREATE TABLE alarm_history (
  alarm   text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  since   timestamptz NOT NULL,
  until   timestamptz NOT NULL CHECK (until >= since),
  PRIMARY KEY (alarm, subject, since)
);
