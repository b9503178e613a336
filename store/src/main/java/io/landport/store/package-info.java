/**
 * The address of the store, connections to it, its errors, and what it is asked without a batch: stored offsets, crossings of sources,
 * exchange rates. Must not know how records are read.
 *
 * <p>Where to look:
 *
 * <ul>
 *   <li>where a total is written to SQL: {@link io.landport.store.write.TotalTables}; other rows: the class of the table, such as {@code
 *       CommodityTable}, or its constant in {@code RowTable}; in which order: {@link io.landport.store.write.Store#write}
 *   <li>tables and views: {@code io/landport/store/migration} in the resources, {@code V*.sql} for tables, {@code R__*.sql} for views and
 *       {@code dictionary.csv} for their comments
 *   <li>migrating, roles and privileges: {@link io.landport.store.schema.Migrations}, {@link io.landport.store.schema.Privileges}
 *   <li>reference data: {@link io.landport.store.dimension.ReferenceTables}, {@code CrossingTable}
 *   <li>exchange rates: {@link io.landport.store.RateLoader}, and the formats in {@link io.landport.store.rate}
 *   <li>generations: {@link io.landport.store.generation.StoreGenerations}
 * </ul>
 */
@NullMarked
package io.landport.store;

import org.jspecify.annotations.NullMarked;
