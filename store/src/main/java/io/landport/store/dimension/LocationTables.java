package io.landport.store.dimension;

import static io.landport.store.dimension.DimensionTable.known;

import io.landport.domain.reference.Corridor;
import io.landport.domain.reference.Corridors;
import io.landport.domain.reference.CrossingCluster;
import io.landport.domain.reference.Reference;
import io.landport.domain.reference.Zones;
import java.util.Collection;
import java.util.List;

/** Dimension tables of posts, corridors, zones, regions and crossing clusters, and the calendar. */
final class LocationTables {
    static final List<DimensionTable> ALL = List.of(
            DimensionTable.of(
                    "post",
                    "scheme text, code text, mode text, valid_from date, valid_to date, crossing text",
                    reference -> reference.crossings().posts(),
                    post -> List.of(
                            post.scheme(),
                            post.code(),
                            post.mode(),
                            post.period().firstDay(),
                            post.period().lastDay(),
                            post.crossing())),
            DimensionTable.of(
                    "corridor",
                    "id text, name text, name_zh text, name_ru text, parent text, valid_from date, note text",
                    reference -> corridors(reference).all(),
                    corridor -> List.of(
                            corridor.id(),
                            corridor.name(),
                            known(corridor.nameChinese()),
                            known(corridor.nameRussian()),
                            known(corridor.parent()),
                            corridor.from(),
                            corridor.note())),
            DimensionTable.of("corridor_alias", "corridor text, alias text", LocationTables::aliases, List::copyOf),
            DimensionTable.of(
                    "corridor_crossing",
                    "corridor text, crossing text, valid_from date, valid_to date",
                    reference -> corridors(reference).crossings(),
                    member -> List.of(
                            member.corridor(),
                            member.crossing(),
                            member.period().firstDay(),
                            member.period().lastDay())),
            DimensionTable.of(
                    "zone",
                    "id text, name text, name_zh text, kind text, valid_from date, valid_to date, note text",
                    reference -> zones(reference).all(),
                    zone -> List.of(
                            zone.id(),
                            zone.name(),
                            known(zone.nameChinese()),
                            zone.kind(),
                            zone.period().firstDay(),
                            zone.period().lastDay(),
                            zone.note())),
            DimensionTable.of(
                    "region",
                    "id text, name text, name_zh text, country text, parent text, topmost text",
                    reference -> zones(reference).regions(),
                    region -> List.of(
                            region.id(),
                            region.name(),
                            known(region.nameChinese()),
                            region.country(),
                            known(region.parent()),
                            region.topmost())),
            DimensionTable.of(
                    "zone_region",
                    "zone text, region text, valid_from date, valid_to date",
                    reference -> zones(reference).members(),
                    member -> List.of(
                            member.zone(),
                            member.region(),
                            member.period().firstDay(),
                            member.period().lastDay())),
            DimensionTable.of(
                    "cluster",
                    "id text, name text, name_zh text",
                    reference -> reference.dimensions().clusters(),
                    cluster -> List.of(cluster.id(), cluster.name(), known(cluster.nameChinese()))),
            DimensionTable.of(
                    "cluster_crossing", "cluster text, crossing text", LocationTables::clusterCrossings, List::copyOf),
            DimensionTable.of(
                    "calendar",
                    "country text, crossing text, kind text, first_day date, last_day date, name text",
                    reference -> reference.dimensions().calendar(),
                    entry -> List.of(
                            known(entry.country()),
                            known(entry.crossing()),
                            entry.kind(),
                            entry.firstDay(),
                            entry.period().lastDay(),
                            entry.name())));

    private LocationTables() {}

    private static Corridors corridors(Reference reference) {
        return reference.dimensions().corridors();
    }

    private static Zones zones(Reference reference) {
        return reference.dimensions().zones();
    }

    private static Collection<List<String>> aliases(Reference reference) {
        return corridors(reference).all().stream()
                .flatMap((Corridor corridor) -> corridor.aliases().stream().map(alias -> List.of(corridor.id(), alias)))
                .toList();
    }

    private static Collection<List<String>> clusterCrossings(Reference reference) {
        return reference.dimensions().clusters().stream()
                .flatMap((CrossingCluster cluster) ->
                        cluster.crossings().stream().map(crossing -> List.of(cluster.id(), crossing)))
                .toList();
    }
}
