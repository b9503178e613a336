package io.landport.operations.stage;

import io.landport.contract.FormatLevels;
import io.landport.contract.Topics;
import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import io.landport.domain.reference.Reference;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.kafka.admin.ClusterTopics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.read.CompactedTopic;
import io.landport.kafka.read.GenerationWatch;
import io.landport.kafka.read.Generations;
import io.landport.streams.StreamsSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers the first generation of an installation, selects the live one and checks that a process is compatible with it. */
public final class LiveGeneration {
    private static final Logger LOG = LoggerFactory.getLogger(LiveGeneration.class);
    private static final int FIRST_DOCUMENT_VERSION = 1;

    private LiveGeneration() {}

    /**
     * Registers the first generation if none is registered, with the reference data and topology of this process.
     *
     * @param documentPartitions the partitions of the document topics, which is asked for if none is registered
     * @return the installation with the generation that is live now
     * @throws io.landport.reference.InvalidReferenceException with all problems
     */
    public static Installation registerFirst(Installation installation, IntSupplier documentPartitions) {
        Generations generations = generations(installation);
        List<Generation> registered = generations.all();
        if (registered.isEmpty()) {
            Generation first = first(installation.reference(), documentPartitions.getAsInt());
            generations.put(first);
            registered = List.of(first);
        }
        return select(installation, registered);
    }

    public static Generations generations(Installation installation) {
        return new Generations(new CompactedTopic<>(
                installation.client(), installation.topics().generations(), installation.wire()));
    }

    /**
     * The installation with the generation that is live now.
     *
     * @throws CommandException if none is registered
     */
    public static Installation of(Installation installation) {
        return select(installation, generations(installation).all());
    }

    /** The installation with the generation that is live now; empty if none is registered or the topic of generations is missing. */
    public static Optional<Installation> find(KafkaAdmin cluster, Installation installation) {
        boolean hasTopic = new ClusterTopics(cluster, installation.topics())
                .has(installation.topics().generations());
        List<Generation> registered = hasTopic ? generations(installation).all() : List.of();
        return Generations.live(registered).map(live -> installation.of(live, registered));
    }

    private static Installation select(Installation installation, List<Generation> registered) {
        Generation live = Generations.live(registered)
                .orElseThrow(() -> new CommandException("no generation is registered in "
                        + installation.topics().generations().name()
                        + ": register the first one with 'landport topics --create'"));
        return installation.of(live, registered);
    }

    /**
     * Rejects a generation that has other reference data or another topology than this process, or a format level that it does not read.
     *
     * @throws CommandException with the differences and what to do
     * @throws io.landport.contract.UnsupportedLevelException with the version to use
     */
    public static void requireCompatible(Installation installation) {
        if (installation.generation().isEmpty()) {
            return;
        }
        FormatLevels.requireReadable(installation.generation().get().level());
        warnOfOutdatedSetting(installation);
        List<String> objections = objections(installation);
        if (!objections.isEmpty()) {
            throw new CommandException(String.join("; ", objections)
                    + ". Set LANDPORT_REFERENCE to the reference data of the generation, or create a new generation with"
                    + " 'landport rebuild'");
        }
    }

    /**
     * The generation on which this process can work: the live one, or one that is kept and that this process is compatible with, if it is
     * not with the live one.
     *
     * @param live with the live generation
     */
    public static Installation orKept(Installation live, Instant now) {
        if (live.generation().isEmpty() || objections(live).isEmpty()) {
            return live;
        }
        List<Generation> registered = generations(live).all();
        return Generations.kept(registered, now).stream()
                .map(kept -> live.of(kept, registered))
                .filter(kept -> objections(kept).isEmpty())
                .findFirst()
                .orElse(live);
    }

    /** The reasons why this process may not work on a generation, a sentence each. */
    public static List<String> objections(Installation installation) {
        Generation generation = installation.generation().orElseThrow();
        if (!FormatLevels.isReadable(generation.level())) {
            return List.of("generation " + generation.number() + " has format level " + generation.level());
        }
        Reference reference = installation.reference();
        return generation.objections(reference.version(), reference.digest(), StreamsSettings.TOPOLOGY);
    }

    /** Finishes the swap of the live generation if it was interrupted. */
    public static void finishSwap(Installation live, Instant now) {
        List<Generation> kept = Generations.kept(generations(live).all(), now);
        GenerationStore.of(live)
                .finishSwap(number -> kept.stream().anyMatch(generation -> generation.number() == number));
        kept.forEach(generation -> letRun(live.of(generation)));
    }

    /** Grants the writer the schema of a generation that is kept, so that its consumers can continue there. */
    public static void letRun(Installation kept) {
        GenerationStore store = GenerationStore.of(kept);
        if (store.generations().hasSchema(kept.number())) {
            store.migrate();
        }
    }

    private static Generation first(Reference reference, int documentPartitions) {
        return new Generation(
                Generation.FIRST,
                Phase.LIVE,
                Topics.DEFAULT_PARTITIONS,
                documentPartitions,
                FIRST_DOCUMENT_VERSION,
                reference.version(),
                reference.digest(),
                StreamsSettings.TOPOLOGY,
                Clock.systemUTC().instant(),
                "first");
    }

    private static void warnOfOutdatedSetting(Installation installation) {
        Optional<Path> given = installation.settings().reference();
        Optional<Path> used = installation.referenceFolder();
        if (given.isPresent() && !given.equals(used)) {
            LOG.warn(
                    "LANDPORT_REFERENCE={} has the reference data of an earlier generation; using that of generation {} in {}",
                    given.get(),
                    installation.number(),
                    used.orElseThrow());
        }
    }

    /** Watches for another generation than the installation's to become live; the caller closes it. */
    public static GenerationWatch watch(Installation installation) {
        return GenerationWatch.start(
                installation.client(),
                installation.topics().generations(),
                installation.wire(),
                installation.generation().orElseThrow());
    }
}
