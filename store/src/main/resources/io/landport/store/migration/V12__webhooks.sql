-- How far feeds were told of their receipts, which the process that tells them writes

CREATE TABLE webhook_delivery (
  feed          text COLLATE "C" PRIMARY KEY,
  sources       text[] NOT NULL,
  topic_id      text NOT NULL,
  first_offsets bigint[] NOT NULL,
  next_offsets  bigint[] NOT NULL,
  delivered     bigint NOT NULL CHECK (delivered >= 0),
  parked        bigint NOT NULL CHECK (parked >= 0),
  skipped       bigint NOT NULL CHECK (skipped >= 0),
  decided       timestamptz,
  skip_before   timestamptz,
  failing_since timestamptz,
  problem       text,
  owner         text NOT NULL,
  leased_until  timestamptz NOT NULL
) WITH (fillfactor = 50);
