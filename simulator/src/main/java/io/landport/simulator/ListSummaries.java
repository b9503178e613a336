package io.landport.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects export lists that a declaration sums up later. Holds at most {@link #LISTS} lists for each crossing and
 * procedure, so that the CSV files bound its size.
 */
final class ListSummaries {
    /** How many lists one declaration sums up. */
    static final int LISTS = 8;

    /** One in this many declarations names a list that does not exist. */
    static final int WRONG_NUMBER_EVERY = 10;

    private static final int MAX_LINES = 12;

    private final Declarant declarant;
    private final Map<String, List<Filing>> gathered = new LinkedHashMap<>();
    private long summed;

    ListSummaries(Declarant declarant) {
        this.declarant = declarant;
    }

    /** Adds a list; returns the declaration that sums it up with others once there are enough. */
    Optional<Filing> add(Filing list) {
        String procedure = String.valueOf(list.declaration().header().procedure());
        Lane lane = list.shipment().lane();
        String key = lane.crossing() + ' ' + lane.transport().code() + ' ' + procedure;
        List<Filing> lists = gathered.computeIfAbsent(key, unused -> new ArrayList<>());
        lists.add(list);
        if (lists.size() < LISTS) {
            return Optional.empty();
        }
        gathered.remove(key);
        return Optional.of(summary(lists, procedure));
    }

    /** Dated as the latest list. */
    private Filing summary(List<Filing> lists, String procedure) {
        List<String> numbers = new ArrayList<>();
        lists.forEach(list -> numbers.add(list.declaration().id().document()));
        if (++summed % WRONG_NUMBER_EVERY == 0) {
            numbers.set(0, withWrongDigit(numbers.get(0)));
        }
        List<SimulatedCommodity.Item> items = lists.stream()
                .flatMap(list -> list.shipment().items().stream())
                .limit(MAX_LINES)
                .toList();
        Shipment last = lists.get(lists.size() - 1).shipment();
        Shipment all = new Shipment(last.lane(), last.direction(), last.day(), last.transport(), false, items);
        return declarant.summarise(all, last.day(), procedure, numbers);
    }

    /** Numbers end in a digit. */
    private static String withWrongDigit(String number) {
        return number.substring(0, number.length() - 1) + 'O';
    }
}
