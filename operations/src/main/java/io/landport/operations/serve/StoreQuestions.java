package io.landport.operations.serve;

import io.landport.api.AnswersMount;
import io.landport.api.BoundedAnswers;
import io.landport.api.ExplainMount;
import io.landport.api.SdmxMount;
import io.landport.api.StoreProbe;
import io.landport.api.assistant.Assistant;
import io.landport.contract.Release;
import io.landport.installation.Installation;
import io.landport.installation.settings.DatabaseLogin;
import io.landport.query.StorePool;
import io.landport.query.StoreReader;
import io.landport.query.receipt.ReceiptReader;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** Questions to the store of an installation over HTTP. */
public final class StoreQuestions {
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);

    private StoreQuestions() {}

    /** @param live the installation with the generation that is live now */
    public static AnswersMount of(Supplier<Installation> live) {
        return new AnswersMount(connections -> pool(live.get(), connections));
    }

    /** The same as SDMX. */
    public static SdmxMount sdmx(Supplier<Installation> live) {
        return new SdmxMount(connections -> pool(live.get(), connections), Clock.systemUTC());
    }

    /** The same for assistants; closing it closes the connections to the store. */
    public static Assistant assistant(Supplier<Installation> live, ExplainMount explanations) {
        return new Assistant(
                new BoundedAnswers(connections -> pool(live.get(), connections), explanations, Clock.systemUTC()),
                Release.VERSION);
    }

    /** Reads the store of an installation every second. */
    public static StoreProbe probe(Installation live) {
        return StoreProbe.start(() -> open(live, PROBE_TIMEOUT));
    }

    /** Reads the receipts in the store as its reader. */
    public static ReceiptReader receipts(Installation installation) {
        DatabaseLogin store = installation.settings().readersStore();
        return new ReceiptReader(store.url(), store.user(), store.password());
    }

    private static StorePool pool(Installation installation, int connections) {
        DatabaseLogin store = installation.settings().readersStore();
        return new StorePool(
                store.url(),
                store.user(),
                store.password(),
                installation.settings().analystTimeout(),
                connections);
    }

    /** Opens the store as its reader. */
    public static StoreReader open(Installation installation) {
        return open(installation, installation.settings().analystTimeout());
    }

    /** @param timeout of a query */
    static StoreReader open(Installation installation, Duration timeout) {
        DatabaseLogin store = installation.settings().readersStore();
        return StoreReader.open(store.url(), store.user(), store.password(), timeout);
    }
}
