package io.landport.operations.serve;

import io.landport.api.AnswersMount;
import io.landport.api.StoreProbe;
import io.landport.domain.reference.Source;
import io.landport.installation.Installation;
import io.landport.installation.settings.DatabaseLogin;
import io.landport.query.StorePool;
import io.landport.query.StoreReader;
import io.landport.query.receipt.ReceiptReader;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Questions to the store of an installation over HTTP. */
public final class StoreQuestions {
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);

    private StoreQuestions() {}

    /** @param live the installation with the generation that is live now */
    public static AnswersMount of(Supplier<Installation> live) {
        return new AnswersMount(
                connections -> pool(live.get(), connections), () -> datedByMonth(live.get()), Clock.systemUTC());
    }

    /** Reads the store of an installation every second. */
    public static StoreProbe probe(Installation live) {
        return StoreProbe.start(() -> opened(live, PROBE_TIMEOUT));
    }

    /** Ids of the sources whose documents have months instead of days. */
    public static Set<String> datedByMonth(Installation installation) {
        return installation.reference().sources().stream()
                .filter(Source::isDatedByMonth)
                .map(Source::id)
                .collect(Collectors.toSet());
    }

    /** Reads the receipts in the store as an analyst. */
    public static ReceiptReader receipts(Installation installation) {
        DatabaseLogin store = installation.settings().analystsStore();
        return new ReceiptReader(store.url(), store.user(), store.password());
    }

    private static StorePool pool(Installation installation, int connections) {
        DatabaseLogin store = installation.settings().analystsStore();
        return new StorePool(
                store.url(),
                store.user(),
                store.password(),
                installation.settings().analystTimeout(),
                connections);
    }

    /** Opens the store as an analyst. */
    public static StoreReader opened(Installation installation) {
        return opened(installation, installation.settings().analystTimeout());
    }

    /** @param timeout of a query */
    static StoreReader opened(Installation installation, Duration timeout) {
        DatabaseLogin store = installation.settings().analystsStore();
        return StoreReader.open(store.url(), store.user(), store.password(), timeout);
    }
}
