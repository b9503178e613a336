package io.landport.sdmx.structure;

import io.landport.query.StoreReader;
import io.landport.sdmx.DataStructure;
import io.landport.sdmx.SdmxCodeList;
import io.landport.sdmx.SdmxCodeList.Item;
import io.landport.sdmx.SdmxError;
import io.landport.sdmx.SdmxWords;
import io.landport.sdmx.data.Availability;
import io.landport.sdmx.structure.StructureQuery.References;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The artefacts of a structure message.
 *
 * @param availability of the observations of a query, if that is asked for
 * @param concepts of the only concept scheme; empty if it is not part of the message
 * @param isStub whether artefacts have their names only
 * @param isPartial whether items of lists were left out
 */
record Structures(
        Optional<Availability> availability,
        List<DataStructure> dataflows,
        List<DataStructure> dataStructures,
        List<SdmxCodeList> codeLists,
        List<Item> concepts,
        boolean isStub,
        boolean isPartial) {
    /** The only concept scheme. */
    static final String CONCEPTS = "CS_LANDPORT";

    Structures {
        dataflows = List.copyOf(dataflows);
        dataStructures = List.copyOf(dataStructures);
        codeLists = List.copyOf(codeLists);
        concepts = List.copyOf(concepts);
    }

    /** @throws io.landport.sdmx.SdmxException if there is no such artefact */
    static Structures read(StoreReader reader, StructureQuery query) throws IOException {
        Set<DataStructure> flows = new LinkedHashSet<>();
        Set<DataStructure> structures = new LinkedHashSet<>();
        Set<String> lists = new LinkedHashSet<>();
        boolean hasConcepts = false;
        References references = query.references();
        switch (query.type()) {
            case DATAFLOW -> {
                flows.addAll(structuresOf(query));
                if (references.isDown()) {
                    structures.addAll(flows);
                }
                hasConcepts = references == References.DESCENDANTS || references == References.ALL;
            }
            case DATASTRUCTURE -> {
                structures.addAll(structuresOf(query));
                if (references.isUp()) {
                    flows.addAll(structures);
                }
                hasConcepts = references.isDown();
            }
            case CODELIST -> {
                lists.addAll(found(query, SdmxCodeList.all().keySet()));
                if (references.isUp()) {
                    structures.addAll(usersOf(lists));
                }
            }
            case CONCEPTSCHEME -> {
                found(query, Set.of(CONCEPTS));
                hasConcepts = true;
                if (references.isUp()) {
                    structures.addAll(DataStructure.all().values());
                }
            }
            case STRUCTURE -> {
                flows.addAll(DataStructure.all().values());
                structures.addAll(DataStructure.all().values());
                lists.addAll(SdmxCodeList.all().keySet());
                hasConcepts = true;
            }
        }
        if (hasConcepts && query.type() != ArtefactType.CONCEPTSCHEME) {
            structures.forEach(structure -> lists.addAll(listsOf(structure)));
        }
        List<SdmxCodeList> read = new ArrayList<>();
        for (String id : lists) {
            read.add(query.isStub() ? stub(reader, id) : only(SdmxCodeList.read(reader, id), query));
        }
        return new Structures(
                Optional.empty(),
                List.copyOf(flows),
                List.copyOf(structures),
                read,
                hasConcepts ? concepts(query) : List.of(),
                query.isStub(),
                !query.items().isEmpty());
    }

    /**
     * What is available, and the artefacts that describe it: of lists only the items that are.
     *
     * @param references types of these artefacts, or {@code all} or {@code none}
     */
    static Structures of(StoreReader reader, Availability availability, Set<String> references) throws IOException {
        DataStructure structure = availability.structure();
        Predicate<ArtefactType> isAsked = type -> references.contains("all") || references.contains(type.code());
        List<SdmxCodeList> lists = new ArrayList<>();
        if (isAsked.test(ArtefactType.CODELIST)) {
            for (Map.Entry<String, Set<String>> codes : availability.codes().entrySet()) {
                String list = structure.codeList(codes.getKey()).orElseThrow();
                lists.add(SdmxCodeList.read(reader, list).only(codes.getValue()));
            }
        }
        List<Item> concepts = concepts(List.of(structure)).stream()
                .filter(concept -> availability.codes().containsKey(concept.id())
                        || (availability.hasPeriods() && concept.id().equals(DataStructure.TIME)))
                .toList();
        return new Structures(
                Optional.of(availability),
                isAsked.test(ArtefactType.DATAFLOW) ? List.of(structure) : List.of(),
                isAsked.test(ArtefactType.DATASTRUCTURE) ? List.of(structure) : List.of(),
                lists,
                isAsked.test(ArtefactType.CONCEPTSCHEME) ? concepts : List.of(),
                false,
                true);
    }

    private static SdmxCodeList stub(StoreReader reader, String id) throws IOException {
        SdmxCodeList list = SdmxCodeList.read(reader, id);
        return new SdmxCodeList(list.id(), list.component(), list.names(), List.of());
    }

    private static SdmxCodeList only(SdmxCodeList list, StructureQuery query) {
        return query.items().isEmpty() || query.type() != ArtefactType.CODELIST
                ? list
                : new SdmxCodeList(list.id(), list.component(), list.names(), only(list.items(), query.items()));
    }

    private static List<Item> only(List<Item> items, List<String> ids) {
        List<Item> found =
                items.stream().filter(item -> ids.contains(item.id())).toList();
        if (found.isEmpty()) {
            throw SdmxError.NO_RESULTS.because("no item of the list has the identifier " + String.join(", ", ids));
        }
        return found;
    }

    private static List<DataStructure> structuresOf(StructureQuery query) {
        return found(query, DataStructure.all().keySet()).stream()
                .map(id -> Optional.ofNullable(DataStructure.all().get(id)).orElseThrow())
                .toList();
    }

    private static List<String> found(StructureQuery query, Set<String> known) {
        List<String> found = query.ids().isEmpty()
                ? List.copyOf(known)
                : known.stream().filter(query.ids()::contains).toList();
        if (found.isEmpty()) {
            throw SdmxError.NO_RESULTS.because("there is no " + query.type().code() + ' '
                    + String.join(", ", query.ids()) + "; there are " + String.join(", ", known));
        }
        return found;
    }

    private static List<DataStructure> usersOf(Set<String> lists) {
        return DataStructure.all().values().stream()
                .filter(structure -> listsOf(structure).stream().anyMatch(lists::contains))
                .toList();
    }

    private static List<String> listsOf(DataStructure structure) {
        return Stream.concat(structure.key().stream(), structure.attributes().stream())
                .flatMap(component -> structure.codeList(component).stream())
                .toList();
    }

    /** The concepts of all components, described as the columns of the store are. */
    private static List<Item> concepts(StructureQuery query) {
        if (query.isStub()) {
            return List.of(new Item(CONCEPTS, Map.of(), Optional.empty()));
        }
        List<Item> all = concepts(DataStructure.all().values());
        return query.items().isEmpty() || query.type() != ArtefactType.CONCEPTSCHEME ? all : only(all, query.items());
    }

    private static List<Item> concepts(Collection<DataStructure> structures) {
        Map<String, Item> concepts = new LinkedHashMap<>();
        for (DataStructure structure : structures) {
            Stream.of(structure.components().stream(), Stream.of(DataStructure.VALUE), structure.attributes().stream())
                    .flatMap(part -> part)
                    .forEach(component -> concepts.computeIfAbsent(component, id -> concept(structure, id)));
        }
        return List.copyOf(concepts.values());
    }

    private static Item concept(DataStructure structure, String id) {
        return new Item(
                id,
                SdmxCodeList.in(language -> SdmxWords.component(structure, id, language)),
                Optional.ofNullable(structure.dimensions().get(id))
                        .flatMap(dimension -> structure.flow().description(dimension)));
    }
}
