package io.landport.console.state;

import io.landport.domain.audit.ActionKind;
import io.landport.domain.audit.OperatorAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The latest {@value #KEPT} actions of operators, with the latest outcome of each. Thread-safe. */
public final class RecentActions {
    /** The actions that are kept. */
    public static final int KEPT = 2_000;

    private final Map<String, OperatorAction> latest = new LinkedHashMap<>();

    /** Adds an action, or replaces it if its outcome has become known. */
    public synchronized void take(OperatorAction action) {
        latest.remove(action.key());
        latest.put(action.key(), action);
        if (latest.size() > KEPT) {
            latest.remove(latest.keySet().iterator().next());
        }
    }

    /** The latest ones, the newest first. */
    public synchronized List<OperatorAction> newest(int limit) {
        List<OperatorAction> all = new ArrayList<>(latest.values());
        all.sort(Comparator.comparing(OperatorAction::at).reversed());
        return all.subList(0, Math.min(limit, all.size()));
    }

    /** The latest action of a kind. */
    public synchronized Optional<OperatorAction> latest(ActionKind kind) {
        return latest.values().stream()
                .filter(action -> action.kind() == kind)
                .max(Comparator.comparing(OperatorAction::at));
    }

    /**
     * The latest acknowledgement of an alarm since it holds.
     *
     * @param alarm its name everywhere
     */
    public synchronized Optional<OperatorAction> acknowledgement(String alarm, Instant since) {
        return latest.values().stream()
                .filter(action -> action.kind() == ActionKind.ACKNOWLEDGE
                        && action.detail().startsWith(alarm + ": ")
                        && !action.at().isBefore(since))
                .max(Comparator.comparing(OperatorAction::at));
    }

    /** The latest action that sent each rejection or dead letter again, by its id. */
    public synchronized Map<String, OperatorAction> resent() {
        Map<String, OperatorAction> resent = new HashMap<>();
        for (OperatorAction action : latest.values()) {
            String id = action.rejectionId();
            if (id != null) {
                resent.merge(id, action, (one, other) -> one.at().isAfter(other.at()) ? one : other);
            }
        }
        return resent;
    }
}
