package io.landport.domain.reference;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Finds the regime of a customs procedure. */
public final class Regimes {
    /** The regime of well-formed procedures that are not mapped. */
    public static final String OTHER = "other";

    private final Map<String, Regime> regimes;
    private final Map<String, Procedure> procedures;

    /** @param procedures by {@code scheme:code} */
    public Regimes(Map<String, Regime> regimes, Map<String, Procedure> procedures) {
        this.regimes = new HashMap<>(regimes);
        this.procedures = new HashMap<>(procedures);
    }

    /** A mapped procedure, and whether a document with it is a summary. */
    public record Procedure(String regime, boolean summarises) {}

    /** All regimes. */
    public Collection<Regime> all() {
        return regimes.values();
    }

    /**
     * The regime with this id.
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

    /** The regime of a well-formed procedure; {@code other} if it is not mapped. */
    public Regime of(String scheme, String procedure) {
        Procedure mapped = procedures.get(scheme + ':' + procedure);
        return regime(mapped == null ? OTHER : mapped.regime());
    }

    /** Whether documents with this procedure are summaries, which count nowhere. */
    public boolean isSummarising(String scheme, String procedure) {
        Procedure mapped = procedures.get(scheme + ':' + procedure);
        return mapped != null && mapped.summarises();
    }
}
