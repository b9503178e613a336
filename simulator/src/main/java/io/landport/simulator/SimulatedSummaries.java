package io.landport.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers export lists that a declaration sums up later. Holds at most {@link #LISTS} lists for each crossing and
 * procedure, so its size is bounded by the tables.
 */
final class SimulatedSummaries {
    /** So many lists make one declaration. */
    static final int LISTS = 8;

    /** One declaration in so many names a list that there is not. */
    static final int MISTYPED = 10;

    private static final int MAX_LINES = 12;

    private final Declarant declarant;
    private final Map<String, List<Filing>> gathered = new LinkedHashMap<>();
    private long summed;

    SimulatedSummaries(Declarant declarant) {
        this.declarant = declarant;
    }

    /** Takes a list; the declaration that sums it up with others, once there are enough of them. */
    Optional<Filing> add(Filing list) {
        String procedure = String.valueOf(list.declaration().header().procedure());
        Lane lane = list.shipment().lane();
        String key = lane.crossing() + ' ' + lane.carriage().code() + ' ' + procedure;
        List<Filing> lists = gathered.computeIfAbsent(key, unused -> new ArrayList<>());
        lists.add(list);
        if (lists.size() < LISTS) {
            return Optional.empty();
        }
        gathered.remove(key);
        return Optional.of(summary(lists, procedure));
    }

    /** Of the newest list's day. */
    private Filing summary(List<Filing> lists, String procedure) {
        List<String> numbers = new ArrayList<>();
        lists.forEach(list -> numbers.add(list.declaration().id().document()));
        if (++summed % MISTYPED == 0) {
            numbers.set(0, mistyped(numbers.get(0)));
        }
        List<SimulatedGoods.Item> items = lists.stream()
                .flatMap(list -> list.shipment().items().stream())
                .limit(MAX_LINES)
                .toList();
        Shipment last = lists.get(lists.size() - 1).shipment();
        Shipment all = new Shipment(last.lane(), last.direction(), last.day(), last.carriage(), false, items);
        return declarant.summarise(all, last.day(), procedure, numbers);
    }

    /** Numbers end in a digit. */
    private static String mistyped(String number) {
        return number.substring(0, number.length() - 1) + 'O';
    }
}
