-- Without statistics the planner expects hundreds of policies, and sorts all commodity totals to join them with their ranges (V10).

ALTER TABLE screening_policy SET (autovacuum_analyze_threshold = 0, autovacuum_analyze_scale_factor = 0);
