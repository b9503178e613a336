/**
 * Reads values of the domain, writes the tables of the store, guarantees that a batch and its offsets are committed together or not at
 * all. Must not know how records are read.
 *
 * <p>Where to look:
 *
 * <ul>
 *   <li>where a total is written to SQL: {@link io.landport.store.TotalTables}; other rows: the class of the table, such as {@code
 *       CommodityTable}, {@code FateTable}, {@code RejectionTable}; in which order: {@link io.landport.store.Store#write}
 *   <li>tables and views: {@code io/landport/store/migration} in the resources, {@code V*.sql} for tables and {@code R__*.sql} for views
 *   <li>migrating, roles and privileges: {@link io.landport.store.Migrations}, {@link io.landport.store.Privileges}
 *   <li>reference data: {@link io.landport.store.ReferenceTables}, {@code CrossingTable}
 *   <li>exchange rates: {@link io.landport.store.RateLoader}, and the formats in {@link io.landport.store.rate}
 *   <li>generations: {@link io.landport.store.StoreGenerations}
 * </ul>
 */
@NullMarked
package io.landport.store;

import org.jspecify.annotations.NullMarked;
