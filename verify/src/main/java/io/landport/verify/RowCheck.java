package io.landport.verify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What has to hold of a row beside its numbers. */
interface RowCheck {
    /** The columns that it reads. */
    List<String> columns();

    /** What is wrong with a row whose key is given; empty if nothing. */
    String flaw(String key, ResultSet row) throws SQLException;
}
