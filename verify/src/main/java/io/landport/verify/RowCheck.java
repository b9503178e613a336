package io.landport.verify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Checks values of a row other than its figures. */
interface RowCheck {
    /** The columns that it reads. */
    List<String> columns();

    /** Returns what is wrong with a row; empty if nothing. */
    String problem(String key, ResultSet row) throws SQLException;
}
