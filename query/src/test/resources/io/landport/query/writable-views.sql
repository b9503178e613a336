-- Lets tests write rows to the views of totals as they read them: the number of the series or trade is looked up, or made, and
-- months, reported totals and since when they are known are kept.

CREATE FUNCTION put_total() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  numbered  integer;
  placed    integer;
BEGIN
  IF TG_TABLE_NAME = 'commodity_total' THEN
    INSERT INTO trade (source, reporter, partner, region, crossing, flow, regime, currency)
    VALUES (NEW.source, NEW.reporter, NEW.partner, NEW.region, NEW.crossing, NEW.flow, NEW.regime, NEW.currency)
    ON CONFLICT (crossing, source, reporter, partner, region, flow, regime, currency) DO UPDATE SET source = excluded.source
    RETURNING id INTO numbered;
    INSERT INTO good (source, flow, currency, commodity, unit)
    VALUES (NEW.source, NEW.flow, NEW.currency, NEW.commodity, NEW.unit)
    ON CONFLICT (source, flow, currency, commodity, unit) DO UPDATE SET source = excluded.source RETURNING id INTO placed;
    INSERT INTO commodity_total_fact (trade, month, commodity, unit, lines, lines_without_weight, value, net_weight_kg, quantity, good)
    VALUES (numbered, NEW.month, NEW.commodity, NEW.unit, NEW.lines, NEW.lines_without_weight, NEW.value, NEW.net_weight_kg, NEW.quantity, placed);
    RETURN NEW;
  END IF;
  INSERT INTO series (crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency)
  VALUES (NEW.crossing, NEW.sector, NEW.flow, NEW.source, NEW.reporter, NEW.partner, NEW.region, NEW.channel, NEW.regime, NEW.mode, NEW.currency)
  ON CONFLICT (crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency) DO UPDATE SET source = excluded.source
  RETURNING id INTO numbered;
  IF TG_TABLE_NAME = 'daily_total' THEN
    INSERT INTO daily_total_fact (series, day, lines, lines_without_weight, value, net_weight_kg)
    VALUES (numbered, NEW.day, NEW.lines, NEW.lines_without_weight, NEW.value, NEW.net_weight_kg);
    INSERT INTO monthly_total_fact AS before (series, month, lines, lines_without_weight, value, net_weight_kg)
    VALUES (numbered, date_trunc('month', NEW.day::timestamp), NEW.lines, NEW.lines_without_weight, NEW.value, NEW.net_weight_kg)
    ON CONFLICT (series, month) DO UPDATE
    SET lines = before.lines + excluded.lines, lines_without_weight = before.lines_without_weight + excluded.lines_without_weight,
      value = before.value + excluded.value, net_weight_kg = before.net_weight_kg + excluded.net_weight_kg;
    INSERT INTO reported_total_fact AS before (month, source, reporter, flow, regime, currency, lines, lines_without_weight, value, net_weight_kg)
    VALUES (date_trunc('month', NEW.day::timestamp), NEW.source, NEW.reporter, NEW.flow, NEW.regime, NEW.currency,
      NEW.lines, NEW.lines_without_weight, NEW.value, NEW.net_weight_kg)
    ON CONFLICT (month, source, reporter, flow, regime, currency) DO UPDATE
    SET lines = before.lines + excluded.lines, lines_without_weight = before.lines_without_weight + excluded.lines_without_weight,
      value = before.value + excluded.value, net_weight_kg = before.net_weight_kg + excluded.net_weight_kg;
  ELSIF TG_TABLE_NAME = 'daily_change' THEN
    -- Several changes of one day are one.
    INSERT INTO daily_change_fact AS before (series, day, received_day, lines, lines_without_weight, value, net_weight_kg)
    VALUES (numbered, NEW.day, NEW.received_day, NEW.lines, NEW.lines_without_weight, NEW.value, NEW.net_weight_kg)
    ON CONFLICT (series, day, received_day) DO UPDATE
    SET lines = before.lines + excluded.lines, lines_without_weight = before.lines_without_weight + excluded.lines_without_weight,
      value = before.value + excluded.value, net_weight_kg = before.net_weight_kg + excluded.net_weight_kg;
    INSERT INTO monthly_change_fact AS before (series, month, received_day, lines, lines_without_weight, value, net_weight_kg)
    VALUES (numbered, date_trunc('month', NEW.day::timestamp), NEW.received_day, NEW.lines, NEW.lines_without_weight, NEW.value,
      NEW.net_weight_kg)
    ON CONFLICT (series, month, received_day) DO UPDATE
    SET lines = before.lines + excluded.lines, lines_without_weight = before.lines_without_weight + excluded.lines_without_weight,
      value = before.value + excluded.value, net_weight_kg = before.net_weight_kg + excluded.net_weight_kg;
    INSERT INTO month_first_known AS before VALUES (NEW.source, date_trunc('month', NEW.day::timestamp), NEW.received_day)
    ON CONFLICT (source, month) DO UPDATE SET received_day = least(before.received_day, excluded.received_day);
  ELSE
    INSERT INTO rolling_total_fact (series, time_window, first_day, as_of, topic_partition, lines, lines_without_weight, value, net_weight_kg)
    VALUES (numbered, NEW.time_window, NEW.first_day, NEW.as_of, NEW.topic_partition, NEW.lines, NEW.lines_without_weight, NEW.value, NEW.net_weight_kg);
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER put INSTEAD OF INSERT ON daily_total FOR EACH ROW EXECUTE FUNCTION put_total();
CREATE TRIGGER put INSTEAD OF INSERT ON daily_change FOR EACH ROW EXECUTE FUNCTION put_total();
CREATE TRIGGER put INSTEAD OF INSERT ON rolling_total FOR EACH ROW EXECUTE FUNCTION put_total();
CREATE TRIGGER put INSTEAD OF INSERT ON commodity_total FOR EACH ROW EXECUTE FUNCTION put_total();
