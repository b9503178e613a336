package io.landport.domain.reference;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Finds the regime of a customs procedure. */
public final class Regimes {
    /** The regime of every well-formed procedure that no row maps. */
    public static final String OTHER = "other";

    private final Map<String, Regime> regimes;
    private final Map<String, Procedure> procedures;

    /** @param procedures by {@code scheme:code} */
    public Regimes(Map<String, Regime> regimes, Map<String, Procedure> procedures) {
        this.regimes = new HashMap<>(regimes);
        this.procedures = new HashMap<>(procedures);
    }

    /** A mapped procedure, and whether a document under it declares again what others declared. */
    public record Procedure(String regime, boolean summarises) {}

    /** All regimes. */
    public Collection<Regime> all() {
        return regimes.values();
    }

    /**
     * The regime of this id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Regime regime(String id) {
        Regime regime = regimes.get(id);
        if (regime == null) {
            throw new IllegalArgumentException("no regime " + id + " in the reference data");
        }
        return regime;
    }

    /** The regime of a well-formed procedure; one that no row maps is {@code other}. */
    public Regime of(String scheme, String procedure) {
        Procedure mapped = procedures.get(scheme + ':' + procedure);
        return regime(mapped == null ? OTHER : mapped.regime());
    }

    /** Whether documents under this procedure are summaries, which count nowhere. */
    public boolean isSummarising(String scheme, String procedure) {
        Procedure mapped = procedures.get(scheme + ':' + procedure);
        return mapped != null && mapped.summarises();
    }
}
