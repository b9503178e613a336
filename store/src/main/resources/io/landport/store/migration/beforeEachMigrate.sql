-- Migrations find the internal views (R__005) as they find tables and other views.

SELECT set_config('search_path', current_setting('search_path') || ', ' || quote_ident(current_schema() || '_internal'), true);
