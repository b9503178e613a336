-- Autovacuum analyzes a table after 50 changes, and so never one that is smaller. Without statistics the planner expects hundreds of regimes
-- and almost no trade under the others, and compares months by one index search for each series; and hundreds of policies of screening, so
-- that it sorts all commodity totals. These tables are joined with facts.

ALTER TABLE calendar SET (autovacuum_analyze_threshold = 0, autovacuum_analyze_scale_factor = 0);
ALTER TABLE chapter SET (autovacuum_analyze_threshold = 0, autovacuum_analyze_scale_factor = 0);
ALTER TABLE corridor_crossing SET (autovacuum_analyze_threshold = 0, autovacuum_analyze_scale_factor = 0);
ALTER TABLE crossing SET (autovacuum_analyze_threshold = 0, autovacuum_analyze_scale_factor = 0.1);
ALTER TABLE mode SET (autovacuum_analyze_threshold = 0, autovacuum_analyze_scale_factor = 0);
ALTER TABLE month_first_known SET (autovacuum_analyze_threshold = 0, autovacuum_analyze_scale_factor = 0.1);
ALTER TABLE preferred_source SET (autovacuum_analyze_threshold = 0, autovacuum_analyze_scale_factor = 0);
ALTER TABLE regime SET (autovacuum_analyze_threshold = 0, autovacuum_analyze_scale_factor = 0);
ALTER TABLE reported_total_fact SET (autovacuum_analyze_threshold = 0, autovacuum_analyze_scale_factor = 0.1);
ALTER TABLE revision_policy SET (autovacuum_analyze_threshold = 0, autovacuum_analyze_scale_factor = 0);
ALTER TABLE screening_policy SET (autovacuum_analyze_threshold = 0, autovacuum_analyze_scale_factor = 0);
ALTER TABLE sector SET (autovacuum_analyze_threshold = 0, autovacuum_analyze_scale_factor = 0);
ALTER TABLE series_break SET (autovacuum_analyze_threshold = 0, autovacuum_analyze_scale_factor = 0);
ALTER TABLE source SET (autovacuum_analyze_threshold = 0, autovacuum_analyze_scale_factor = 0);
ALTER TABLE zone_region SET (autovacuum_analyze_threshold = 0, autovacuum_analyze_scale_factor = 0);
